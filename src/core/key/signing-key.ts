import { calculateJwkThumbprint } from 'jose';
import { failure, success, type Result } from '../result.ts';
import { ALGORITHMS, type Algorithm, type KeyAlgorithm } from './algorithms.ts';
import { algorithmsOf, publicHalfOf, type PrivateJwk, type PublicJwk } from './private-jwk.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';
import { completeRsa, LARGEST_TO_FACTOR, modulusLength, rsaFault } from './rsa.ts';

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
  readonly publicJwk: PublicJwk;
  readonly algorithms: readonly Algorithm[];
  readonly cryptoKeys: ReadonlyMap<Algorithm, CryptoKey>;
}

/**
 * Imports a private JWK as a signing key. Each CryptoKey is non-extractable with the usage `sign` only. The numbers of
 * the key are checked against each other, and a trial signature is verified with its public half, so that a damaged key
 * is refused instead of signing what nobody can verify.
 * @see https://www.w3.org/TR/WebCryptoAPI/#SubtleCrypto-method-importKey
 */
export async function importSigningKey(given: PrivateJwk): Promise<Result<SigningKey, KeyRefusal>> {
  const complete = given.kty === 'RSA' ? completeRsa(given) : undefined;
  if (given.kty === 'RSA' && !complete)
    return failure(
      modulusLength(given.n) > LARGEST_TO_FACTOR && given.p === undefined
        ? keyRefusal('missing-member', '“p” and “q”, which cannot be found for a modulus of this length')
        : keyRefusal('corrupt-crt-params'),
    );
  const fault = complete && rsaFault(complete);
  if (fault) return failure(keyRefusal(fault === 'damaged' ? 'corrupt-crt-params' : 'private-does-not-match-public'));
  const jwk: PrivateJwk = { ...given, ...complete };
  const publicJwk = publicHalfOf(jwk);
  const algorithms = algorithmsOf(jwk);
  const trial = algorithms[0];
  if (trial === undefined) return failure(keyRefusal('unsupported-key'));

  const publicKey = await importJwk(publicJwk, ALGORITHMS[trial], 'verify');
  if (publicKey === undefined)
    return failure(keyRefusal(jwk.kty === 'RSA' ? 'unsupported-key' : 'crv-does-not-fit-coordinates'));
  const cryptoKeys = new Map<Algorithm, CryptoKey>();
  for (const name of algorithms) {
    const key = await importJwk(jwk, ALGORITHMS[name], 'sign');
    if (key) cryptoKeys.set(name, key);
  }
  const signer = cryptoKeys.get(trial);
  if (signer === undefined)
    return failure(keyRefusal(jwk.kty === 'RSA' ? 'unsupported-key' : 'private-does-not-match-public'));
  if (!(await signsVerifiably(signer, publicKey, ALGORITHMS[trial])))
    return failure(keyRefusal('private-does-not-match-public'));
  return success({
    kind: jwk.kty === 'OKP' ? 'Ed25519' : jwk.kty,
    size: jwk.kty === 'RSA' ? `${modulusLength(jwk.n)} bit` : jwk.crv,
    keyId: jwk.kid,
    thumbprint: await calculateJwkThumbprint({ ...publicJwk }),
    publicJwk,
    algorithms: [...cryptoKeys.keys()],
    cryptoKeys,
  });
}

/** The key in WebCrypto's hands, non-extractable; undefined if it does not take it. */
async function importJwk(
  jwk: PrivateJwk | PublicJwk,
  algorithm: KeyAlgorithm,
  usage: 'sign' | 'verify',
): Promise<CryptoKey | undefined> {
  const { alg: _alg, kid: _kid, ...members } = jwk as PrivateJwk;
  try {
    return await crypto.subtle.importKey('jwk', members, algorithm, false, [usage]);
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  }
}

async function signsVerifiably(signer: CryptoKey, publicKey: CryptoKey, algorithm: KeyAlgorithm): Promise<boolean> {
  const message = crypto.getRandomValues(new Uint8Array(32));
  try {
    const signature = await crypto.subtle.sign(algorithm, signer, message);
    return await crypto.subtle.verify(algorithm, publicKey, signature, message);
  } catch {
    return false;
  }
}
