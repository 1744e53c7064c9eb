import { cleanToken } from '../token/clean.ts';
import { readJson } from '../token/json.ts';
import { readToken } from '../token/token.ts';
import { makeAssertion } from './assertion.ts';
import type { AssertionOptions } from './options.ts';
import type { AssertionParts } from './rule.ts';

/** What stands for a `jti` that does not exist yet. */
export const JTI_TO_COME = '(new with each request)';

/**
 * The assertion as it would be made at a moment (milliseconds since the epoch), read back like one that was received. The
 * real one is made at the press, with a `jti` and times of its own.
 */
export function previewAssertion(options: AssertionOptions, at: number): AssertionParts | undefined {
  const { header, claims } = makeAssertion(options, { now: () => at, uuid: () => JTI_TO_COME });
  const [readHeader, readClaims] = [readJson(header), readJson(claims)];
  return readHeader.ok && readClaims.ok ? { header: readHeader.value, claims: readClaims.value } : undefined;
}

/** Header and claims of an assertion that was signed here or elsewhere; undefined if it is no JWT with claims. */
export function readAssertion(text: string): AssertionParts | undefined {
  const { parts, header, claims } = readToken(cleanToken(text).text);
  return parts.length === 3 && header && claims ? { header, claims } : undefined;
}
