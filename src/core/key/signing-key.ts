import { calculateJwkThumbprint, type JWK } from 'jose';
import { failure, success, type Result } from '../result.ts';
import { ALGORITHMS, algorithmsFitting, type Algorithm, type KeyAlgorithm } from './algorithms.ts';
import { readKey, type KeyMaterial } from './read-key.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';

/**
 * A private key in the hands of WebCrypto: it can sign and nothing else, and no script can read it out again.
 * A CryptoKey is bound to one hash, so there is one for each algorithm that fits; the first algorithm is the default.
 */
export interface SigningKey {
  readonly kind: 'RSA' | 'EC' | 'Ed25519';
  /** Modulus length or curve, such as "2048 bit" or "P-256". */
  readonly size: string;
  readonly keyId: string | undefined;
  /** RFC 7638 SHA-256 thumbprint of the public key, base64url. */
  readonly thumbprint: string;
  readonly algorithms: readonly Algorithm[];
  readonly cryptoKeys: ReadonlyMap<Algorithm, CryptoKey>;
}

type PrivateJwk = JsonWebKey & { readonly kid?: unknown };

/**
 * Imports pasted text as a signing key: PKCS#8 PEM or private JWK; RSA, EC and Ed25519. Each CryptoKey that is kept is
 * non-extractable with the usage `sign` only. To learn the public half and to try the key out, a temporary extractable
 * copy exists inside this function and is dropped with it.
 * @see https://www.w3.org/TR/WebCryptoAPI/#SubtleCrypto-method-importKey
 */
export async function importSigningKey(pasted: string): Promise<Result<SigningKey, KeyRefusal>> {
  const read = readKey(pasted);
  if (!read.ok) return read;
  const jwk = read.value.format === 'jwk' ? read.value.jwk : await jwkOf(read.value);
  if (jwk === undefined) return failure(keyRefusal('unsupported-key'));
  const fitting = algorithmsFitting(jwk);
  if (fitting.length === 0) return failure(keyRefusal('unsupported-key'));
  const algorithms = jwk.alg === undefined ? fitting : fitting.filter((name) => name === jwk.alg);
  if (algorithms.length === 0) return failure(keyRefusal('alg-does-not-fit-kty'));
  if (modulusLength(jwk) < 2048) return failure(keyRefusal('weak-rsa'));
  try {
    const cryptoKeys = new Map<Algorithm, CryptoKey>();
    for (const name of algorithms) cryptoKeys.set(name, await importFrom(jwk, ALGORITHMS[name], false));
    const [algorithm, key] = [...cryptoKeys][0] as [Algorithm, CryptoKey];
    if (!(await signsVerifiably(key, publicHalf(jwk), ALGORITHMS[algorithm])))
      return failure(keyRefusal('private-does-not-match-public'));
    return success({
      kind: jwk.kty === 'RSA' ? 'RSA' : jwk.kty === 'EC' ? 'EC' : 'Ed25519',
      size: jwk.kty === 'RSA' ? `${modulusLength(jwk)} bit` : (jwk.crv ?? ''),
      keyId: typeof jwk.kid === 'string' ? jwk.kid : undefined,
      thumbprint: await calculateJwkThumbprint(publicHalf(jwk) as JWK),
      algorithms,
      cryptoKeys,
    });
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return failure(keyRefusal('unsupported-key'));
    throw error;
  }
}

/**
 * Imports a client secret as a non-extractable HMAC key. The secret is its UTF-8 text, never decoded from base64.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication
 */
export const importSecret = (secret: string, algorithm: 'HS256' | 'HS384' | 'HS512'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), ALGORITHMS[algorithm], false, ['sign']);

/** The kinds of key that a PKCS#8 wrapper may hold; WebCrypto tells which by accepting it. */
const CANDIDATES: readonly KeyAlgorithm[] = [
  ALGORITHMS.RS256,
  ALGORITHMS.ES256,
  ALGORITHMS.ES384,
  ALGORITHMS.ES512,
  ALGORITHMS.EdDSA,
];

async function jwkOf(material: KeyMaterial & { format: 'pkcs8' }): Promise<PrivateJwk | undefined> {
  for (const algorithm of CANDIDATES) {
    try {
      const key = await crypto.subtle.importKey('pkcs8', material.der, algorithm, true, ['sign']);
      const { alg: _alg, key_ops: _keyOps, ...jwk } = await crypto.subtle.exportKey('jwk', key);
      return jwk;
    } catch {
      // not this kind of key: the next candidate decides
    }
  }
  return undefined;
}

function importFrom(jwk: PrivateJwk, algorithm: KeyAlgorithm, extractable: boolean): Promise<CryptoKey> {
  const { alg: _alg, use: _use, key_ops: _keyOps, ext: _ext, ...material } = jwk;
  return crypto.subtle.importKey('jwk', material, algorithm, extractable, [jwk.d === undefined ? 'verify' : 'sign']);
}

function publicHalf({ kty, n, e, crv, x, y }: PrivateJwk): PrivateJwk {
  if (kty === 'RSA') return { kty, n, e } as PrivateJwk;
  return kty === 'EC' ? ({ kty, crv, x, y } as PrivateJwk) : ({ kty, crv, x } as PrivateJwk);
}

async function signsVerifiably(key: CryptoKey, publicJwk: PrivateJwk, algorithm: KeyAlgorithm): Promise<boolean> {
  const trial = crypto.getRandomValues(new Uint8Array(32));
  const signature = await crypto.subtle.sign(algorithm, key, trial);
  return crypto.subtle.verify(algorithm, await importFrom(publicJwk, algorithm, true), signature, trial);
}

/** Length of an RSA modulus in bits; infinite for other keys, whose size their curve fixes. */
function modulusLength(jwk: PrivateJwk): number {
  if (jwk.kty !== 'RSA') return Infinity;
  const bytes = atob((jwk.n ?? '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  const first = bytes.search(/[^\0]/);
  return first === -1 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes.charCodeAt(first)));
}
