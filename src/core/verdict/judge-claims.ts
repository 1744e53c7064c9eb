import { TIME_CLAIMS } from '../claims/time.ts';
import { memberOf, type JsonNode } from '../token/json.ts';
import type { Expectation } from './expectation.ts';
import { isWrong, type Finding } from './finding.ts';
import { nearMissesOf } from './near-misses.ts';
import { judgeAge, judgeExpiry, judgeNotBefore, timeFlags } from './time-findings.ts';
import { duplicateFlag, pairVoices, valuesOf, type Voices } from './voices.ts';

/** What the answer is held against, and when: `now` is in milliseconds since the epoch. */
export interface JudgingContext {
  readonly server: JsonNode;
  readonly expectation: Expectation;
  readonly now: number;
  /** When the server answered, in milliseconds since the epoch: what passed since then does not contradict it. */
  readonly answeredAt: number;
}

/**
 * The findings on an active answer: each member of the answer once per occurrence, what was expected and is absent, and
 * what only the token says; what decides comes first.
 */
export function judgeClaims(token: JsonNode | undefined, context: JudgingContext): readonly Finding[] {
  const { server, expectation } = context;
  const findings = pairVoices(server, token).map((voices) => judge(voices, context));
  const wanted = [...expectation.values.keys(), ...(expectation.maximumAge === undefined ? [] : ['auth_time'])];
  const there = new Set(findings.map(({ claim }) => claim));
  const absent = wanted
    .filter((claim) => !there.has(claim))
    .map((claim) =>
      judge({ claim, token: undefined, server: undefined, flags: [], place: Number.MAX_SAFE_INTEGER }, context),
    );
  return inOrder([...findings, ...absent]);
}

const NOTHING: readonly string[] = [];
const NONE: Finding['near'] = [];
const ALWAYS_JUDGED: ReadonlySet<string> = new Set(['aud', 'scope', ...TIME_CLAIMS]);

function judge(voices: Voices, context: JudgingContext): Finding {
  const { claim, server } = voices;
  const { expectation, now } = context;
  const expected = expectation.values.get(claim) ?? NOTHING;
  // most claims: there can be a hundred thousand, and nobody asks about them
  if (expected === NOTHING && !ALWAYS_JUDGED.has(claim))
    return { ...voices, standing: 'unasked', expected, absent: NOTHING, near: NONE };
  const base: Finding = { ...voices, standing: 'unasked', expected, absent: [], near: [] };
  if (claim === 'auth_time' && expectation.maximumAge !== undefined)
    return judgeAge(base, expectation.maximumAge, now, isRepeated(voices));
  if (server === undefined) {
    // what the token says a second time is a row of its own, and no second expectation
    if (expected.length === 0 || memberOf(context.server, claim) !== undefined) return base;
    return withNear({ ...base, standing: 'missing', absent: expected }, context);
  }
  const repeated = isRepeated(voices);
  switch (claim) {
    case 'exp':
      return judgeExpiry(base, server, context, repeated);
    case 'nbf':
      return judgeNotBefore(base, server, now, repeated);
    case 'scope':
      return withNear({ ...against(base, repeated), flags: [...voices.flags, ...scopeFlags(server)] }, context);
    default:
      return withNear(
        {
          ...against(base, repeated),
          flags: TIME_CLAIMS.has(claim)
            ? [...voices.flags, ...timeFlags(claim, server, memberOf(context.server, 'exp'), now)]
            : voices.flags,
        },
        context,
      );
  }
}

const isRepeated = ({ claim, flags }: Voices): boolean => flags.includes(duplicateFlag(claim));

/** Holds the values against the expected ones. A name that is there twice says nothing that can be relied on. */
function against(finding: Finding, repeated: boolean): Finding {
  const { claim, server, expected } = finding;
  if (repeated && (expected.length > 0 || claim === 'aud' || claim === 'scope'))
    return { ...finding, standing: 'unmet', absent: expected };
  if (expected.length === 0) return finding;
  // a list with anything but strings in it is no list of audiences or scopes: nothing of it is met
  const isShaped = server?.kind !== 'array' || server.items.every(({ kind }) => kind === 'string');
  const values = new Set(isShaped ? valuesOf(claim, server) : []);
  const absent = expected.filter((value) => !values.has(value));
  return { ...finding, standing: absent.length === 0 ? 'met' : 'unmet', absent };
}

function withNear(finding: Finding, context: JudgingContext): Finding {
  if (finding.absent.length === 0 || isRepeated(finding)) return finding;
  const near = nearMissesOf(finding, context.server);
  return near.length === 0 ? finding : { ...finding, near, flags: [...finding.flags, 'near-match'] };
}

/** A scope-token is printable ASCII without space, double quote and backslash (RFC 6749 section 3.3). */
function scopeFlags(node: JsonNode): readonly string[] {
  if (node.kind !== 'string') return ['scope-type'];
  return /[^\x20\x21\x23-\x5b\x5d-\x7e]|^ | $| {2}/.test(node.text) ? ['scope-syntax'] : [];
}

const DECIDING = ['aud', 'scope', 'exp', 'nbf', 'iss', 'client_id', 'sub', 'acr', 'auth_time'];

/** What decides comes first, and of that what is wrong; then the server's others in its order, then the token's own. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = (finding: Finding): number => {
    const place = DECIDING.indexOf(finding.claim);
    if (isWrong(finding)) return place;
    if (finding.standing === 'met') return DECIDING.length + place;
    return 2 * DECIDING.length + (finding.server === undefined ? 1 : 0);
  };
  return findings.toSorted((one, other) => rank(one) - rank(other));
}
