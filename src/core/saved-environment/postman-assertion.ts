import { readExpiry, utcOf, secondsOf } from '../claims/time.ts';
import { cleanToken } from '../token/clean.ts';
import { memberOf, textOf } from '../token/json.ts';
import { readToken } from '../token/token.ts';
import type { PostmanName } from './postman-names.ts';

/** A client_assertion that stands ready-made in the file, read but not verified. */
export interface ReadyAssertion {
  readonly name: PostmanName;
  readonly text: string;
  /** The `alg` of its header; empty if it has none. */
  readonly algorithm: string;
  /** The client that it is for: its `sub`; empty if it has none. */
  readonly client: string;
  /** When it expired, as a sentence; undefined if it did not, or does not say. */
  readonly expired: string | undefined;
}

/** The variables that hold a ready-made assertion, the likeliest first. */
export const ASSERTION_NAMES = [
  'jwt_signed',
  'jwtClientAssertion',
  'clientSecretJWT',
] as const satisfies readonly PostmanName[];

/** Reads a ready-made assertion; undefined for a text that is no JWT. `now` is in milliseconds since the epoch. */
export function readReadyAssertion(name: PostmanName, text: string, now: number): ReadyAssertion | undefined {
  const token = readToken(cleanToken(text).text);
  if (!token.header || !token.claims) return undefined;
  return {
    name,
    text: token.text,
    algorithm: textOf(token.header, 'alg') ?? '',
    client: textOf(token.claims, 'sub') ?? '',
    expired: expiredNote(text, now),
  };
}

/** When a JWT expired, as a sentence; undefined if it did not, or does not say. `now` is in milliseconds since the epoch. */
export function expiredNote(text: string, now: number): string | undefined {
  const exp = memberOf(readToken(cleanToken(text).text).claims, 'exp');
  const seconds = secondsOf(exp);
  return exp && seconds !== undefined && readExpiry(exp, now) === 'expired' && Math.abs(seconds) <= 8.64e12
    ? `It expired on ${utcOf(seconds)}.`
    : undefined;
}
