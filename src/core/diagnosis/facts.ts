import type { AssertionParts, RuleContext } from '../assertion/rule.ts';
import { previewAssertion, readAssertion } from '../assertion/shown-assertion.ts';
import { assertionOptionsOf, signingIdentityOf, signsAssertion, type Draft, type SecretName } from '../draft.ts';
import type { Environment } from '../environment/environment.ts';
import { optionErrors } from '../field-errors.ts';
import { clientOfAssertion } from '../inquiry.ts';
import type { Answered } from '../introspection/introspect.ts';
import type { RegisteredKey } from '../key/registered-keys.ts';
import { compareRegisteredKeys, type RegistrationFinding } from '../key/registration.ts';
import type { SigningKey } from '../key/signing-key.ts';
import type { SigningKeyView } from '../key/signing-key-view.ts';
import type { SignatureCheck } from '../token/signature.ts';
import type { Token } from '../token/token.ts';
import type { InactiveContext } from '../verdict/inactive-reason.ts';
import { vendorOf, type Vendor } from '../vendor/vendor.ts';

/** What the page holds of a request, before it is sent and after. Times in milliseconds since the epoch. */
export interface RequestParts {
  readonly draft: Draft;
  readonly environment: Environment | undefined;
  readonly token: Token;
  readonly signingKey: Pick<SigningKeyView, 'key'>;
  readonly registered: { readonly keys: readonly RegisteredKey[] | undefined };
  readonly readSecret: (name: SecretName) => string;
  readonly signature: { readonly check: SignatureCheck | undefined };
  /** How often the ready-made assertion was sent already. */
  readonly timesSent: number;
  /** When the question last changed. */
  readonly changedAt: number;
  readonly answered: Answered | undefined;
  /** How far the clock of the server asked is ahead of this machine's, in seconds, as far as any answer has told. */
  readonly skew: number | undefined;
}

/** What of it the assertion depends on. */
export type AssertionSituation = Omit<RequestParts, 'token' | 'signature' | 'skew'>;

/** What is known of a request, in the form in which the rules of diagnosis ask for it. */
export interface RequestFacts {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly vendor: Vendor;
  readonly clientId: string;
  readonly token: Token;
  readonly signature: SignatureCheck | undefined;
  readonly key: SigningKey | undefined;
  readonly readSecret: (name: SecretName) => string;
  /** The assertion that was sent, or that would be; undefined where the method has none, or it cannot be made yet. */
  readonly assertion: AssertionParts | undefined;
  /** What the rules for assertions need; undefined for methods without one. */
  readonly context: RuleContext | undefined;
  /** The comparison with the client's registered keys, once it was made. */
  readonly registered: readonly RegistrationFinding[] | undefined;
  readonly skew: number | undefined;
  readonly now: number;
}

/** Puts together what is known of the request in the form; undefined while the environment is not complete. */
export function requestFactsOf(parts: RequestParts): RequestFacts | undefined {
  const { draft, environment, token, readSecret, answered } = parts;
  if (!environment) return undefined;
  const { key } = parts.signingKey;
  const sent = sentAssertionOf(answered);
  const context = ruleContextOf(parts, sent);
  const identity = signingIdentityOf(draft, key);
  return {
    draft,
    environment,
    vendor: vendorOf(environment),
    clientId: draft.clientId.trim(),
    token,
    signature: parts.signature.check,
    key,
    readSecret,
    assertion: context && assertionPartsOf(parts, environment, sent),
    context,
    registered: parts.registered.keys && identity && compareRegisteredKeys(parts.registered.keys, identity),
    skew: parts.skew,
    now: answered?.receivedAt ?? parts.changedAt,
  };
}

/** The assertion that went over the wire; undefined if none did. */
export const sentAssertionOf = (answered: Answered | undefined): string | undefined =>
  answered?.exchange?.call.parameters.find(([name]) => name === 'client_assertion')?.[1];

/** What the rules for assertions need to know of the request; undefined for a method without one. */
export function ruleContextOf(parts: AssertionSituation, sent: string | undefined) {
  const { draft, environment, readSecret, timesSent, answered, changedAt } = parts;
  const { method } = draft;
  if (!environment || (!signsAssertion(method) && method !== 'prepared')) return undefined;
  const isPrepared = method === 'prepared';
  return {
    environment,
    vendor: vendorOf(environment),
    method,
    clientId: draft.clientId.trim() || (isPrepared ? clientOfAssertion(readSecret('assertion')) : ''),
    now: answered && sent !== undefined ? answered.receivedAt : changedAt,
    ...(method === 'client_secret_jwt' ? { secretBytes: new TextEncoder().encode(readSecret('secret')).length } : {}),
    alreadySent: isPrepared && timesSent > (sent === undefined ? 0 : 1),
  } satisfies RuleContext;
}

function assertionPartsOf(
  { draft, signingKey, readSecret, changedAt }: RequestParts,
  environment: Environment,
  sent: string | undefined,
): AssertionParts | undefined {
  const text = sent ?? (draft.method === 'prepared' ? readSecret('assertion') : undefined);
  if (text !== undefined) return readAssertion(text);
  const { lifetime, extraClaims } = optionErrors(draft);
  if (lifetime !== undefined || extraClaims !== undefined) return undefined;
  const options = assertionOptionsOf(draft, signingKey.key, environment);
  return options && previewAssertion(options, changedAt);
}

/** What is known of the token asked about, in the form in which the rules for an inactive answer ask for it. */
export function inactiveContextOf({
  token,
  environment,
  clientId,
  draft,
  signature,
  skew,
  now,
}: RequestFacts): InactiveContext {
  const { caller, hint } = draft;
  return { token, inquiry: { caller, clientId, environment, hint }, signature, skew, now };
}
