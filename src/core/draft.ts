import type { Caller, Method } from './environment/client-authentication.ts';
import type { Environment, EnvironmentDraft } from './environment/environment.ts';
import { SECRET_ALGORITHMS, type Algorithm } from './key/algorithms.ts';
import type { SigningKey } from './key/signing-key.ts';
import { audienceOf, foreignAudienceHost, isLoopbackUrl, type Audience } from './assertion/audience.ts';
import { ASSERTION_LIFETIME_S, type AssertionOptions, type AssertionType } from './assertion/options.ts';
import { cleanToken } from './token/clean.ts';
import { textOf } from './token/json.ts';
import { readToken } from './token/token.ts';

/** The values of `token_type_hint`; empty sends none. @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1 */
export const TOKEN_TYPE_HINTS = ['', 'access_token', 'refresh_token'] as const;

/**
 * How client ID and secret are written into an Authorization header: form-encoded first, as RFC 6749 section 2.3.1 says, or
 * as they are, as many servers expect. The two differ only where one of them has other characters than letters and digits.
 */
export const BASIC_ENCODINGS = ['form', 'raw'] as const;

/** One of {@link BASIC_ENCODINGS}. */
export type BasicEncoding = (typeof BASIC_ENCODINGS)[number];

/** The form as typed: all strings. Key, secret, ready-made assertion and bearer token are not part of it. */
export interface Draft extends EnvironmentDraft {
  readonly token: string;
  readonly hint: string;
  readonly caller: Caller;
  readonly clientId: string;
  readonly method: Method;
  readonly basicEncoding: BasicEncoding;
  /** The chosen JWS algorithm; empty means the default of the key. */
  readonly algorithm: string;
  /** The `kid` of the assertion; empty for none. */
  readonly keyId: string;
  readonly audience: Audience;
  readonly customAudience: string;
  /** The audience that a person agreed to sign for although another host is asked. */
  readonly consentedAudience: string;
  /** Seconds. */
  readonly lifetime: string;
  readonly assertionType: AssertionType;
  readonly extraClaims: string;
  readonly registeredKeys: string;
  readonly jwksUrl: string;
  readonly expectedResource: string;
  readonly expectedScope: string;
}

/** A draft with nothing typed. */
export const EMPTY_DRAFT: Draft = {
  server: 'sandbox',
  environmentId: '',
  customDomain: '',
  issuer: '',
  endpoint: '',
  tokenEndpoint: '',
  token: '',
  hint: '',
  caller: 'application',
  clientId: '',
  method: 'private_key_jwt',
  basicEncoding: 'form',
  algorithm: '',
  keyId: '',
  audience: 'issuer',
  customAudience: '',
  consentedAudience: '',
  lifetime: String(ASSERTION_LIFETIME_S),
  assertionType: 'JWT',
  extraClaims: '',
  registeredKeys: '',
  jwksUrl: '',
  expectedResource: '',
  expectedScope: '',
};

/** What the client authenticates with; never part of the draft, the URL or any storage. */
export interface Credentials {
  readonly key: SigningKey | undefined;
  readonly secret: string;
  readonly assertion: string;
  readonly bearer: string;
}

/** Whether the page itself signs an assertion for this method. */
export const signsAssertion = (method: Method): method is 'private_key_jwt' | 'client_secret_jwt' =>
  method === 'private_key_jwt' || method === 'client_secret_jwt';

/** Whether a request of this method names the client by what is typed as Client ID. */
export const needsClientId = (method: Method): boolean => method !== 'bearer' && method !== 'prepared';

/** The algorithms that can be chosen: those of the key or of a secret. */
export const algorithmChoices = (method: Method, key: SigningKey | undefined): readonly Algorithm[] =>
  method === 'client_secret_jwt' ? SECRET_ALGORITHMS : method === 'private_key_jwt' ? (key?.algorithms ?? []) : [];

/** The algorithm that will be used: the chosen one where it fits, else the default; undefined without a key. */
export function algorithmOf(
  draft: Pick<Draft, 'method' | 'algorithm'>,
  key: SigningKey | undefined,
): Algorithm | undefined {
  const choices = algorithmChoices(draft.method, key);
  return choices.find((name) => name === draft.algorithm) ?? choices[0];
}

/** What the assertion will be made of, as far as the draft tells; undefined if the page signs none, or has no key for it. */
export function assertionOptionsOf(
  draft: Draft,
  key: SigningKey | undefined,
  environment: Environment,
): AssertionOptions | undefined {
  const algorithm = algorithmOf(draft, key);
  if (algorithm === undefined || !signsAssertion(draft.method)) return undefined;
  return {
    clientId: draft.clientId.trim(),
    audience: audienceOf(draft.audience, draft.customAudience.trim(), environment),
    lifetime: Number(draft.lifetime),
    type: draft.assertionType,
    keyId: draft.keyId,
    algorithm,
    extraClaims: draft.extraClaims,
  };
}

/**
 * The audience that needs a person's consent before an assertion for it is sent to another host; undefined if none does.
 * A server on the own machine, which had to be named at start, may have any issuer; an audience typed by hand may not.
 */
export function audienceToConsent(
  draft: Draft,
  credentials: Pick<Credentials, 'assertion'>,
  environment: Environment,
): string | undefined {
  const prepared = readToken(cleanToken(credentials.assertion).text).claims;
  const audience =
    draft.method === 'prepared'
      ? textOf(prepared, 'aud')
      : signsAssertion(draft.method)
        ? audienceOf(draft.audience, draft.customAudience.trim(), environment)
        : undefined;
  if (audience === undefined || foreignAudienceHost(audience, environment) === undefined) return undefined;
  const isOwnMachine = draft.audience !== 'custom' && isLoopbackUrl(environment.introspectionEndpoint);
  return isOwnMachine && draft.method !== 'prepared' ? undefined : audience;
}
