import { explainInactive } from '../verdict/inactive.ts';
import type { InactiveReason } from '../verdict/inactive-reason.ts';
import { otherClient, otherIssuer, otherResource } from '../verdict/inactive-caller-rules.ts';
import type { Cause } from './cause.ts';
import { inactiveContextOf, type RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** Why the server will answer that the token is inactive, as far as its own text tells; who asks and where is told elsewhere. */
export function tokenCauses(facts: RequestFacts): readonly Cause[] {
  if (facts.token.kind === 'empty') return [];
  const context = inactiveContextOf(facts);
  // who asks and where is told elsewhere; an audience need not be an ID
  const elsewhere = [otherIssuer, otherClient, otherResource].map((rule) => rule(context)?.short);
  return explainInactive(context)
    .filter(({ weight, short }) => weight !== 'remains' && !elsewhere.includes(short))
    .map(({ short, cause, remedy, claim = 'token', weight }) => ({
      about: claim,
      weight,
      seen: `The token: ${short}.`,
      why: `${cause} The answer is likely to be active: false.`,
      remedy,
      source: SOURCES.introspectionResponse,
    }));
}

/** Reasons for an inactive token, in the form of causes. */
export const causesOf = (reasons: readonly InactiveReason[]): readonly Cause[] =>
  reasons.map(({ claim, short, cause, remedy, weight }) => ({
    about: claim ?? short,
    weight,
    seen: cause,
    why: '',
    remedy,
  }));
