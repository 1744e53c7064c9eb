import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { importKey, type KeyImport } from './import-key.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const SEC1 = pair.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const ED_PEM = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PUBLIC = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const JWK = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'k' };
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const lines = (write: (line: string, at: number) => string, pem = PEM): string =>
  pem
    .trim()
    .split('\n')
    .map((line, at) => write(line, at + 1))
    .join('\n');
const json = JSON.stringify(JWK);
const pretty = JSON.stringify(JWK, undefined, 2);

const codeOf = (result: KeyImport): string =>
  result.kind === 'refused' || result.kind === 'choice' ? result.refusal.code : result.kind;

describe('a PEM is taken out of', () => {
  test.each([
    ['numbers with a colon', lines((line, at) => `${at}:${line}`)],
    ['numbers with a bar', lines((line, at) => ` ${at} | ${line}`)],
    ['numbers in brackets', lines((line, at) => `[${at}] ${line}`)],
    ['numbers before a key of one line', lines((line, at) => `${at} ${line}`, ED_PEM)],
    ['list marks', lines((line) => `- ${line}`)],
    ['bytes constants', lines((line) => `b'${line}'`)],
    ['Java constants with leading plus', lines((line) => `+ "${line}\\n"`)],
    ['Visual Basic constants', lines((line) => `"${line}" & vbCrLf & _`)],
    ['an array of lines', JSON.stringify(PEM.trim().split('\n'))],
    ['double percent-encoding', encodeURIComponent(encodeURIComponent(PEM))],
    ['encoded line breaks alone', PEM.replaceAll('\n', '%0A')],
    ['named entities', PEM.replaceAll('-', '&hyphen;').replaceAll('\n', '&#x000a;')],
    ['a table cell per line', lines((line) => `<td>${line}</td>`)],
    ['an XML attribute', `<key pem="${PEM}"/>`],
    ['base64 twice', base64(base64(PEM))],
    ['base64 under a short name', `data:\n  key: ${base64(PEM)}`],
    ['base64 within JSON', JSON.stringify({ data: { 'tls.key': base64(PEM) } })],
    ['a label of a certificate', PEM.replaceAll('PRIVATE KEY', 'CERTIFICATE')],
    ['a header within', PEM.replace('\n', '\nComment: my key\n\n')],
    ['spaces around the label', PEM.replaceAll('-----BEGIN', '----- BEGIN').replaceAll('-----END', '----- END')],
    ['both its wrappings', PEM + SEC1],
    ['JSON with both its halves', JSON.stringify({ publicKey: PUBLIC, privateKey: PEM })],
    ['JSON with both its wrappings', JSON.stringify({ pkcs8: PEM, pkcs1: SEC1 })],
  ])('%s', async (_, text) => {
    expect(codeOf(await importKey(text))).toBe('key');
  });
});

describe('a JWK is taken out of', () => {
  test.each([
    ['a code fence', `\`\`\`json\n${pretty}\n\`\`\``],
    ['a mail', pretty.replaceAll(/^/gm, '> ')],
    ['a constant', `const jwk = ${pretty};`],
    ['an environment file', `export JWK='${json}'`],
    ['a member of something', `"jwk": ${json},`],
    ['curly quotes', json.replaceAll('"', '“')],
    ['entities', json.replaceAll('"', '&quot;')],
    ['percent-encoding', encodeURIComponent(json)],
    ['hard spaces', pretty.replaceAll(' ', '\u00a0')],
    ['zero-width characters', json.replaceAll(',', ',\u200b')],
    ['many escapes', JSON.stringify(JSON.stringify(JSON.stringify({ keys: [JWK] })))],
    ['a pair of JWKs', JSON.stringify({ publicKey: { ...JWK, d: undefined }, privateKey: JWK })],
    ['a pair of JWK and PEM', JSON.stringify({ jwk: JWK, pem: PEM })],
  ])('%s', async (_, text) => {
    expect(codeOf(await importKey(text))).toBe('key');
  });

  test('numbers that carry the sign byte of a big integer', async () => {
    const signed = (text = ''): string =>
      Buffer.concat([Buffer.alloc(1), Buffer.from(text, 'base64url')]).toString('base64url');
    const result = await importKey(JSON.stringify({ ...RSA, n: signed(RSA.n), e: signed(RSA.e), p: signed(RSA.p) }));
    expect(result.kind === 'key' && result.key.publicJwk).toEqual({ kty: 'RSA', n: RSA.n, e: RSA.e });
  });
});

describe('what is refused keeps its own reason:', () => {
  const compressed = Uint8Array.from(
    Buffer.concat([
      Buffer.from('30 57 02 01 01 04 20'.replaceAll(' ', ''), 'hex'),
      Buffer.from(JWK.d ?? '', 'base64url'),
      Buffer.from('a00a06082a8648ce3d030107a124032200', 'hex'),
      Buffer.from([(Buffer.from(JWK.y ?? '', 'base64url').at(-1) ?? 0) & 1 ? 2 : 3]),
      Buffer.from(JWK.x ?? '', 'base64url'),
    ]),
  );
  test.each([
    ['private-does-not-match-public', compressed],
    ['missing-end', `${PEM.slice(0, 120)}\n${PEM}`],
    ['ambiguous-multiple-keys', PEM + ED_PEM],
    ['truncated', json.slice(0, -10)],
    ['truncated', JSON.stringify(json).slice(0, -30)],
    ['truncated', '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----'],
    ['not-json', "const key = {\n  crv: 'P-256',\n  kty: 'EC',\n};"],
    ['looks-like-a-jwt', 'Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'],
    ['looks-like-a-jwt', "TOKEN='eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'"],
    ['placeholder', '${{ secrets.KEY }}'],
    ['placeholder', '%PRIVATE_KEY%'],
    ['placeholder', 'KEY=YOUR_PRIVATE_KEY'],
    ['placeholder', '[PRIVATE KEY]'],
    ['placeholder', '{PRIVATE_KEY}'],
    ['placeholder', JSON.stringify({ ...JWK, d: 'REDACTED' })],
    ['public-key', JSON.stringify({ key: PUBLIC })],
    ['putty-ppk', JSON.stringify({ key: 'PuTTY-User-Key-File-3: ssh-rsa' })],
    ['openssh', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQ'],
    ['weak-rsa', JSON.stringify({ ...RSA, e: 'AAAB' })],
  ])('%s', async (code, given) => {
    expect(codeOf(await importKey(given))).toBe(code);
  });
});
