import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { importSecret } from '../key/client-secret.ts';
import { importKey } from '../key/import-key.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { makeAssertion, signAssertion } from './assertion.ts';
import { extraClaimsError } from './extra-claims.ts';
import type { AssertionOptions } from './options.ts';

const OPTIONS: AssertionOptions = {
  clientId: 'client',
  audience: 'https://as.example',
  lifetime: 120,
  type: 'JWT',
  keyId: '',
  algorithm: 'RS256',
  extraClaims: '',
};
const world = { now: () => 1_000_000_999, uuid: () => 'u' };

async function imported(text: string): Promise<SigningKey> {
  const result = await importKey(text);
  if (result.kind !== 'key') throw new Error(result.kind);
  return result.key;
}

const PAIRS = [
  ['RSA', '2048 bit', 'RS256 RS384 RS512 PS256 PS384 PS512', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['EC', 'P-256', 'ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['EC', 'P-384', 'ES384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['EC', 'P-521', 'ES512', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
  ['Ed25519', 'Ed25519', 'EdDSA Ed25519', generateKeyPairSync('ed25519')],
] as const;

describe.each(PAIRS)('a client_assertion signed with %s %s', (kind, size, algorithms, { privateKey }) => {
  const formats = [
    ['PKCS#8 PEM', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['JWK', JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'key-1' })],
  ] as const;

  test.each(formats)('verifies with the public key for every algorithm that fits, from a %s', async (format, text) => {
    const key = await imported(text);
    expect([key.kind, key.size, key.algorithms.join(' ')]).toEqual([kind, size, algorithms]);
    const publicKey = createPublicKey(privateKey);
    expect(key.thumbprint).toBe(await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }) as JWK));
    for (const [algorithm, cryptoKey] of key.cryptoKeys) {
      const keyId = key.keyId ?? '';
      const assertion = await signAssertion(makeAssertion({ ...OPTIONS, algorithm, keyId }, world), cryptoKey);
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

describe('an assertion', () => {
  test('names the client as iss and sub, the audience as a string, iat in the past, no nbf, exp as chosen', () => {
    const { header, claims } = makeAssertion({ ...OPTIONS, lifetime: 60 }, world);
    expect(JSON.parse(header)).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(JSON.parse(claims)).toEqual({
      iss: 'client',
      sub: 'client',
      aud: 'https://as.example',
      jti: 'u',
      iat: 999_995,
      exp: 1_000_060,
    });
  });

  test('has the type and the kid that were chosen, however odd the kid is', () => {
    const keyId = '"\u202e\r\n<b>';
    const { header } = makeAssertion({ ...OPTIONS, type: 'client-authentication+jwt', keyId }, world);
    expect(JSON.parse(header)).toEqual({ alg: 'RS256', typ: 'client-authentication+jwt', kid: keyId });
  });

  test('carries extra claims as they stand, digit by digit', async () => {
    const extraClaims = ' { "tenant" : "a", "big": 12345678901234567890, "__proto__": {"x": 1} } ';
    const { claims } = makeAssertion({ ...OPTIONS, extraClaims }, world);
    expect(claims).toContain('"exp":1000120,"tenant" : "a", "big": 12345678901234567890, "__proto__": {"x": 1}}');
    expect(makeAssertion({ ...OPTIONS, extraClaims: ' { } ' }, world).claims).toBe(
      makeAssertion(OPTIONS, world).claims,
    );
  });

  test.each(['HS256', 'HS384', 'HS512'] as const)(
    'is signed with a client secret as its UTF-8 text by %s',
    async (algorithm) => {
      const secret = 'geheim-ü-'.repeat(10);
      const unsigned = makeAssertion({ ...OPTIONS, algorithm }, world);
      const assertion = await signAssertion(unsigned, await importSecret(secret, algorithm));
      await compactVerify(assertion, new TextEncoder().encode(secret));
      expect(decodeJwt(assertion).iss).toBe('client');
    },
  );
});

describe('extra claims', () => {
  test.each(['', ' ', '{}', '{"nbf": 1}', '{"a": {"aud": 1}}'])('%j are taken', (text) => {
    expect(extraClaimsError(text)).toBeUndefined();
  });
  test.each([
    ['[1]', 'JSON object'],
    ['{"a":}', 'character 6'],
    ['{"a":1,"a":2}', 'stands twice'],
    ['{"aud":"https://evil.example"}', '“aud”'],
    ['{"\\u0065xp":1}', '“exp”'],
  ])('%j are refused', (text, words) => {
    expect(extraClaimsError(text)).toContain(words);
  });
});
