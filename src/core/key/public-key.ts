import { ALGORITHMS, type Algorithm } from './algorithms.ts';
import { base64Of } from './octets.ts';
import type { SigningKey } from './signing-key.ts';

/** The public half of a signing key in every form in which an authorization server may want to have it registered. */
export interface PublicKeyForms {
  /** RFC 7517, with `kid`, `use` and `alg`. */
  readonly jwk: string;
  readonly jwks: string;
  /** The JWKS as one JSON string with escaped quotes: the value of `jwks` in PingOne's application and resource API. */
  readonly pingOne: string;
  /** RFC 7638, SHA-256, base64url. */
  readonly thumbprint: string;
  /** SubjectPublicKeyInfo, RFC 7468 section 13. */
  readonly pem: string;
}

/**
 * The forms in which a key is registered, under the `kid` that its assertions will name. Without one the thumbprint is
 * proposed, as RFC 7638 suggests.
 * @see https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-private-key-jwt.html
 */
export async function publicKeyForms(key: SigningKey, keyId: string, algorithm: Algorithm): Promise<PublicKeyForms> {
  const { kty, ...members } = key.publicJwk;
  const jwk = { kty, kid: keyId || key.thumbprint, use: 'sig', alg: algorithm, ...members };
  const jwks = { keys: [jwk] };
  return {
    jwk: JSON.stringify(jwk, undefined, 2),
    jwks: JSON.stringify(jwks, undefined, 2),
    pingOne: JSON.stringify(JSON.stringify(jwks)),
    thumbprint: key.thumbprint,
    pem: await publicPem(key, algorithm),
  };
}

async function publicPem({ publicJwk }: SigningKey, algorithm: Algorithm): Promise<string> {
  const copy = await crypto.subtle.importKey('jwk', publicJwk, ALGORITHMS[algorithm], true, ['verify']);
  return pemOf('PUBLIC KEY', await crypto.subtle.exportKey('spki', copy));
}

/** The PEM of a DER structure, in lines of 64 characters. @see https://www.rfc-editor.org/rfc/rfc7468#section-3 */
export function pemOf(label: string, der: ArrayBuffer): string {
  const lines = base64Of(new Uint8Array(der)).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
