import { memberOf } from '../token/json.ts';
import { listed } from '../claims/excerpt.ts';
import { secondsOf, utcOf } from '../claims/time.ts';
import type { Answered } from '../introspection/introspect.ts';
import type { Introspection } from '../introspection/introspection.ts';
import { describeProblem } from '../problem/problem.ts';
import type { SignatureCheck } from '../token/signature.ts';
import type { Token } from '../token/token.ts';
import { cautionOf, kindCaution } from './caution.ts';
import { expectsAnything, type Expectation } from './expectation.ts';
import { describeFault, explainFault } from './fault-words.ts';
import { isWrong, listClaims, type Finding } from './finding.ts';
import { explainInactive } from './inactive.ts';
import type { InactiveReason } from './inactive-reason.ts';
import { judgeClaims } from './judge-claims.ts';

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

/** What an answer is judged by, beside itself. `now` is in milliseconds since the epoch. */
export interface Evidence {
  readonly token: Token;
  readonly expectation: Expectation;
  /** What came of checking the token's signature; undefined while nobody did. */
  readonly signature: SignatureCheck | undefined;
  readonly now: number;
}

/**
 * Judges an answer against what was expected. The same answer is judged anew whenever an expectation changes or one of
 * its times passes. It is green only if the server says that the token is active, at least one thing was expected, all of
 * it holds, and nothing contradicts it.
 */
export function judgeAnswer(answered: Answered, evidence: Evidence): Verdict {
  const { outcome } = answered;
  switch (outcome.kind) {
    case 'failed':
    case 'malformed': {
      const prefix = outcome.kind === 'failed' ? 'Failed' : 'Not an introspection answer';
      const { title } = describeProblem(outcome.problem);
      const { code, detail = '' } = outcome.problem;
      const isTelling = code === 'malformed-json' && detail !== '';
      const members = outcome.kind === 'malformed' ? outcome.members : undefined;
      return {
        state: outcome.kind,
        headline: `${prefix}: ${lowerFirst(isTelling ? detail.replace(/\.$/, '') : title)}`,
        reason: isTelling ? `${title}.` : detail || 'There is no answer to judge: nothing is known about the token.',
        findings: listClaims(members, evidence.token.claims, 'not-evaluated', evidence.now),
        inactive: [],
      };
    }
    case 'introspection':
      return outcome.introspection.active
        ? judgeActive(outcome.introspection, answered.receivedAt, evidence)
        : judgeInactive(answered, outcome.introspection, evidence);
  }
}

/**
 * The next moment, in milliseconds since the epoch, at which the same answer has to be judged anew because one of its times
 * passes; undefined if none lies ahead of `now`.
 */
export function nextJudgement({ outcome }: Answered, { expectation }: Evidence, now: number): number | undefined {
  if (outcome.kind !== 'introspection' || !outcome.introspection.active) return undefined;
  const { members } = outcome.introspection;
  const at = (claim: string, later = 0): number => ((secondsOf(memberOf(members, claim)) ?? Number.NaN) + later) * 1000;
  const age = expectation.maximumAge;
  const moments = [at('exp'), at('nbf'), ...(age === undefined ? [] : [at('auth_time', age) + 1])];
  const ahead = moments.filter((moment) => moment > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

function judgeInactive(answered: Answered, { members }: Introspection, { token, signature, now }: Evidence): Verdict {
  const inactive = explainInactive({ token, inquiry: answered.inquiry, signature, skew: answered.skew, now });
  const [first] = inactive;
  return {
    state: 'inactive',
    headline: `Inactive: ${first?.short ?? 'the server does not vouch for it'}`,
    reason: `The server answered active: false and may not say why. ${WEIGHTS[first?.weight ?? 'remains']}`,
    findings: implicatedFirst(listClaims(members, token.claims, 'not-evaluated', now), inactive),
    inactive,
  };
}

/** The claims that tell why stand first, and `active` with them; nothing of it is judged. */
function implicatedFirst(findings: readonly Finding[], reasons: readonly InactiveReason[]): readonly Finding[] {
  const telling = new Set(reasons.flatMap(({ claim, weight }) => (claim && weight === 'evidence' ? [claim] : [])));
  const marked = findings.map((finding) => (telling.has(finding.claim) ? { ...finding, tellsWhy: true } : finding));
  const rank = ({ claim }: Finding): number => (telling.has(claim) ? 0 : claim === 'active' ? 1 : 2);
  return marked.toSorted((one, other) => rank(one) - rank(other));
}

const WEIGHTS: Readonly<Record<InactiveReason['weight'], string>> = {
  evidence: 'The token itself tells.',
  inferred: 'This is inferred, not known.',
  remains: 'Nothing that is known here explains it.',
};

function judgeActive({ members, signedBy }: Introspection, answeredAt: number, evidence: Evidence): Verdict {
  const { token, expectation, signature, now } = evidence;
  const findings = judgeClaims(token.claims, { server: members, expectation, now, answeredAt });
  const base = { findings, inactive: [] };
  const wrong = findings.filter(isWrong);
  const [first] = wrong;
  const kind = kindCaution(members, token);
  if (first || signature?.state === 'failed') {
    const others = [
      ...new Set(wrong.slice(1).flatMap(({ claim }) => (claim === first?.claim ? [] : [claim]))),
      ...(first && signature?.state === 'failed' ? ['the token’s signature'] : []),
    ];
    const also = others.length === 0 ? '' : ` Also wrong: ${listed(others, ', ', 8)}.`;
    return {
      ...base,
      ...(kind === undefined ? {} : { caution: kind }),
      state: 'rejected',
      headline: first ? `Rejected: ${describeFault(first, now)}` : 'Rejected: the signature of the token is not valid',
      reason: `${first ? explainFault(first) : (signature?.sentence ?? '')}${also}`,
    };
  }
  const caution = cautionOf(members, token, signature, now);
  const withCaution = caution === undefined ? {} : { caution };
  if (!expectsAnything(expectation))
    return {
      ...base,
      ...withCaution,
      state: 'active',
      headline: 'Active: nothing was expected of it',
      reason:
        'The server vouches for this token. Enter the expected resource and scope to learn whether your API should accept it.',
    };
  const expiry = secondsOf(memberOf(members, 'exp'));
  const left = expiry === undefined ? '' : ` It expires at ${utcOf(expiry)}.`;
  const signed = signedBy === undefined ? '' : ` Its answer is a signed JWT: ${lowerFirst(signedBy)}`;
  return {
    ...base,
    ...withCaution,
    state: 'accepted',
    headline: `Accepted: ${describeMet(expectation)}`,
    reason: `The server vouches for this token, and everything expected holds.${left}${signed}`,
  };
}

/** What was expected and holds, in the words of a headline. */
function describeMet({ values, maximumAge }: Expectation): string {
  const said = [...values].map(([claim, expected]) => {
    const all = listed(expected, ' and ');
    return claim === 'aud' ? `for ${all}` : claim === 'scope' ? `with ${all}` : `${claim} is ${all}`;
  });
  return [...said, ...(maximumAge === undefined ? [] : [`signed on at most ${maximumAge} s ago`])].join(', ');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
