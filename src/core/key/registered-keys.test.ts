import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { readRegisteredKeys } from './registered-keys.ts';
import { compareRegisteredKeys, type SigningIdentity } from './registration.ts';

const newKey = (): JWK => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const [mine, other] = [newKey(), newKey()];
const thumbprint = await calculateJwkThumbprint(mine);

async function compare(keys: readonly object[], identity: Partial<SigningIdentity> = {}): Promise<string> {
  const read = await readRegisteredKeys(JSON.stringify({ keys }));
  if (!read.ok) throw new Error(read.reason);
  return compareRegisteredKeys(read.value, { thumbprint, keyId: 'a', algorithm: 'ES256', ...identity })
    .map(({ about, standing }) => `${about} ${standing}`)
    .join(', ');
}

describe('the registered keys', () => {
  const jwks = JSON.stringify({ keys: [{ ...mine, kid: 'a' }] });
  test.each([
    ['a JWKS', jwks],
    ['a JWKS with white space and a byte order mark', `\ufeff\n ${jwks} \n`],
    ['one JWK', JSON.stringify({ ...mine, kid: 'a' })],
    ['a list of JWKs', JSON.stringify([{ ...mine, kid: 'a' }])],
    ['PingOne’s one-line string', JSON.stringify(jwks)],
    ['PingOne’s one-line string without its quotes', JSON.stringify(jwks).slice(1, -1)],
    ['an application with its JWKS as a string', JSON.stringify({ name: 'x', jwks })],
    ['an application with its JWKS as an object', JSON.stringify({ name: 'x', jwks: JSON.parse(jwks) })],
  ])('are read from %s', async (_, text) => {
    expect(await readRegisteredKeys(text)).toMatchObject({
      ok: true,
      value: [{ kid: 'a', thumbprint, isPrivate: false }],
    });
  });

  test.each(['', '[]x', '{}', '{"keys":{}}', '{"keys":[1]}', '"', 'null', `"${'"'.repeat(3)}`])(
    'are not read from %j',
    async (text) => {
      expect(await readRegisteredKeys(text)).toMatchObject({ ok: false });
    },
  );

  test('malformed members keep a key from being compared, not the page from working', async () => {
    const keys = [{ kty: 'EC', crv: 'P-256', x: 5 }, { kty: 'RSA' }, { kty: '__proto__' }, { ...mine, kid: 'a' }];
    expect(await compare(keys)).toBe('key met, kid met, alg met');
  });
});

describe('a signing key', () => {
  test.each([
    ['is registered under its kid', [{ ...mine, kid: 'a', alg: 'ES256' }], {}, 'key met, kid met, alg met'],
    [
      'is found among others',
      [
        { ...other, kid: 'b' },
        { ...mine, kid: 'a' },
      ],
      {},
      'key met, kid met, alg met',
    ],
    ['is not registered at all', [{ ...other, kid: 'b' }], {}, 'key unmet, kid unmet'],
    ['meets no registered key', [], {}, 'key unmet, kid unmet'],
    ['is registered under another kid', [{ ...mine, kid: 'b' }], {}, 'key met, kid unmet, alg met'],
    [
      'shares its kid with another key',
      [
        { ...other, kid: 'a' },
        { ...mine, kid: 'b' },
      ],
      {},
      'key met, kid unmet, alg met',
    ],
    ['has a kid that is another key’s', [{ ...other, kid: 'a' }], {}, 'key unmet, kid unmet'],
    [
      'has a kid that stands twice',
      [
        { ...mine, kid: 'a' },
        { ...other, kid: 'a' },
      ],
      {},
      'key met, kid unmet, alg met',
    ],
    ['needs no kid where one key is registered', [mine], { keyId: '' }, 'key met, kid met, alg met'],
    ['needs a kid where two are', [mine, other], { keyId: '' }, 'key met, kid missing, alg met'],
    ['is registered for another algorithm', [{ ...mine, kid: 'a', alg: 'ES384' }], {}, 'key met, kid met, alg unmet'],
    ['is registered for encryption', [{ ...mine, kid: 'a', use: 'enc' }], {}, 'key met, kid met, alg met, use unmet'],
    [
      'is registered with its private half',
      [{ ...mine, kid: 'a', d: 'AA' }],
      {},
      'key met, kid met, alg met, private unmet',
    ],
  ] as const)('%s', async (_, keys, identity, findings) => {
    expect(await compare(keys, identity)).toBe(findings);
  });

  test('whose kid differs only in case is told so, and which kid to set', async () => {
    const read = await readRegisteredKeys(JSON.stringify({ keys: [{ ...mine, kid: 'Key-1' }] }));
    const findings = compareRegisteredKeys(read.ok ? read.value : [], {
      thumbprint,
      keyId: 'key-1',
      algorithm: 'ES256',
    });
    const kid = findings.find(({ about }) => about === 'kid');
    expect(kid?.sentence).toContain('differs only in case');
    expect(kid?.remedy).toBe('Set the Key ID to Key-1.');
  });
});
