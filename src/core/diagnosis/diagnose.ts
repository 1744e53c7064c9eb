import type { Draft } from '../draft.ts';
import type { Problem } from '../problem/problem.ts';
import { assertionCauses } from './assertion-causes.ts';
import { ranked, type Cause } from './cause.ts';
import { clientCauses } from './client-causes.ts';
import type { RequestFacts } from './facts.ts';
import { methodCauses } from './method-causes.ts';
import { placeCauses } from './place-causes.ts';
import { placeholderCauses } from './placeholder-causes.ts';
import { remainingRefusals, usualCauses } from './remaining-causes.ts';
import { platformCauses, saidCauses } from './said-causes.ts';
import { secretCauses } from './secret-causes.ts';
import { tokenCauses } from './token-causes.ts';

/**
 * Why a request failed, from the evidence at hand: the server's own words, the assertion as it was sent, the registered keys,
 * the metadata, the token, the clocks. Servers give every failed authentication one answer; this is what it can mean, the
 * likeliest first. Without facts only the problem itself speaks.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function diagnose(problem: Problem, facts: RequestFacts | undefined): readonly Cause[] {
  if (!facts) return ranked(usualCauses(problem));
  const platform = platformCauses(problem, facts);
  const said = [...saidCauses(problem, facts.draft.method), ...platform];
  switch (problem.code) {
    case 'client-auth-failed':
      return ranked([
        ...said,
        ...placeholderCauses(facts),
        ...authenticationCauses(facts),
        ...placeCauses(facts),
        ...remainingRefusals(facts),
      ]);
    case 'oauth-error':
    case 'forbidden':
      return ranked([...said, ...authenticationCauses(facts), ...placeCauses(facts), ...usualCauses(problem)]);
    default:
      return ranked([...platform, ...placeCauses(facts), ...usualCauses(problem)]);
  }
}

/**
 * What speaks against a request before it is sent: it never blocks, and says nothing where nothing speaks. The same rules
 * explain a refusal afterwards.
 */
export const preflight = (facts: RequestFacts): readonly Cause[] =>
  ranked([...placeholderCauses(facts), ...authenticationCauses(facts), ...placeCauses(facts), ...tokenCauses(facts)]);

/** Whether there is anything yet that a pre-flight could speak of. */
export const isBegun = ({ clientId, token }: Pick<Draft, 'clientId' | 'token'>): boolean =>
  clientId.trim() !== '' || token.trim() !== '';

/** Everything about the proof of who asks, in the order in which people trip over it. */
const authenticationCauses = (facts: RequestFacts): readonly Cause[] => [
  ...clientCauses(facts),
  ...methodCauses(facts),
  ...secretCauses(facts),
  ...assertionCauses(facts),
];
