import { ALGORITHMS, type Algorithm } from './algorithms.ts';

/** An algorithm that signs with a shared secret. */
export type SecretAlgorithm = Extract<Algorithm, `HS${string}`>;

/** The length that RFC 7518 section 3.2 wants of a secret at least: that of the hash, in bytes. */
export const SECRET_BYTES: Readonly<Record<SecretAlgorithm, number>> = { HS256: 32, HS384: 48, HS512: 64 };

/**
 * What to know of a secret that is shorter than the hash it is used with; undefined for one that is long enough. Takes the
 * length of the secret in bytes. @see https://www.rfc-editor.org/rfc/rfc7518#section-3.2
 */
export const secretWarning = (algorithm: SecretAlgorithm, bytes: number): string | undefined =>
  bytes === 0 || bytes >= SECRET_BYTES[algorithm]
    ? undefined
    : `The secret has ${bytes} bytes; ${algorithm} needs ${SECRET_BYTES[algorithm]} or more (RFC 7518 section 3.2). A strict server refuses it.`;

/**
 * Imports a client secret as a non-extractable HMAC key. The secret is its UTF-8 text, never decoded from base64.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication
 */
export const importSecret = (secret: string, algorithm: SecretAlgorithm): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), ALGORITHMS[algorithm], false, ['sign']);
