/**
 * The ways in which the caller of an introspection endpoint can authenticate itself, by their registered names where they
 * have one; `bearer` is an OAuth access token (RFC 7662 section 2.1), `prepared` a client_assertion signed elsewhere.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export const METHODS = [
  'private_key_jwt',
  'client_secret_jwt',
  'client_secret_basic',
  'client_secret_post',
  'none',
  'bearer',
  'prepared',
] as const;

/** One of {@link METHODS}. */
export type Method = (typeof METHODS)[number];

/**
 * Who asks: the application that the token was issued to, or the custom resource that it is for. Both authenticate in the
 * same ways, each by its own id and credentials.
 * @see https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token-introspection-resource-id-and-secret.html
 */
export const CALLERS = ['application', 'resource'] as const;

/** One of {@link CALLERS}. */
export type Caller = (typeof CALLERS)[number];

/**
 * How client ID and secret are written into an Authorization header: form-encoded first, as RFC 6749 section 2.3.1 says, or
 * as they are, as many servers expect. The two differ only where one of them has other characters than letters and digits.
 */
export const BASIC_ENCODINGS = ['form', 'raw'] as const;

/** One of {@link BASIC_ENCODINGS}. */
export type BasicEncoding = (typeof BASIC_ENCODINGS)[number];
