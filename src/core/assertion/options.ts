import type { Algorithm } from '../key/algorithms.ts';

/** How long an assertion is valid from the moment it is made unless another time is chosen, in seconds. */
export const ASSERTION_LIFETIME_S = 120;

/** The value of `client_assertion_type` (RFC 7523 section 2.2). */
export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The values of the header `typ`: the one that everybody takes, and the explicit one of rfc7523bis.
 * @see https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc7523bis/
 */
export const ASSERTION_TYPES = ['JWT', 'client-authentication+jwt'] as const;

/** One of {@link ASSERTION_TYPES}. */
export type AssertionType = (typeof ASSERTION_TYPES)[number];

/** Everything about an assertion that is chosen; what is left (`jti`, times) is made anew for each. */
export interface AssertionOptions {
  readonly clientId: string;
  readonly audience: string;
  /** Seconds from the moment it is made. */
  readonly lifetime: number;
  readonly type: AssertionType;
  /** The header `kid`; empty for none. */
  readonly keyId: string;
  readonly algorithm: Algorithm;
  /** Further claims as the text of a JSON object; empty for none. It is put in as it stands, digit by digit. */
  readonly extraClaims: string;
}
