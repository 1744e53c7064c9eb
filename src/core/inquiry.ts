import { failure, success, type Result } from './result.ts';
import { assertionOptionsOf, type Credentials, type Draft } from './draft.ts';
import { type BasicEncoding } from './environment/client-authentication.ts';
import type { Caller } from './environment/client-authentication.ts';
import { readEnvironment, type Environment } from './environment/environment.ts';
import { fieldErrorsOf, type FieldErrors } from './field-errors.ts';
import { SECRET_ALGORITHMS } from './key/algorithms.ts';
import { importSecret } from './key/client-secret.ts';
import type { AssertionOptions } from './assertion/options.ts';
import { cleanToken } from './token/clean.ts';
import { textOf } from './token/json.ts';
import { readToken } from './token/token.ts';

/** How the caller proves who it is, all of it usable: exactly one method, with what that method needs and nothing else. */
export type ClientAuthentication =
  | {
      readonly method: 'private_key_jwt' | 'client_secret_jwt';
      readonly cryptoKey: CryptoKey;
      readonly options: AssertionOptions;
    }
  | { readonly method: 'client_secret_basic'; readonly secret: string; readonly encoding: BasicEncoding }
  | { readonly method: 'client_secret_post'; readonly secret: string }
  | { readonly method: 'none' }
  | { readonly method: 'bearer'; readonly bearer: string }
  | { readonly method: 'prepared'; readonly assertion: string };

/** What a question to the server needs, all of it usable. */
export interface Inquiry {
  readonly environment: Environment;
  readonly token: string;
  readonly hint: string;
  readonly caller: Caller;
  /** Who asks, as far as it is known: a bearer token does not tell. */
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
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
  const authentication = await authenticationOf(draft, credentials, environment.value);
  return success({
    environment: environment.value,
    token: cleanToken(draft.token, draft.chosenToken).text,
    hint: draft.hint,
    caller: draft.caller,
    clientId: draft.clientId.trim() || (draft.method === 'prepared' ? clientOfAssertion(credentials.assertion) : ''),
    authentication,
  });
}

async function authenticationOf(
  draft: Draft,
  { key, secret, assertion, bearer }: Credentials,
  environment: Environment,
): Promise<ClientAuthentication> {
  switch (draft.method) {
    case 'client_secret_basic':
      return { method: draft.method, secret, encoding: draft.basicEncoding };
    case 'client_secret_post':
      return { method: draft.method, secret };
    case 'none':
      return { method: draft.method };
    case 'bearer':
      return { method: draft.method, bearer: cleanToken(bearer).text };
    case 'prepared':
      return { method: draft.method, assertion: cleanToken(assertion).text };
    case 'private_key_jwt':
    case 'client_secret_jwt': {
      const options = assertionOptionsOf(draft, key, environment);
      const name = SECRET_ALGORITHMS.find((choice) => choice === options?.algorithm);
      const cryptoKey = name ? await importSecret(secret, name) : options && key?.cryptoKeys.get(options.algorithm);
      if (!options || !cryptoKey) throw new Error('a key without an algorithm was accepted');
      return { method: draft.method, cryptoKey, options };
    }
  }
}

/** The client that a ready-made assertion says it is for: its `sub`. */
export const clientOfAssertion = (assertion: string): string =>
  textOf(readToken(cleanToken(assertion).text).claims, 'sub') ?? '';
