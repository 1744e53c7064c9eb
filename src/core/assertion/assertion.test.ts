import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Algorithm } from '../key/algorithms.ts';
import { importSecret, importSigningKey, type SigningKey } from '../key/signing-key.ts';
import { assertionClaims, signAssertion } from './assertion.ts';

const claims = () =>
  assertionClaims('client', 'https://as.example', { now: Date.now, uuid: () => crypto.randomUUID() });

async function imported(text: string): Promise<SigningKey> {
  const result = await importSigningKey(text);
  if (!result.ok) throw new Error(result.reason.code);
  return result.value;
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const PAIRS = [
  ['RSA', '2048 bit', 'RS256 RS384 RS512 PS256 PS384 PS512', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['EC', 'P-256', 'ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['EC', 'P-384', 'ES384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['EC', 'P-521', 'ES512', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
  ['Ed25519', 'Ed25519', 'EdDSA Ed25519', generateKeyPairSync('ed25519')],
] as const;

describe.each(PAIRS)('a client_assertion signed with %s %s', (kind, size, algorithms, { privateKey }) => {
  const formats = [
    ['PKCS#8 PEM', pem(privateKey)],
    ['JWK', JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'key-1' })],
  ] as const;

  test.each(formats)('verifies with the public key for every algorithm that fits, from a %s', async (format, text) => {
    const key = await imported(text);
    expect([key.kind, key.size, key.algorithms.join(' ')]).toEqual([kind, size, algorithms]);
    const publicKey = createPublicKey(privateKey);
    expect(key.thumbprint).toBe(await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }) as JWK));
    for (const algorithm of key.algorithms) {
      const signer = { algorithm, cryptoKey: key.cryptoKeys.get(algorithm) as CryptoKey, keyId: key.keyId };
      const assertion = await signAssertion(claims(), signer);
      await compactVerify(assertion, publicKey);
      expect(decodeProtectedHeader(assertion)).toEqual({
        alg: algorithm,
        typ: 'JWT',
        ...(format === 'JWK' ? { kid: 'key-1' } : {}),
      });
    }
  });

  test('is made with a key that cannot be exported and can only sign', async () => {
    for (const key of (await imported(formats[0][1])).cryptoKeys.values()) {
      expect(key.extractable).toBe(false);
      expect(key.usages).toEqual(['sign']);
      await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
    }
  });
});

describe('the claims of a client_assertion', () => {
  test('iss and sub are the client, aud the issuer as a string, iat lies back, there is no nbf, exp is two minutes ahead', () => {
    const made = assertionClaims('client', 'https://as.example', { now: () => 1_000_000_999, uuid: () => 'u' });
    expect(made).toEqual({
      iss: 'client',
      sub: 'client',
      aud: 'https://as.example',
      jti: 'u',
      iat: 999_995,
      exp: 1_000_120,
    });
  });

  test.each(['HS256', 'HS384', 'HS512'] as const)(
    'are signed with a client secret as its UTF-8 text by %s',
    async (algorithm: Algorithm & `HS${string}`) => {
      const secret = 'geheim-ü-'.repeat(10);
      const assertion = await signAssertion(claims(), {
        algorithm,
        cryptoKey: await importSecret(secret, algorithm),
        keyId: undefined,
      });
      await compactVerify(assertion, new TextEncoder().encode(secret));
      expect(decodeJwt(assertion).iss).toBe('client');
    },
  );
});

describe('what cannot sign is refused with its own reason', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecJwk = ec.privateKey.export({ format: 'jwk' });
  test.each([
    ['not-a-key', 'hello'],
    ['not-json', '{kty: "RSA"}'],
    ['looks-like-a-jwt', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'],
    ['public-key', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['public-key', JSON.stringify(rsa.publicKey.export({ format: 'jwk' }))],
    ['traditional-rsa', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['traditional-ec', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString()],
    [
      'encrypted',
      rsa.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
    ],
    ['ambiguous-multiple-keys', pem(rsa.privateKey) + pem(ec.privateKey)],
    ['weak-rsa', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey)],
    ['unsupported-key', pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey)],
    ['missing-end', pem(rsa.privateKey).replace(/-----END[^]*/, '')],
    ['missing-begin', pem(rsa.privateKey).replace(/-----BEGIN.*\n/, '')],
    ['empty', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----'],
    ['illegal-base64', '-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----'],
    ['symmetric-key-for-private_key_jwt', '{"kty":"oct","k":"AAAA"}'],
    ['use-not-sig', JSON.stringify({ ...ecJwk, use: 'enc' })],
    ['key_ops-lacks-sign', JSON.stringify({ ...ecJwk, key_ops: ['verify'] })],
    ['alg-does-not-fit-kty', JSON.stringify({ ...ecJwk, alg: 'RS256' })],
    ['jwks', JSON.stringify({ keys: [ecJwk] })],
    ['oversized', 'A'.repeat(400_000)],
  ])('%s', async (code, text) => {
    const result = await importSigningKey(text);
    expect(result.ok ? 'imported' : result.reason.code).toBe(code);
  });

  test('a private key beside a public key of another pair', async () => {
    const result = await importSigningKey(JSON.stringify({ ...ecJwk, x: other.x, y: other.y }));
    expect(result.ok ? 'imported' : result.reason.code).toMatch(/^(private-does-not-match-public|unsupported-key)$/);
  });

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['escaped line breaks', (text: string) => `"${text.replaceAll('\n', '\\n')}"`],
    ['leading spaces', (text: string) => text.replaceAll(/^/gm, '    ')],
    ['one line', (text: string) => text.replaceAll('\n', ' ')],
    [
      'a certificate in front',
      (text: string) => `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n${text}`,
    ],
  ])('a PKCS#8 PEM with %s is taken', async (_, wrap) => {
    expect((await importSigningKey(wrap(pem(rsa.privateKey)))).ok).toBe(true);
  });
});
