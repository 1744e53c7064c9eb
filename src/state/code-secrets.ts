import { makeAssertion, signAssertion } from '../core/assertion/assertion.ts';
import type { Credentials, Draft } from '../core/draft.ts';
import { readInquiry } from '../core/inquiry.ts';
import { failure, success, type Result } from '../core/result.ts';
import type { CodeSecrets } from '../core/snippet/snippet-request.ts';
import { cleanToken } from '../core/token/clean.ts';
import { browserWorld } from './world.ts';

/**
 * Reads the secret texts of the form, and signs an assertion of its own for the code where the method takes one: the one
 * that the page sent would be refused the second time. Gives a sentence where the form is not ready for it.
 */
export async function codeSecretsOf(
  draft: Draft,
  credentials: Credentials,
  sandboxOrigin: string,
): Promise<Result<CodeSecrets, string>> {
  const inquiry = await readInquiry(draft, credentials, sandboxOrigin);
  if (!inquiry.ok) return failure(`The form is not ready yet. ${Object.values(inquiry.reason)[0] ?? ''}`);
  const { token, authentication } = inquiry.value;
  const texts = {
    token,
    secret: credentials.secret,
    assertion: cleanToken(credentials.assertion).text,
    bearer: cleanToken(credentials.bearer).text,
    expiresAt: undefined,
  };
  if (!('options' in authentication)) return success(texts);
  const { options, cryptoKey } = authentication;
  const assertion = await signAssertion(makeAssertion(options, browserWorld), cryptoKey);
  return success({ ...texts, secret: '', assertion, expiresAt: browserWorld.now() + options.lifetime * 1000 });
}
