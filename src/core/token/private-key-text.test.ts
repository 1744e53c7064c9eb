import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPrivateKey } from './private-key-text.ts';

interface Case {
  readonly file: string;
  readonly contentBase64: string;
  readonly outcome: string;
}

const corpus = JSON.parse(readFileSync(new URL('../../../e2e/corpora/keys.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
};
const texts = corpus.cases
  .map(({ file, outcome, contentBase64 }) => ({ file, outcome, bytes: Buffer.from(contentBase64, 'base64') }))
  .filter(({ bytes }) => Buffer.from(bytes.toString()).equals(bytes))
  .map(({ file, outcome, bytes }) => ({ file, outcome, text: bytes.toString() }));

const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEYS: readonly (readonly [string, KeyObject])[] = [
  ['P-256', EC.privateKey],
  ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
  ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey],
  ['Ed25519', generateKeyPairSync('ed25519').privateKey],
  ['RSA', RSA.privateKey],
];
const derOf = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' });
const PEM = EC.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const JWK = JSON.stringify({ ...EC.privateKey.export({ format: 'jwk' }), kid: 'k' });

describe('every key that can sign is seen', () => {
  test.each(texts.filter(({ outcome }) => outcome.startsWith('sign')).map(({ file, text }) => [file, text]))(
    '%s',
    (_, text) => expect(isPrivateKey(text)).toBe(true),
  );
});

describe.each([
  ['PEM', PEM],
  ['PKCS#1', RSA.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['JWK', JWK],
  ['JWKS', JSON.stringify({ keys: [JSON.parse(JWK)] })],
  ['symmetric JWK', '{"kty":"oct","k":"c2VjcmV0"}'],
])('%s is seen', (_, key) => {
  test.each([
    ['alone', key],
    ['in a header', `Authorization: Bearer ${key.replaceAll('\n', '')}`],
    ['in a command', `curl -d '${key}' https://a.test`],
    ['as a JSON text', JSON.stringify(key)],
    ['as a JSON text in JSON', JSON.stringify(JSON.stringify({ access_token: 'a', key }))],
    ['percent-encoded', encodeURIComponent(key)],
    ['twice percent-encoded', encodeURIComponent(encodeURIComponent(key))],
    ['form-encoded', new URLSearchParams({ token: key }).toString()],
    ['in one line', key.replaceAll('\n', '\\n')],
    ['beside a token', `{"access_token":"eyJhbGciOiJSUzI1NiJ9.e30.AAAA"}\n${key}`],
  ])('%s', (__, text) => expect(isPrivateKey(text)).toBe(true));
});

describe('bare DER is seen', () => {
  test.each(KEYS)('%s', (_, key) => {
    const der = derOf(key);
    const hex = der.toString('hex');
    for (const text of [
      der.toString('base64'),
      der.toString('base64url'),
      `KEY=${der.toString('base64')}`,
      `"${der.toString('base64')}"`,
      hex,
      hex.toUpperCase(),
      hex.replaceAll(/..(?=.)/g, '$&:'),
      `0x${hex}`,
      Buffer.from(key.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    ])
      expect(isPrivateKey(text)).toBe(true);
  });

  test('SEC1, PKCS#1 and encrypted PKCS#8 too', () => {
    const encrypted = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'p' } as const;
    for (const der of [
      ...KEYS.slice(0, 3).map(([, key]) => key.export({ type: 'sec1', format: 'der' })),
      RSA.privateKey.export({ type: 'pkcs1', format: 'der' }),
      RSA.privateKey.export(encrypted),
    ])
      expect(isPrivateKey(der.toString('base64'))).toBe(true);
  });
});

describe('formats of tools are seen', () => {
  test.each([
    '-----BEGIN PRIVATE KEY-----',
    '-----END RSA PRIVATE KEY-----',
    '-----begin private key-----',
    '–––––BEGIN PRIVATE KEY–––––',
    '-----BEGIN+EC+PRIVATE+KEY-----',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----',
    'PuTTY-User-Key-File-3: ssh-ed25519',
    `<RSAKeyValue><Modulus>AA</Modulus><D>${'A'.repeat(40)}</D></RSAKeyValue>`,
    "{kty: 'EC', d: 'abc'}",
    Buffer.from(JWK).toString('base64'),
  ])('%j', (text) => expect(isPrivateKey(text)).toBe(true));
});

describe('what is public, or no key, is not taken for one', () => {
  const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
  test.each([
    ['a public PEM', EC.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a public JWK', JSON.stringify({ ...EC.publicKey.export({ format: 'jwk' }), kid: 'd', use: 'sig' })],
    ['a public JWKS', JSON.stringify({ keys: [{ ...RSA.publicKey.export({ format: 'jwk' }), kid: 'k' }] })],
    ['base64 of a public key', spki(RSA.publicKey).toString('base64')],
    ['hexadecimal digits of a public key', spki(EC.publicKey).toString('hex')],
    ['PKCS#1 of a public key', RSA.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')],
    ['a JWT', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl'],
    [
      'a JWT that tells of a key',
      `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ note: PEM })).toString('base64url')}.AAAA`,
    ],
    ['an opaque token', 'MIIEtGzv3JOkF0XG5Qx2TlKWIA'],
    ['hexadecimal digits', '3082010a0123456789abcdef0123456789abcdef'],
    ['a token response', '{"access_token":"a","d":"b","k":"c"}'],
    ['words', 'the private key was not found'],
  ])('%s', (_, text) => expect(isPrivateKey(text)).toBe(false));

  test('nor is any other file that holds no private key', () => {
    const harmless = texts.filter(({ file }) =>
      /\.pub\.|access-token|uuid|-html\.pem|redos-dashes|public-only/.test(file),
    );
    expect(harmless.length).toBeGreaterThan(5);
    for (const { text } of harmless) expect(isPrivateKey(text)).toBe(false);
  });
});

describe('hidden keys are seen', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  test.each([
    ['PEM behind a line break, in base64', base64(`\n${PEM}`)],
    ['PEM behind a blank, in base64', base64(` ${PEM}`)],
    ['PEM behind attributes, in base64', base64(`Bag Attributes\n    localKeyID: 01\n${PEM}`)],
    ['PEM behind a name, in wrapped base64', base64(`KEY="${PEM}"`).replaceAll(/.{64}/g, '$&\n')],
    ['OpenSSH without its frame', `b3BlbnNzaC1rZXktdjEA${'A'.repeat(80)}`],
    ['JWK with escaped names', JWK.replace('"d"', String.raw`"\u0064"`).replace('"kty"', String.raw`"\u006bty"`)],
    ['JWK as a form', new URLSearchParams(JSON.parse(JWK) as Record<string, string>).toString()],
    ['age', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
    ['WireGuard', `[Interface]\nPrivateKey = ${'A'.repeat(43)}=`],
  ])('%s', (_, text) => expect(isPrivateKey(text)).toBe(true));

  test('a public key in the same wrappings is none', () => {
    const { kty, crv, x, y } = EC.publicKey.export({ format: 'jwk' });
    const form = new URLSearchParams(Object.entries({ kty, crv, x, y }).map(([name, value]) => [name, String(value)]));
    const pem = EC.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const text of [form.toString(), base64(`\n${pem}`)]) expect(isPrivateKey(text)).toBe(false);
  });
});
