import { makeAssertion, signAssertion } from '../core/assertion/assertion.ts';
import { assertionOptionsOf, signsAssertion, type Credentials, type Draft } from '../core/draft.ts';
import { readEnvironment } from '../core/environment/environment.ts';
import { fieldErrorsOf } from '../core/field-errors.ts';
import { authenticationOf } from '../core/inquiry.ts';
import { failure, success, type Result } from '../core/result.ts';
import { cleanToken } from '../core/token/clean.ts';
import { browserWorld } from './world.ts';

/** What stands in the code in place of variables. Each text is empty where the method does not need it. */
export interface CodeSecrets {
  readonly token: string;
  readonly secret: string;
  readonly assertion: string;
  readonly bearer: string;
  /** Until when the assertion is valid, in milliseconds since the epoch; undefined where none was signed for this. */
  readonly expiresAt: number | undefined;
}

/**
 * Reads the secret texts of the form, and signs an assertion of its own for the code where the method takes one: the one
 * that the page sent would be refused the second time. Gives a sentence where the form is not ready for it.
 */
export async function codeSecretsOf(
  draft: Draft,
  credentials: Credentials,
  sandboxOrigin: string,
): Promise<Result<CodeSecrets, string>> {
  const environment = readEnvironment(draft, sandboxOrigin);
  const errors = Object.values(fieldErrorsOf(draft, credentials, sandboxOrigin));
  if (!environment.ok || errors.length > 0) return failure(`The form is not ready yet. ${errors[0] ?? ''}`);
  const texts = {
    token: cleanToken(draft.token, draft.chosenToken).text,
    secret: credentials.secret,
    assertion: cleanToken(credentials.assertion).text,
    bearer: cleanToken(credentials.bearer).text,
    expiresAt: undefined,
  };
  if (!signsAssertion(draft.method)) return success(texts);
  const authentication = await authenticationOf(draft, credentials, environment.value);
  const options = assertionOptionsOf(draft, credentials.key, environment.value);
  if (!('cryptoKey' in authentication) || !options) throw new Error('a method that signs has nothing to sign with');
  const assertion = await signAssertion(makeAssertion(options, browserWorld), authentication.cryptoKey);
  return success({ ...texts, secret: '', assertion, expiresAt: browserWorld.now() + options.lifetime * 1000 });
}
