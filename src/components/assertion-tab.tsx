import { ruleContextOf, sentAssertionOf, type AssertionSituation } from '../core/diagnosis/facts.ts';
import { assertionOptionsOf, signingIdentityOf, signsAssertion, type Draft } from '../core/draft.ts';
import type { Environment } from '../core/environment/environment.ts';
import { optionErrors } from '../core/field-errors.ts';
import AssertionView from './assertion-view.tsx';

export type AssertionTabProps = AssertionSituation;

/** The client_assertion before and after it is sent, or why this method has none. */
export default function AssertionTab(props: AssertionTabProps) {
  const { draft, environment, answered, readSecret } = props;
  const signingKey = props.signingKey.key;
  const { method } = draft;
  if (!signsAssertion(method) && method !== 'prepared')
    return <p className="px-4 py-6 text-muted sm:px-5">The method {method} authenticates without an assertion.</p>;
  const fault = optionFault(draft);
  const sent = sentAssertionOf(answered);
  return (
    <AssertionView
      assertion={sent ?? (method === 'prepared' ? readSecret('assertion') : undefined)}
      isSent={sent !== undefined}
      options={fault === undefined && environment ? assertionOptionsOf(draft, signingKey, environment) : undefined}
      missing={fault ?? missingOf(draft, environment)}
      registered={props.registered.keys}
      identity={signingIdentityOf(draft, signingKey)}
      context={ruleContextOf(props, sent)}
    />
  );
}

/** What is wrong with an option, so that there is nothing to preview. */
function optionFault(draft: Draft): string | undefined {
  const { extraClaims, lifetime } = optionErrors(draft);
  if (extraClaims !== undefined) return 'Correct the extra claims, to see the assertion with them.';
  return lifetime === undefined ? undefined : 'Correct the lifetime, to see the assertion with it.';
}

function missingOf({ method }: Draft, environment: Environment | undefined): string {
  if (!environment) return 'Complete the environment: the assertion is made for its issuer.';
  if (method === 'prepared') return 'Paste the assertion that was signed elsewhere, to see what is in it.';
  return 'Import the signing key, to see the assertion that it will sign.';
}
