import type { Algorithm } from './algorithms.ts';
import { base64Of } from './octets.ts';
import type { PublicJwk } from './private-jwk.ts';
import { readBase64Url } from '../token/base64url.ts';
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
export function publicKeyForms(key: SigningKey, keyId: string, algorithm: Algorithm): PublicKeyForms {
  const { kty, ...members } = key.publicJwk;
  const jwk = { kty, kid: keyId || key.thumbprint, use: 'sig', alg: algorithm, ...members };
  const jwks = { keys: [jwk] };
  return {
    jwk: JSON.stringify(jwk, undefined, 2),
    jwks: JSON.stringify(jwks, undefined, 2),
    pingOne: JSON.stringify(JSON.stringify(jwks)),
    thumbprint: key.thumbprint,
    pem: pemOf('PUBLIC KEY', subjectPublicKeyInfo(key.publicJwk)),
  };
}

/** The PEM of a DER structure, in lines of 64 characters. @see https://www.rfc-editor.org/rfc/rfc7468#section-3 */
export function pemOf(label: string, der: Uint8Array): string {
  const lines = base64Of(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The algorithm identifiers, as DER, by key type and curve. @see https://www.rfc-editor.org/rfc/rfc5480#section-2.1.1 */
const IDENTIFIERS: Readonly<Record<string, readonly number[]>> = {
  RSA: [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0],
  'P-256': [6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
  'P-384': [6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x22],
  'P-521': [6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x23],
  Ed25519: [6, 3, 0x2b, 0x65, 0x70],
};

/** The DER of a public key. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.7 */
function subjectPublicKeyInfo(jwk: PublicJwk): Uint8Array {
  const bytes = (text: string): Uint8Array => readBase64Url(text).bytes ?? new Uint8Array();
  const key =
    jwk.kty === 'RSA'
      ? element(0x30, [...unsigned(bytes(jwk.n)), ...unsigned(bytes(jwk.e))])
      : jwk.kty === 'EC'
        ? [4, ...bytes(jwk.x), ...bytes(jwk.y)]
        : [...bytes(jwk.x)];
  const identifier = IDENTIFIERS[jwk.kty === 'RSA' ? 'RSA' : jwk.crv] ?? [];
  return Uint8Array.from(element(0x30, [...element(0x30, identifier), ...element(3, [0, ...key])]));
}

/** A non-negative INTEGER: a leading zero keeps its first bit from being a sign. */
const unsigned = (bytes: Uint8Array): readonly number[] =>
  element(2, (bytes[0] ?? 0) > 0x7f ? [0, ...bytes] : [...bytes]);

/** One DER element: tag, length, content. */
function element(tag: number, content: readonly number[]): readonly number[] {
  const { length } = content;
  const octets = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return [tag, ...octets, ...content];
}
