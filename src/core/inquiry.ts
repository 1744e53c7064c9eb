import { failure, success, type Result } from './result.ts';
import { hasPlaceholder, readEnvironment, type Environment, type EnvironmentDraft } from './environment/environment.ts';
import { SECRET_ALGORITHMS, type Algorithm } from './key/algorithms.ts';
import { importSecret, type SigningKey } from './key/signing-key.ts';
import type { AssertionSigner } from './assertion/assertion.ts';
import { cleanToken } from './token/clean.ts';
import { readToken } from './token/token.ts';

/** The client authentication methods that the page offers, by their registered names. */
export const METHODS = ['private_key_jwt', 'client_secret_jwt'] as const;

/** One of {@link METHODS}. @see https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication */
export type Method = (typeof METHODS)[number];

/** The values of `token_type_hint`; empty sends none. @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1 */
export const TOKEN_TYPE_HINTS = ['', 'access_token', 'refresh_token'] as const;

/** The form as typed: all strings. Key and secret are not part of it. */
export interface Draft extends EnvironmentDraft {
  readonly token: string;
  readonly hint: string;
  readonly clientId: string;
  readonly method: Method;
  /** The chosen JWS algorithm; empty means the default of the key. */
  readonly algorithm: string;
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
  token: '',
  hint: '',
  clientId: '',
  method: 'private_key_jwt',
  algorithm: '',
  expectedResource: '',
  expectedScope: '',
};

/** What a question to the server needs, all of it usable. */
export interface Inquiry {
  readonly environment: Environment;
  readonly token: string;
  readonly hint: string;
  readonly clientId: string;
  readonly method: Method;
  readonly signer: AssertionSigner;
}

/** The fields that can be wrong. */
export type Field = 'environmentId' | 'customDomain' | 'issuer' | 'endpoint' | 'token' | 'clientId' | 'key' | 'secret';

/** A sentence for each field that keeps the question from being asked. */
export type FieldErrors = Partial<Record<Field, string>>;

/** What signs: the imported key, and the secret as typed. Both stay in memory. */
export interface Credentials {
  readonly key: SigningKey | undefined;
  readonly secret: string;
}

/** The algorithms to choose from for this method and key; the first is the default. */
export const algorithmChoices = (method: Method, key: SigningKey | undefined): readonly Algorithm[] =>
  method === 'client_secret_jwt' ? SECRET_ALGORITHMS : (key?.algorithms ?? []);

/** The algorithm that will be used: the chosen one where it fits, else the default; undefined without a key. */
export function algorithmOf(
  draft: Pick<Draft, 'method' | 'algorithm'>,
  key: SigningKey | undefined,
): Algorithm | undefined {
  const choices = algorithmChoices(draft.method, key);
  return choices.find((name) => name === draft.algorithm) ?? choices[0];
}

/** Says of every field at once what keeps the question from being asked; empty if nothing does. */
export function fieldErrorsOf(draft: Draft, credentials: Credentials, sandboxOrigin: string): FieldErrors {
  const environment = readEnvironment(draft, sandboxOrigin);
  return {
    ...(environment.ok ? {} : environment.reason),
    ...fieldError('token', tokenError(cleanToken(draft.token).text)),
    ...fieldError('clientId', clientIdError(draft.clientId.trim())),
    ...(draft.method === 'private_key_jwt' && !credentials.key
      ? { key: 'Paste the private key that the client signs with.' }
      : {}),
    ...(draft.method === 'client_secret_jwt' && credentials.secret === ''
      ? { secret: 'Enter the secret of the client.' }
      : {}),
  };
}

/** Makes the draft and the credentials into an Inquiry, or says what every field misses. */
export async function readInquiry(
  draft: Draft,
  credentials: Credentials,
  sandboxOrigin: string,
): Promise<Result<Inquiry, FieldErrors>> {
  const errors = fieldErrorsOf(draft, credentials, sandboxOrigin);
  const environment = readEnvironment(draft, sandboxOrigin);
  if (!environment.ok || Object.keys(errors).length > 0) return failure(errors);
  return success({
    environment: environment.value,
    token: cleanToken(draft.token).text,
    hint: draft.hint,
    clientId: draft.clientId.trim(),
    method: draft.method,
    signer: await signerOf(draft, credentials),
  });
}

async function signerOf(draft: Draft, { key, secret }: Credentials): Promise<AssertionSigner> {
  const algorithm = algorithmOf(draft, key);
  if (draft.method === 'client_secret_jwt') {
    const name = SECRET_ALGORITHMS.find((choice) => choice === algorithm) ?? 'HS256';
    return { algorithm: name, cryptoKey: await importSecret(secret, name), keyId: undefined };
  }
  const cryptoKey = algorithm && key?.cryptoKeys.get(algorithm);
  if (!cryptoKey) throw new Error('a key without an algorithm was accepted');
  return { algorithm, cryptoKey, keyId: key?.keyId };
}

const fieldError = (field: Field, sentence: string | undefined): FieldErrors =>
  sentence === undefined ? {} : { [field]: sentence };

function tokenError(token: string): string | undefined {
  if (token === '') return 'Paste the token to ask about.';
  if (hasPlaceholder(token)) return 'This still holds a template variable. Paste the token itself.';
  if (readToken(token).kind === 'private-key')
    return 'This is a private key, not a token. It was not sent. Remove it from here.';
  return undefined;
}

function clientIdError(clientId: string): string | undefined {
  if (clientId === '') return 'Enter the client ID of the application that asks.';
  if (hasPlaceholder(clientId)) return 'This still holds a template variable. Replace it with its value.';
  return undefined;
}
