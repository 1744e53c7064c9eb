import type { BasicEncoding, Caller, Method } from './environment/client-authentication.ts';
import type { ServerMetadata } from './discovery/metadata.ts';
import type { PartlyTyped } from './environment/elsewhere.ts';
import type { Environment } from './environment/environment.ts';
import { SECRET_ALGORITHMS, type Algorithm } from './key/algorithms.ts';
import type { SigningIdentity } from './key/registration.ts';
import type { SigningKey } from './key/signing-key.ts';
import { audienceOf, foreignAudienceHost, isLoopbackUrl, textsOf, type Audience } from './assertion/audience.ts';
import { ASSERTION_LIFETIME_S, type AssertionOptions, type AssertionType } from './assertion/options.ts';
import { cleanToken } from './token/clean.ts';
import { membersNamed } from './token/json.ts';
import { readToken } from './token/token.ts';

/** The values of `token_type_hint`; empty sends none. @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1 */
export const TOKEN_TYPE_HINTS = ['', 'access_token', 'refresh_token'] as const;

/** The form as typed: all strings. Key, secret, ready-made assertion and bearer token are not part of it. */
export interface Draft extends PartlyTyped {
  /** What the server says that it takes, once its metadata was read; undefined before. */
  readonly offered: Pick<ServerMetadata, 'methods' | 'algorithms'> | undefined;
  /** The names of what stood in the page's address although it is secret, as long as it is in use; never the texts. */
  readonly exposed: readonly string[];
  readonly token: string;
  readonly hint: string;
  readonly caller: Caller;
  readonly clientId: string;
  readonly method: Method;
  readonly basicEncoding: BasicEncoding;
  /** The chosen JWS algorithm; empty means the default of the key. */
  readonly algorithm: string;
  /** The `kid` of the assertion as typed, empty for none; undefined takes that of the signing key. */
  readonly keyId: string | undefined;
  readonly audience: Audience;
  readonly customAudience: string;
  /** What a person agreed to: {@link AudienceConsent.consent} of the assertion that may be sent to another host. */
  readonly consent: string;
  /** Seconds. */
  readonly lifetime: string;
  readonly assertionType: AssertionType;
  readonly extraClaims: string;
  readonly registeredKeys: string;
  readonly jwksUrl: string;
  readonly expectedResource: string;
  readonly expectedScope: string;
  readonly expectedIssuer: string;
  readonly expectedClient: string;
  readonly expectedSubject: string;
  readonly expectedAcr: string;
  /** The greatest age of the sign-on, in seconds. */
  readonly maximumAge: string;
  /** The public keys that the token's signature is checked against, as pasted; empty takes those of the chosen server. */
  readonly verificationKeys: string;
  /** Which of several pasted tokens is meant, by its name; empty takes the likeliest. */
  readonly chosenToken: string;
  /** How the sandbox is to let the question fail, by the name of a scenario; empty for not at all. */
  readonly scenario: string;
}

/** A draft with nothing typed. */
export const EMPTY_DRAFT: Draft = {
  server: 'sandbox',
  environmentId: '',
  customDomain: '',
  issuer: '',
  endpoint: '',
  tokenEndpoint: '',
  preset: '',
  elsewhere: [],
  confirmed: '',
  offered: undefined,
  exposed: [],
  token: '',
  hint: '',
  caller: 'application',
  clientId: '',
  method: 'private_key_jwt',
  basicEncoding: 'form',
  algorithm: '',
  keyId: undefined,
  audience: 'issuer',
  customAudience: '',
  consent: '',
  lifetime: String(ASSERTION_LIFETIME_S),
  assertionType: 'JWT',
  extraClaims: '',
  registeredKeys: '',
  jwksUrl: '',
  expectedResource: '',
  expectedScope: '',
  expectedIssuer: '',
  expectedClient: '',
  expectedSubject: '',
  expectedAcr: '',
  maximumAge: '',
  verificationKeys: '',
  chosenToken: '',
  scenario: '',
};

/** The fields that say what the API behind the token expects. */
export const EXPECTATION_FIELDS = [
  'expectedResource',
  'expectedScope',
  'expectedIssuer',
  'expectedClient',
  'expectedSubject',
  'expectedAcr',
  'maximumAge',
] as const satisfies readonly (keyof Draft)[];

/** What the client authenticates with; never part of the draft, the URL or any storage. */
export interface Credentials {
  readonly key: SigningKey | undefined;
  readonly secret: string;
  readonly assertion: string;
  readonly bearer: string;
}

/** The names of the texts that prove who asks and that no state, markup or storage ever holds. */
export type SecretName = Exclude<keyof Credentials, 'key'>;

/** Whether the page itself signs an assertion for this method. */
export const signsAssertion = (method: Method): method is 'private_key_jwt' | 'client_secret_jwt' =>
  method === 'private_key_jwt' || method === 'client_secret_jwt';

/** Whether a request of this method names the client by what is typed as Client ID. */
export const needsClientId = (method: Method): boolean => method !== 'bearer' && method !== 'prepared';

/** The algorithms that can be chosen: those of the key or of a secret. */
export const algorithmChoices = (method: Method, key: SigningKey | undefined): readonly Algorithm[] =>
  method === 'client_secret_jwt' ? SECRET_ALGORITHMS : method === 'private_key_jwt' ? (key?.algorithms ?? []) : [];

/**
 * The algorithm that will be used: the chosen one where it fits, else the first that the server offers, else the default;
 * undefined without a key.
 */
export function algorithmOf(
  draft: Pick<Draft, 'method' | 'algorithm' | 'offered'>,
  key: SigningKey | undefined,
): Algorithm | undefined {
  const choices = algorithmChoices(draft.method, key);
  return (
    choices.find((name) => name === draft.algorithm) ??
    choices.find((name) => draft.offered?.algorithms.names.includes(name)) ??
    choices[0]
  );
}

/** The `kid` that the assertion names: the one typed, else the key's own; a secret has none of its own. */
export const keyIdOf = ({ keyId, method }: Pick<Draft, 'keyId' | 'method'>, key: SigningKey | undefined): string =>
  keyId ?? (method === 'private_key_jwt' ? (key?.keyId ?? '') : '');

/** The key that signs as the server will see it; undefined if no private key does. */
export function signingIdentityOf(draft: Draft, key: SigningKey | undefined): SigningIdentity | undefined {
  const algorithm = algorithmOf(draft, key);
  if (draft.method !== 'private_key_jwt' || !key || !algorithm) return undefined;
  return { thumbprint: key.thumbprint, keyId: keyIdOf(draft, key), algorithm };
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
    keyId: keyIdOf(draft, key),
    algorithm,
    extraClaims: draft.extraClaims,
  };
}

/** An audience on another host than the one asked. `consent` is what agreeing to it is remembered by: audience and target. */
export interface AudienceConsent {
  readonly audience: string;
  readonly consent: string;
}

/**
 * The audience that needs a person's consent before an assertion for it is sent to another host; undefined if none does.
 * A server on the own machine, which had to be named at start, may have any issuer; an audience typed by hand may not, nor
 * that of an assertion signed elsewhere. Consent is for that audience at that endpoint alone.
 */
export function audienceToConsent(
  draft: Draft,
  credentials: Pick<Credentials, 'assertion'>,
  environment: Environment,
): AudienceConsent | undefined {
  const isOwnMachine = signsAssertion(draft.method) && draft.audience !== 'custom';
  if (isOwnMachine && isLoopbackUrl(environment.introspectionEndpoint)) return undefined;
  const audiences =
    draft.method === 'prepared'
      ? membersNamed(readToken(cleanToken(credentials.assertion).text).claims, 'aud').flatMap(textsOf)
      : signsAssertion(draft.method)
        ? [audienceOf(draft.audience, draft.customAudience.trim(), environment)]
        : [];
  const audience = audiences.find((each) => foreignAudienceHost(each, environment) !== undefined);
  return audience === undefined
    ? undefined
    : { audience, consent: JSON.stringify([audience, environment.introspectionEndpoint]) };
}
