import { describe, expect, test } from 'vitest';
import { textOf } from './json.ts';
import { readToken } from './token.ts';

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const bytes = (length: number): string => Buffer.alloc(length, 7).toString('base64url');
const jwt = (header: unknown, claims: unknown, signature = bytes(256)): string =>
  `${encode(header)}.${encode(claims)}.${signature}`;
const RS256 = { alg: 'RS256' };

describe('reading a token', () => {
  test('a JWT is decoded, its signature is unchecked', () => {
    const token = readToken(jwt({ alg: 'RS256', typ: 'at+jwt' }, { iss: 'https://as.example', sub: 'ü' }));
    expect(token.kind).toBe('jwt');
    expect(token.signature).toBe('unchecked');
    expect(token.flags).toEqual([]);
    expect(textOf(token.claims, 'sub')).toBe('ü');
  });

  test.each([
    ['empty', ''],
    ['opaque', 'tGzv3JOkF0XG5Qx2TlKWIA'],
    ['opaque', 'v4.public.eyJkYXRhIjoieCJ9AAAA'],
    ['opaque', 'a.b.c'],
    ['opaque', 'ya29.A0ARrdaM-x_y'],
    ['opaque', `${encode({ user: 1 })}.Zk3xYw.c2ln`],
    ['opaque', `${encode({ typ: 'JWT' })}.${encode({})}`],
    ['opaque', `${jwt(RS256, {})}.d`],
    ['opaque', `${jwt(RS256, {})}.d.e.f`],
    ['opaque', '{"active":true}'],
    ['jwe', `${encode({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`],
    ['sd-jwt', `${jwt(RS256, {})}~`],
    ['sd-jwt', `${jwt(RS256, { nonce: 'n', aud: 'a' })}~${encode(['s', 'a', 1])}~${jwt(RS256, {})}`],
    ['jws-json', JSON.stringify({ payload: encode({}), protected: encode(RS256), signature: bytes(256) })],
    ['private-key', '-----BEGIN RSA PRIVATE KEY-----\nMII'],
    ['assertion', jwt(RS256, { iss: 'client', sub: 'client', aud: 'https://as.example' })],
    ['id-token', jwt(RS256, { iss: 'https://as.example', sub: 'u', aud: 'client', nonce: 'n' })],
    ['jwt', jwt(RS256, { iss: 'https://as.example', sub: 'u', aud: ['api'], scope: 'read', auth_time: 1 })],
  ])('what is %s is called so', (kind, text) => expect(readToken(text).kind).toBe(kind));

  test.each([
    ['unsigned', jwt({ alg: 'nOnE' }, {}, '')],
    ['unsigned', jwt({ alg: 'none' }, {})],
    ['no-alg', jwt({ typ: 'JWT' }, {})],
    ['bad-alg', jwt({ alg: ['RS256'] }, {})],
    ['symmetric', jwt({ alg: 'HS256' }, {})],
    ['payload-not-json', jwt(RS256, 'hello')],
    ['payload-not-object', jwt(RS256, [1])],
    ['payload-empty', `${encode(RS256)}..${bytes(256)}`],
    ['invalid-utf8', `${encode(RS256)}.eyJhIjoi_yJ9.${bytes(256)}`],
    ['padding', `${jwt(RS256, {})}==`],
    ['not-base64url', jwt(RS256, {}, 'a+b/')],
    ['not-base64url', jwt(RS256, {}, 'x')],
    ['duplicate-key:aud', jwt(RS256, '{"aud":"a","aud":"b"}')],
    ['duplicate-key:alg', jwt('{"alg":"RS256","alg":"none"}', {})],
  ])('%s is flagged', (flag, text) => expect(readToken(text).flags).toContain(flag));

  test('a signature that cannot be one of its algorithm is flagged', () => {
    const isFlagged = (alg: string, length: number): boolean =>
      readToken(jwt({ alg }, {}, bytes(length))).flags.includes('signature-length');
    const lengths = (alg: string): readonly number[] =>
      Array.from({ length: 1100 }, (_, length) => length).filter((length) => !isFlagged(alg, length));
    for (const [alg, fitting] of [
      ['HS256', [32]],
      ['HS384', [48]],
      ['HS512', [64]],
      ['ES256', [64]],
      ['ES256K', [64]],
      ['ES384', [96]],
      ['ES512', [132]],
      ['Ed25519', [64]],
      ['EdDSA', [64, 114]],
      ['PS256', Array.from({ length: 15 }, (_, step) => 128 + step * 64)],
    ] as const)
      expect(lengths(alg)).toEqual(fitting);
    expect(lengths('unheard-of')).toHaveLength(1099);
    expect(isFlagged('none', 0)).toBe(false);
  });

  test('a copy that lost its signature is decoded, and that is said', () => {
    const { kind, signature, flags, claims, parts } = readToken(`${encode(RS256)}.${encode({ sub: 'a' })}`);
    expect([kind, signature, flags, textOf(claims, 'sub'), parts.length]).toEqual([
      'jwt',
      'unsigned',
      ['signature-length'],
      'a',
      2,
    ]);
    expect(readToken(`${encode(RS256)}.${encode({})}.`).signature).toBe('unsigned');
  });

  test('of an SD-JWT the signed part is decoded', () => {
    const signed = jwt(RS256, { sub: 'a', _sd: ['x'] });
    const token = readToken(`${signed}~${encode(['salt', 'name', 'value'])}~`);
    expect(textOf(token.claims, 'sub')).toBe('a');
    expect(token.parts.join('.')).toBe(signed);
    expect(token.flags).toEqual([]);
  });

  test.each([
    ['flattened', { payload: encode({ sub: 'a' }), protected: encode(RS256), signature: bytes(256) }],
    ['general', { payload: encode({ sub: 'a' }), signatures: [{ protected: encode(RS256), signature: bytes(256) }] }],
    ['without a protected header', { payload: encode({ sub: 'a' }), header: RS256, signature: bytes(256) }],
  ])('a JWS in JSON form is decoded (%s), its text unchanged', (_, jws) => {
    const text = JSON.stringify(jws, undefined, 2);
    const token = readToken(text);
    expect(token.text).toBe(text);
    expect([textOf(token.header, 'alg'), textOf(token.claims, 'sub')]).toEqual(['RS256', 'a']);
    expect(token.flags).toEqual([]);
  });
});

describe('sizes that nobody sends', () => {
  test.each([
    ['opaque', 'a million dots', '.'.repeat(1_000_000)],
    ['opaque', '20 MB of one letter', 'a'.repeat(20_000_000)],
    ['opaque', '20 MB of JSON', `{"payload":"${'a'.repeat(20_000_000)}","signature":"a"}`],
    ['opaque', 'a header of 3 MB', `${encode(`{"alg":"${'a'.repeat(2_200_000)}"}`)}.a.b`],
    ['jwt', 'a payload of 1 MB', jwt(RS256, { a: 'A'.repeat(1_048_576) })],
    ['jwt', 'a payload of 20 MB', jwt(RS256, { a: 'A'.repeat(20_000_000) })],
  ])('%s: %s is read in a moment', (kind, _, text) => {
    const start = performance.now();
    expect(readToken(text).kind).toBe(kind);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('a payload of 1 MB is decoded, one of 20 MB is not', () => {
    const claimsOf = (length: number) => readToken(jwt(RS256, { a: 'A'.repeat(length) })).claims;
    expect(textOf(claimsOf(1_048_576), 'a')).toHaveLength(1_048_576);
    expect(claimsOf(20_000_000)).toBeUndefined();
  });
});

describe('headers that say nothing good', () => {
  test.each([
    ['no-alg', jwt({}, {})],
    ['no-alg', jwt({ kid: 'x' }, {})],
    ['invalid-utf8', `eyJhbGciOiL_In0.${encode({})}.${bytes(256)}`],
    ['unsigned', jwt({ alg: 'none ' }, {})],
    ['unsigned', jwt({ alg: ' None' }, {})],
    ['bad-alg', jwt({ alg: '' }, {})],
    ['bad-alg', jwt({ alg: 'rs256' }, {})],
    ['bad-alg', jwt({ alg: 'foo' }, {})],
  ])('%s is flagged on a JWT', (flag, text) => {
    const { kind, flags } = readToken(text);
    expect([kind, flags]).toEqual(['jwt', expect.arrayContaining([flag])]);
  });

  test('every registered algorithm is known', () => {
    for (const alg of ['HS512', 'PS384', 'ES256K', 'EdDSA', 'Ed25519', 'Ed448', 'ML-DSA-65'])
      expect(readToken(jwt({ alg }, {})).flags).not.toContain('bad-alg');
  });
});

test('Keycloak names the use of a token in a claim', () => {
  const kindOf = (typ: string): string => readToken(jwt(RS256, { iss: 'a', sub: 'u', aud: 'c', nonce: 'n', typ })).kind;
  expect(['Bearer', 'ID', 'x'].map(kindOf)).toEqual(['jwt', 'id-token', 'id-token']);
  expect(readToken(jwt(RS256, { iss: 'a', sub: 'u', typ: 'ID' })).kind).toBe('id-token');
});

describe('a JWS in JSON form that can be read in two ways is opaque', () => {
  const signer = { protected: encode(RS256), signature: bytes(256) };
  const payload = encode({ sub: 'a' });
  test.each([
    ['crit that is not protected', JSON.stringify({ payload, ...signer, header: { crit: ['x'] } })],
    ['alg in both headers', JSON.stringify({ payload, ...signer, header: { alg: 'none' } })],
    ['both forms', JSON.stringify({ payload, ...signer, signatures: [signer] })],
    ['signatures twice', `{"payload":"${payload}","signatures":[${JSON.stringify(signer)}],"signatures":[]}`],
    ['a header twice', `{"payload":"${payload}","header":{},"header":{},"signature":"AA"}`],
  ])('%s', (_, text) => expect(readToken(text).kind).toBe('opaque'));
});
