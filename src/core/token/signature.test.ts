import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodePart } from './test-token.ts';
import { checkSignature } from './signature.ts';
import { readToken } from './token.ts';

let jwks: string;
let pem: string;
let publicJwk: JWK;
let sign: (header: object) => Promise<string>;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  publicJwk = await exportJWK(publicKey);
  pem = await exportSPKI(publicKey);
  const other = await exportJWK((await generateKeyPair('RS256')).publicKey);
  jwks = JSON.stringify({
    keys: [
      { ...other, kid: 'other', use: 'sig', alg: 'RS256' },
      { ...publicJwk, kid: 'k1', use: 'sig' },
      { ...publicJwk, kid: 'enc', use: 'enc' },
    ],
  });
  sign = (header) =>
    new SignJWT({ sub: 'a' }).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(privateKey);
});

const check = (token: string, keys: string) => checkSignature(readToken(token), keys, 'https://as.example/jwks');

describe('checking the signature of a token', () => {
  test('the key of its kid verifies it, and is named', async () => {
    const { state, sentence } = await check(await sign({}), jwks);
    expect(state).toBe('verified');
    expect(sentence).toContain('“k1” (RS256) of https://as.example/jwks');
  });

  test('a token without kid is tried with every key that fits', async () => {
    expect((await check(await sign({ kid: undefined }), jwks)).state).toBe('verified');
  });

  test('a PEM and a single JWK verify it too', async () => {
    expect((await check(await sign({}), pem)).state).toBe('verified');
    expect((await check(await sign({}), JSON.stringify(publicJwk))).state).toBe('verified');
  });

  test('another key with its kid, or a changed payload, is a failure', async () => {
    expect((await check(await sign({ kid: 'other' }), jwks)).state).toBe('failed');
    const [header, , signature] = (await sign({})).split('.');
    expect((await check(`${header}.${encodePart({ sub: 'b' })}.${signature}`, jwks)).state).toBe('failed');
  });

  test('a kid that no key has leaves it unchecked, and the keys that there are get named', async () => {
    const { state, sentence } = await check(await sign({ kid: 'gone' }), jwks);
    expect(state).toBe('no-key');
    expect(sentence).toMatch(/“gone”.*other, k1, enc/);
  });

  test('a key for encryption never verifies', async () => {
    expect((await check(await sign({ kid: 'enc' }), jwks)).state).not.toBe('verified');
  });

  test.each([[{ alg: 'none' }], [{ alg: 'nOnE' }]])('%j is unsigned', async (header) => {
    expect((await check(`${encodePart(header)}.${encodePart({})}.`, jwks)).state).toBe('unsigned');
  });

  test('a public key is never taken for a shared secret', async () => {
    const forged = async (header: object, secret: string): Promise<string> =>
      new CompactSign(Buffer.from('{}'))
        .setProtectedHeader({ alg: 'HS256', ...header })
        .sign(new TextEncoder().encode(secret));
    expect((await check(await forged({}, pem), pem)).state).toBe('no-key');
    expect((await check(await forged({ kid: 'k1' }, pem), jwks)).state).toBe('failed');
  });

  test('a shared secret is taken from nobody, least of all from a published key set', async () => {
    const secret = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
    const token = await new CompactSign(Buffer.from('{}')).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    const jwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
    expect((await check(token, JSON.stringify({ keys: [jwk] }))).state).toBe('no-key');
  });

  test('a key that could not be tried leaves open whether another signature would match', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const other = await exportJWK((await generateKeyPair('RS256')).publicKey);
    const token = await sign({ kid: undefined });
    expect((await check(token, JSON.stringify({ keys: [weak, other] }))).state).toBe('no-key');
    const named = { ...other, kid: 'z' };
    expect((await check(await sign({ kid: 'rotated' }), JSON.stringify({ keys: [named, other] }))).state).toBe(
      'no-key',
    );
    // keys without any name are meant to be tried
    expect((await check(await sign({ kid: 'rotated' }), JSON.stringify({ keys: [other] }))).state).toBe('failed');
    expect((await check(token, JSON.stringify({ keys: [other] }))).state).toBe('failed');
  });

  test('the header that is shown is the one that is verified, also of a JWS in JSON form', async () => {
    const [header, payload, signature] = (await sign({})).split('.');
    const shown = Buffer.from('{"alg":"RS256","kid":"k1","jwk":{}}').toString('base64url');
    const real = { protected: header, signature };
    const twofold = JSON.stringify({ payload, protected: shown, signature, signatures: null }).replace(
      /}$/,
      `,"signatures":[${JSON.stringify(real)}]}`,
    );
    expect((await check(twofold, jwks)).state).not.toBe('verified');
    expect((await check(JSON.stringify({ payload, ...real }), jwks)).state).toBe('verified');
  });

  test('an embedded key, a key URL and a critical extension are not followed', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const embedded = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(publicKey), jku: 'https://evil.test/jwks' })
      .sign(privateKey);
    expect((await check(embedded, jwks)).state).toBe('failed');
    const critical = `${encodePart({ alg: 'RS256', kid: 'k1', crit: ['exp'], exp: 1 })}.${encodePart({})}.c2ln`;
    expect((await check(critical, jwks)).state).toBe('failed');
  });

  test('padding, foreign characters and a header with two kids are refused, whatever the signature', async () => {
    expect((await check(`${await sign({})}==`, jwks)).sentence).toContain('base64url');
    expect((await check((await sign({})).replace(/.$/, '+'), jwks)).sentence).toContain('base64url');
    const [, payload, signature] = (await sign({})).split('.');
    const header = Buffer.from('{"alg":"RS256","kid":"k1","kid":"k1"}').toString('base64url');
    expect(await check(`${header}.${payload}.${signature}`, jwks)).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('“kid” twice'),
    });
  });

  test('a signature of zeros does not verify (CVE-2022-21449)', async () => {
    const key = await exportJWK((await generateKeyPair('ES256')).publicKey);
    const token = `${encodePart({ alg: 'ES256' })}.${encodePart({})}.${Buffer.alloc(64).toString('base64url')}`;
    expect((await check(token, JSON.stringify(key))).state).toBe('failed');
  });

  test.each(['', 'hello', '{}', '{"keys":[]}', '-----BEGIN RSA PUBLIC KEY-----\nAA\n-----END RSA PUBLIC KEY-----'])(
    'keys that are %j leave it unchecked',
    async (keys) => expect((await check(await sign({}), keys)).state).toBe('no-key'),
  );
});

interface Example {
  readonly title?: string;
  readonly input?: { readonly key?: JWK; readonly payload?: string };
  readonly signing?: { readonly protected?: { readonly alg?: string; readonly crit?: unknown } };
  readonly output?: { readonly compact?: string };
}

const cookbook = new URL('../../../../shared/corpora/jose-cookbook/', import.meta.url);
describe.skipIf(!existsSync(cookbook))('JOSE cookbook (third party, read where present)', () => {
  const files = existsSync(cookbook) ? readdirSync(cookbook, { recursive: true, encoding: 'utf8' }) : [];
  const examples = files
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(encodeURI(file), cookbook), 'utf8')) as Example)
    // detached payloads are no tokens
    .filter(({ output, signing }) => signing?.protected?.alg && /^[^.]+\.[^.]+\.[^.]+$/.test(output?.compact ?? ''));
  test('has signed examples', () => expect(examples.length).toBeGreaterThan(3));
  for (const { title, input, output, signing } of examples) {
    const keys = JSON.stringify({ ...input?.key, use: 'sig', alg: undefined });
    const { alg = '', crit } = signing?.protected ?? {};
    const state = crit === undefined ? (alg.startsWith('HS') ? 'no-key' : 'verified') : 'failed';
    test(`${title}: its signature is ${state}, and an altered one is never verified`, async () => {
      const compact = output?.compact ?? '';
      expect((await check(compact, keys)).state).toBe(state);
      const [header, , signature] = compact.split('.');
      expect((await check(`${header}.${encodePart('altered')}.${signature}`, keys)).state).not.toBe('verified');
    });
  }
});
