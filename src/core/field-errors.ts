import { hasPlaceholder, readEnvironment, type Environment, urlError } from './environment/environment.ts';
import { unconfirmedHosts } from './environment/elsewhere.ts';
import { audienceToConsent, needsClientId, signsAssertion, type Credentials, type Draft } from './draft.ts';
import { extraClaimsError } from './assertion/extra-claims.ts';
import { cleanToken } from './token/clean.ts';
import { isPrivateKey } from './token/private-key-text.ts';
import { lacksIntrospection } from './vendor/preset-id.ts';
import { tokenError } from './token/token-error.ts';

/** The fields that can be wrong. */
export type Field =
  | 'environmentId'
  | 'customDomain'
  | 'issuer'
  | 'endpoint'
  | 'tokenEndpoint'
  | 'confirmation'
  | 'token'
  | 'clientId'
  | 'key'
  | 'secret'
  | 'assertion'
  | 'bearer'
  | 'audience'
  | 'lifetime'
  | 'extraClaims';

/** A sentence for each field that keeps the question from being asked. */
export type FieldErrors = Partial<Record<Field, string>>;

/** Says of every field at once what keeps the question from being asked; empty if nothing does. */
export function fieldErrorsOf(draft: Draft, credentials: Credentials, sandboxOrigin: string): FieldErrors {
  const environment = readEnvironment(draft, sandboxOrigin);
  return {
    ...(environment.ok ? {} : environment.reason),
    ...(environment.ok ? {} : introspectionError(draft)),
    ...confirmationError(draft),
    ...fieldError('token', tokenError(cleanToken(draft.token, draft.chosenToken).text, credentials.secret)),
    ...(needsClientId(draft.method) ? fieldError('clientId', clientIdError(draft)) : {}),
    ...credentialErrors(draft, credentials),
    ...(signsAssertion(draft.method) ? optionErrors(draft) : {}),
    ...(environment.ok ? consentError(draft, credentials, environment.value) : {}),
  };
}

/** Says that a host came from elsewhere and waits for a person’s confirmation. */
export const confirmationError = (draft: Draft): FieldErrors =>
  unconfirmedHosts(draft).length === 0 ? {} : { confirmation: 'Confirm first that this may go there.' };

/** Says of a product without introspection that it has none, and what can be done instead. */
const introspectionError = ({ server, preset, endpoint }: Draft): FieldErrors =>
  server === 'other' && lacksIntrospection(preset) && endpoint.trim() === ''
    ? { endpoint: 'This product has no introspection endpoint. “Check signature” works without one.' }
    : {};

const fieldError = (field: Field, sentence: string | undefined): FieldErrors =>
  sentence === undefined ? {} : { [field]: sentence };

const PLACEHOLDER = 'This still holds a template variable. Replace it with its value.';

function clientIdError({ clientId, caller }: Draft): string | undefined {
  const id = clientId.trim();
  if (id === '')
    return caller === 'resource'
      ? 'Enter the ID of the custom resource that asks.'
      : 'Enter the client ID of the application that asks.';
  return hasPlaceholder(id) ? PLACEHOLDER : undefined;
}

function credentialErrors({ method }: Draft, { key, secret, assertion, bearer }: Credentials): FieldErrors {
  switch (method) {
    case 'private_key_jwt':
      return key ? {} : { key: 'Paste the private key that the client signs with.' };
    case 'client_secret_jwt':
    case 'client_secret_basic':
    case 'client_secret_post':
      return fieldError('secret', secretError(secret));
    case 'prepared':
      return fieldError(
        'assertion',
        readyMadeError(assertion, 'Paste the client_assertion that was signed elsewhere.'),
      );
    case 'bearer':
      return fieldError('bearer', readyMadeError(bearer, 'Paste the access token that introspection is asked with.'));
    case 'none':
      return {};
  }
}

function secretError(secret: string): string | undefined {
  if (secret === '') return 'Enter the secret of the client.';
  if (isPrivateKey(secret))
    return 'This is a private key, not a secret. It was not sent. Choose private_key_jwt for it.';
  return hasPlaceholder(secret) ? PLACEHOLDER : undefined;
}

function readyMadeError(text: string, missing: string): string | undefined {
  const cleaned = cleanToken(text).text;
  if (cleaned === '') return missing;
  if (isPrivateKey(cleaned)) return 'This is a private key. It was not sent. Remove it from here.';
  if (hasPlaceholder(cleaned)) return PLACEHOLDER;
  return /[^\x21-\x7e]/.test(cleaned) ? 'This holds characters that no token has.' : undefined;
}

/** What is wrong with the options of an assertion that the page signs. */
export function optionErrors(draft: Draft): FieldErrors {
  const seconds = Number(draft.lifetime);
  const isLifetime = draft.lifetime.trim() !== '' && Number.isInteger(seconds) && seconds >= 1 && seconds <= 31_536_000;
  const audience = draft.customAudience.trim();
  return {
    ...(isLifetime ? {} : { lifetime: 'Enter a whole number of seconds, 1 or more.' }),
    ...(draft.audience === 'custom' && audience === '' ? { audience: 'Enter the audience of the assertion.' } : {}),
    ...(draft.audience === 'custom' && hasPlaceholder(audience) ? { audience: PLACEHOLDER } : {}),
    ...fieldError('extraClaims', extraClaimsError(draft.extraClaims)),
  };
}

function consentError(draft: Draft, credentials: Credentials, environment: Environment): FieldErrors {
  if (signsAssertion(draft.method) && draft.audience === 'token') {
    const fault = urlError(
      environment.tokenEndpoint,
      'the URL of the token endpoint: it is the audience of the assertion',
    );
    if (fault !== undefined) return { tokenEndpoint: fault };
  }
  const audience = audienceToConsent(draft, credentials, environment);
  if (audience === undefined || audience.consent === draft.consent) return {};
  const sentence = 'The assertion names another server than the one it is sent to. Confirm that this is meant.';
  return draft.method === 'prepared' ? { assertion: sentence } : { audience: sentence };
}
