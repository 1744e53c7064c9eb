import { forgetMatch } from '../lock/forget-match.ts';
import { failure, success, type Result } from '../result.ts';
import { readJson } from '../token/json.ts';
import { readPrivateJwk } from './private-jwk.ts';
import { pemOf } from './public-key.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';
import { importSigningKey, type SigningKey } from './signing-key.ts';
import type { NewKeyKind } from './new-key.ts';

/** A new key pair: the key that signs, and its private half as a PKCS#8 PEM, to be handed out once and forgotten. */
export interface NewKey {
  readonly key: SigningKey;
  readonly privatePem: string;
}

type Parameters = RsaHashedKeyGenParams | EcKeyGenParams | { readonly name: 'Ed25519' };

const rsa = (modulusLength: number): RsaHashedKeyGenParams => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
});

const PARAMETERS: Readonly<Record<NewKeyKind, Parameters>> = {
  'RSA 2048': rsa(2048),
  'RSA 3072': rsa(3072),
  'RSA 4096': rsa(4096),
  'EC P-256': { name: 'ECDSA', namedCurve: 'P-256' },
  'EC P-384': { name: 'ECDSA', namedCurve: 'P-384' },
  'EC P-521': { name: 'ECDSA', namedCurve: 'P-521' },
  Ed25519: { name: 'Ed25519' },
};

/**
 * Generates a key pair. The extractable copy exists inside this function only; the key that is kept is imported like any
 * other, non-extractable. Its kid is its RFC 7638 thumbprint.
 */
export async function generateKey(kind: NewKeyKind): Promise<Result<NewKey, KeyRefusal>> {
  try {
    const pair = (await crypto.subtle.generateKey(PARAMETERS[kind], true, ['sign', 'verify'])) as CryptoKeyPair;
    const { alg: _alg, key_ops: _keyOps, ...jwk } = await crypto.subtle.exportKey('jwk', pair.privateKey);
    const privatePem = pemOf('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
    const node = readJson(JSON.stringify(jwk));
    const read = node.ok ? readPrivateJwk(node.value) : failure(keyRefusal('not-json'));
    const imported = read.ok ? await importSigningKey(read.value) : read;
    if (!imported.ok) return imported;
    return success({ key: { ...imported.value, keyId: imported.value.thumbprint }, privatePem });
  } catch (error) {
    if (error instanceof DOMException) return failure(keyRefusal('unsupported-in-webcrypto', kind));
    throw error;
  } finally {
    forgetMatch();
  }
}
