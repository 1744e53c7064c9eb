import { vendorOf } from '../core/vendor/vendor.ts';
import type { Environment } from '../core/environment/environment.ts';
import { optionErrors } from '../core/field-errors.ts';
import { assertionOptionsOf, signingIdentityOf, signsAssertion, type Draft, type SecretName } from '../core/draft.ts';
import { clientOfAssertion } from '../core/inquiry.ts';
import type { Answered } from '../core/introspection/introspect.ts';
import type { RegisteredKey } from '../core/key/registered-keys.ts';
import type { SigningKeyView } from '../core/key/signing-key-view.ts';
import AssertionView from './assertion-view.tsx';

export interface AssertionTabProps {
  readonly draft: Draft;
  readonly environment: Environment | undefined;
  readonly signingKey: Pick<SigningKeyView, 'key'>;
  readonly answered: Answered | undefined;
  readonly registered: { readonly keys: readonly RegisteredKey[] | undefined };
  readonly readSecret: (name: SecretName) => string;
  /** How often the ready-made assertion was sent already. */
  readonly timesSent: number;
  /** When the question last changed, in milliseconds since the epoch. */
  readonly changedAt: number;
}

/** The client_assertion before and after it is sent, or why this method has none. */
export default function AssertionTab(props: AssertionTabProps) {
  const { draft, environment, answered, readSecret, timesSent, changedAt } = props;
  const signingKey = props.signingKey.key;
  const { method } = draft;
  if (!signsAssertion(method) && method !== 'prepared')
    return <p className="px-4 py-6 text-muted sm:px-5">The method {method} authenticates without an assertion.</p>;
  const fault = optionFault(draft);
  const sent = answered?.exchange?.call.parameters.find(([name]) => name === 'client_assertion')?.[1];
  const prepared = method === 'prepared' ? readSecret('assertion') : undefined;
  const secretBytes =
    method === 'client_secret_jwt' ? { secretBytes: new TextEncoder().encode(readSecret('secret')).length } : {};
  return (
    <AssertionView
      assertion={sent ?? prepared}
      isSent={sent !== undefined}
      options={fault === undefined && environment ? assertionOptionsOf(draft, signingKey, environment) : undefined}
      missing={fault ?? missingOf(draft, environment)}
      registered={props.registered.keys}
      identity={signingIdentityOf(draft, signingKey)}
      context={
        environment && {
          environment,
          vendor: vendorOf(environment),
          method,
          clientId: draft.clientId.trim() || (prepared === undefined ? '' : clientOfAssertion(prepared)),
          now: answered && sent ? answered.receivedAt : changedAt,
          ...secretBytes,
          alreadySent: prepared !== undefined && timesSent > (sent === undefined ? 0 : 1),
        }
      }
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
