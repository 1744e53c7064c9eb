import { readTime, TIME_CLAIMS } from '../claims/time.ts';
import { duplicateNames, membersNamed, shownText, type JsonNode } from '../token/json.ts';
import type { Expectation } from './expectation.ts';

/** How one claim stands against what was expected of it. */
export type Standing = 'met' | 'unmet' | 'missing' | 'unasked' | 'not-evaluated';

/** What kind of time stands in `exp`. */
export type ExpiryState = 'valid' | 'expired' | 'out-of-range' | 'wrong-type' | 'suspicious-milliseconds';

/** One row of the table: a claim in up to three voices, and how it stands. */
export interface Finding {
  readonly claim: string;
  readonly standing: Standing;
  readonly token: JsonNode | undefined;
  readonly server: JsonNode | undefined;
  /** The expected values; empty if nothing was expected of this claim. */
  readonly expected: readonly string[];
  /** The expected values that are not there; empty unless the standing is `unmet` or `missing`. */
  readonly absent: readonly string[];
  readonly expiry?: ExpiryState;
  readonly flags: readonly string[];
}

/** The values of `aud`: a string stands for itself, an array for its strings. @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3 */
export function audiencesOf(node: JsonNode | undefined): readonly string[] {
  if (node?.kind === 'string') return [node.text];
  return node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'string' ? [item.text] : [])) : [];
}

/** The granted scopes: split at single spaces only and case-sensitive. @see https://www.rfc-editor.org/rfc/rfc6749#section-3.3 */
export function scopesOf(node: JsonNode | undefined): readonly string[] {
  if (node?.kind === 'string') return node.text.split(' ').filter((scope) => scope !== '');
  return node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'string' ? [item.text] : [])) : [];
}

/**
 * The findings on an active answer: each member of the answer once per occurrence, what was expected and is absent, and
 * what only the token says. `now` is in milliseconds since the epoch.
 */
export function judgeClaims(
  server: JsonNode,
  token: JsonNode | undefined,
  expectation: Expectation,
  now: number,
): readonly Finding[] {
  const expected: Readonly<Record<string, readonly string[]>> = {
    aud: expectation.resources,
    scope: expectation.scopes,
  };
  const findings = pairVoices(server, token).map((voices) => judge(voices, expected[voices.claim] ?? [], now));
  for (const claim of ['aud', 'scope'] as const) {
    const wanted = expected[claim] ?? [];
    if (wanted.length > 0 && !findings.some((finding) => finding.claim === claim))
      findings.push({
        claim,
        standing: 'missing',
        token: undefined,
        server: undefined,
        expected: wanted,
        absent: wanted,
        flags: [],
      });
  }
  return inOrder(findings);
}

/** The same rows without a judgement: before anything was asked, and for an answer that vouches for nothing. */
export function listClaims(
  server: JsonNode | undefined,
  token: JsonNode | undefined,
  standing: Standing,
): readonly Finding[] {
  return pairVoices(server, token).map((voices) => ({ ...voices, standing, expected: [], absent: [] }));
}

interface Voices {
  readonly claim: string;
  readonly token: JsonNode | undefined;
  readonly server: JsonNode | undefined;
  readonly flags: readonly string[];
}

function pairVoices(server: JsonNode | undefined, token: JsonNode | undefined): readonly Voices[] {
  const membersOf = (node: JsonNode | undefined) => (node?.kind === 'object' ? node.members : []);
  const bothSpeak = server !== undefined && token !== undefined;
  const said = membersOf(server).map(({ name, value }): Voices => {
    const own = membersNamed(token, name)[0];
    const flags = duplicateFlags(server, name, value);
    return {
      claim: name,
      server: value,
      token: own,
      flags: bothSpeak && own && !agree(name, own, value) ? [...flags, 'differs'] : flags,
    };
  });
  const onlyToken = membersOf(token)
    .filter(({ name }) => membersNamed(server, name).length === 0)
    .map(({ name, value }): Voices => ({
      claim: name,
      server: undefined,
      token: value,
      flags: duplicateFlags(token, name, value),
    }));
  return [...said, ...onlyToken];
}

function duplicateFlags(owner: JsonNode | undefined, name: string, value: JsonNode): readonly string[] {
  const names = new Set(duplicateNames(value));
  if (membersNamed(owner, name).length > 1) names.add(name);
  return [...names].map((duplicate) => `duplicate-key:${duplicate}`);
}

/** Whether both voices say the same: lists of audiences and scopes as sets, everything else by its text. */
function agree(claim: string, one: JsonNode, other: JsonNode): boolean {
  const valuesOf = claim === 'aud' ? audiencesOf : claim === 'scope' ? scopesOf : undefined;
  if (!valuesOf)
    return one.kind === other.kind && shownText(one).replace(/\s+/g, ' ') === shownText(other).replace(/\s+/g, ' ');
  const [left, right] = [new Set(valuesOf(one)), new Set(valuesOf(other))];
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function judge(voices: Voices, expected: readonly string[], now: number): Finding {
  const { claim, server } = voices;
  const base: Finding = { ...voices, standing: 'unasked', expected, absent: [] };
  if (server === undefined) return expected.length > 0 ? { ...base, standing: 'missing', absent: expected } : base;
  const repeated = voices.flags.includes(`duplicate-key:${claim}`);
  switch (claim) {
    case 'aud':
      return against(base, audiencesOf(server), repeated);
    case 'scope':
      return { ...against(base, scopesOf(server), repeated), flags: [...voices.flags, ...scopeFlags(server)] };
    case 'exp':
      return judgeExpiry(base, server, now, repeated);
    case 'nbf':
      return judgeNotBefore(base, server, now, repeated);
    default:
      return TIME_CLAIMS.has(claim) ? { ...base, flags: [...voices.flags, ...timeFlags(claim, server, now)] } : base;
  }
}

function against(finding: Finding, values: readonly string[], repeated: boolean): Finding {
  if (repeated) return { ...finding, standing: 'unmet', absent: finding.expected };
  if (finding.expected.length === 0) return finding;
  const absent = finding.expected.filter((value) => !values.includes(value));
  return { ...finding, standing: absent.length === 0 ? 'met' : 'unmet', absent };
}

/** A scope-token is printable ASCII without space, double quote and backslash (RFC 6749 section 3.3). */
function scopeFlags(node: JsonNode): readonly string[] {
  if (node.kind !== 'string') return ['scope-type'];
  return /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(node.text) || node.text === ''
    ? []
    : ['scope-syntax'];
}

function judgeExpiry(finding: Finding, node: JsonNode, now: number, repeated: boolean): Finding {
  const reading = readTime(node);
  if (reading.kind !== 'time') return { ...finding, standing: 'unmet', expiry: reading.kind };
  const expired = reading.seconds * 1000 <= now;
  return {
    ...finding,
    standing: expired || repeated ? 'unmet' : 'met',
    expiry: expired ? 'expired' : 'valid',
    flags: expired ? [...finding.flags, 'active-but-expired'] : finding.flags,
  };
}

function judgeNotBefore(finding: Finding, node: JsonNode, now: number, repeated: boolean): Finding {
  const reading = readTime(node);
  const early = reading.kind === 'time' && reading.seconds * 1000 > now;
  if (early) return { ...finding, standing: 'unmet', flags: [...finding.flags, 'not-yet-valid'] };
  return repeated ? { ...finding, standing: 'unmet' } : finding;
}

function timeFlags(claim: string, node: JsonNode, now: number): readonly string[] {
  const reading = readTime(node);
  return claim === 'iat' && reading.kind === 'time' && reading.seconds * 1000 > now + 60_000 ? ['iat-in-future'] : [];
}

const DECIDING = ['aud', 'scope', 'exp', 'nbf'];

/** What decides comes first, and of that what is wrong; then the server's others in its order, then the token's own. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ claim, standing, server }: Finding): number => {
    const place = DECIDING.indexOf(claim);
    if (standing === 'unmet' || standing === 'missing') return place;
    if (standing === 'met') return 10 + place;
    return server === undefined ? 30 : 20;
  };
  return findings.toSorted((one, other) => rank(one) - rank(other));
}
