import { describeDuration, readTime } from '../claims/time.ts';
import type { Answered } from '../introspection/introspect.ts';
import { describeProblem } from '../problem/problem.ts';
import { membersNamed, textOf, type JsonNode } from '../token/json.ts';
import type { Token } from '../token/token.ts';
import type { Expectation } from './expectation.ts';
import { audiencesOf, judgeClaims, listClaims, scopesOf, type Finding } from './finding.ts';
import { explainInactive, type InactiveReason } from './inactive.ts';

/** The state of the answer, from nothing asked to judged; the page shows it as `data-verdict`. */
export type VerdictState =
  | 'idle'
  | 'pending'
  | 'accepted'
  | 'rejected'
  | 'active'
  | 'inactive'
  | 'malformed'
  | 'failed';

/** The judgement on one answer: a headline that names what decided, a line of reason, and the findings behind it. */
export interface Verdict {
  readonly state: Exclude<VerdictState, 'idle' | 'pending'>;
  readonly headline: string;
  readonly reason: string;
  /** What to be careful about although everything expected was met. */
  readonly caution?: string;
  readonly findings: readonly Finding[];
  readonly inactive: readonly InactiveReason[];
}

/**
 * Judges an answer against what was expected. The same answer is judged anew whenever an expectation changes. It is
 * green only if the server says that the token is active, at least one thing was expected, all of it holds, and nothing
 * contradicts it.
 */
export function judgeAnswer(answered: Answered, token: Token, expectation: Expectation): Verdict {
  const { outcome, receivedAt } = answered;
  switch (outcome.kind) {
    case 'failed':
    case 'malformed': {
      const prefix = outcome.kind === 'failed' ? 'Failed' : 'Not an introspection answer';
      const { title } = describeProblem(outcome.problem);
      return {
        state: outcome.kind,
        headline: `${prefix}: ${lowerFirst(title)}`,
        reason: outcome.problem.detail ?? 'There is no answer to judge: nothing is known about the token.',
        findings: listClaims(outcome.kind === 'malformed' ? outcome.members : undefined, token.claims, 'not-evaluated'),
        inactive: [],
      };
    }
    case 'introspection': {
      const { active, members } = outcome.introspection;
      return active ? judgeActive(members, token, expectation, receivedAt) : judgeInactive(answered, members, token);
    }
  }
}

function judgeInactive(answered: Answered, members: JsonNode, token: Token): Verdict {
  const inactive = explainInactive(token, answered.inquiry, answered.receivedAt);
  const first = inactive[0];
  return {
    state: 'inactive',
    headline: `Inactive: ${first?.short ?? 'the server does not vouch for it'}`,
    reason: `The server answered active: false and may not say why. ${first?.known ? 'The token itself tells.' : 'Nothing in the token contradicts it.'}`,
    findings: listClaims(members, token.claims, 'not-evaluated'),
    inactive,
  };
}

function judgeActive(members: JsonNode, token: Token, expectation: Expectation, now: number): Verdict {
  const findings = judgeClaims(members, token.claims, expectation, now);
  const wrong = findings.filter(({ standing }) => standing === 'unmet' || standing === 'missing');
  const base = { findings, inactive: [] };
  const [first] = wrong;
  if (first) {
    const others = wrong.slice(1).map(({ claim }) => claim);
    const also = others.length === 0 ? '' : ` Also wrong: ${[...new Set(others)].join(', ')}.`;
    return {
      ...base,
      state: 'rejected',
      headline: `Rejected: ${describeFault(first, now)}`,
      reason: `${explainFault(first)}${also}`,
    };
  }
  const caution = cautionOf(members, token);
  const withCaution = caution === undefined ? {} : { caution };
  const asked = [
    ...(expectation.resources.length > 0 ? [`for ${expectation.resources.join(' and ')}`] : []),
    ...(expectation.scopes.length > 0 ? [`with ${expectation.scopes.join(' and ')}`] : []),
  ];
  if (asked.length === 0)
    return {
      ...base,
      ...withCaution,
      state: 'active',
      headline: 'Active: nothing was expected of it',
      reason:
        'The server vouches for this token. Enter the expected resource and scope to learn whether your API should accept it.',
    };
  const expiry = membersNamed(members, 'exp')[0];
  const reading = expiry && readTime(expiry);
  const left = reading?.kind === 'time' ? ` It expires in ${describeDuration(reading.seconds - now / 1000)}.` : '';
  return {
    ...base,
    ...withCaution,
    state: 'accepted',
    headline: `Accepted: ${asked.join(', ')}`,
    reason: `The server vouches for this token, and everything expected holds.${left}`,
  };
}

/** The fault in the words of a headline. */
function describeFault({ claim, standing, absent, expiry, flags, server }: Finding, now: number): string {
  const values = absent.join(' and ');
  if (flags.includes(`duplicate-key:${claim}`)) return `${claim} is there more than once`;
  if (claim === 'scope')
    return standing === 'missing'
      ? `no scope was granted, ${values} was expected`
      : `${values} ${absent.length > 1 ? 'were' : 'was'} not granted`;
  if (claim === 'aud')
    return standing === 'missing' ? `aud is missing, ${values} was expected` : `aud does not name ${values}`;
  const reading = server && readTime(server);
  const seconds = reading?.kind === 'time' ? reading.seconds : now / 1000;
  if (expiry === 'expired') return `exp passed ${describeDuration(seconds - now / 1000)} ago`;
  if (flags.includes('not-yet-valid')) return `nbf is still ${describeDuration(seconds - now / 1000)} ahead`;
  return `${claim} is not a time in seconds`;
}

function explainFault({ claim, flags, server, expiry }: Finding): string {
  if (flags.includes(`duplicate-key:${claim}`))
    return 'Readers of JSON disagree on which of the two counts; no API should rely on either.';
  if (claim === 'aud' && server)
    return `The token is meant for ${list(audiencesOf(server)) || 'nobody that can be named'}.`;
  if (claim === 'scope' && server) return `Granted: ${list(scopesOf(server)) || 'nothing'}.`;
  if (claim === 'aud') return 'The server’s answer names no resource, so no resource can rely on it.';
  if (claim === 'scope') return 'The server’s answer names no scope.';
  if (expiry === 'expired')
    return 'The server says active although its own exp has passed: the two contradict each other.';
  if (expiry === 'suspicious-milliseconds') return 'The value looks like milliseconds; RFC 7519 wants seconds.';
  return 'RFC 7519 wants a number of seconds since 1970.';
}

/** @see https://www.rfc-editor.org/rfc/rfc9449#section-6.2 and https://www.rfc-editor.org/rfc/rfc8705#section-3.2 */
function cautionOf(members: JsonNode, token: Token): string | undefined {
  if (token.kind === 'id-token')
    return 'This is an ID token: it tells a client who signed on. An API should not accept it as an access token.';
  const use = (
    textOf(members, 'token_use') ??
    textOf(members, 'typ') ??
    textOf(members, 'token_type') ??
    ''
  ).toLowerCase();
  if (/refresh/.test(use))
    return 'This is a refresh token: it is for the authorization server only. An API should not accept it.';
  if (membersNamed(members, 'cnf').length > 0 || use === 'dpop')
    return 'This token is bound to a key (cnf): whoever presents it must also prove to hold that key.';
  return undefined;
}

const list = (values: readonly string[]): string =>
  values.slice(0, 5).join(', ') + (values.length > 5 ? `, and ${values.length - 5} more` : '');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
