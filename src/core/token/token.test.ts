import { describe, expect, test } from 'vitest';
import { readToken } from './token.ts';
import { textOf } from './json.ts';

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwt = (header: unknown, claims: unknown): string => `${encode(header)}.${encode(claims)}.${encode('signature')}`;

describe('reading a token', () => {
  test('a JWT is decoded, its signature is unchecked', () => {
    const token = readToken(jwt({ alg: 'RS256', typ: 'at+jwt' }, { iss: 'https://as.example', sub: 'ü' }));
    expect(token.kind).toBe('jwt');
    expect(token.signature).toBe('unchecked');
    expect(textOf(token.claims, 'sub')).toBe('ü');
  });

  test.each([
    ['empty', ''],
    ['opaque', 'tGzv3JOkF0XG5Qx2TlKWIA'],
    ['opaque', 'v4.public.eyJkYXRhIjoieCJ9AAAA'],
    ['opaque', 'a.b.c'],
    ['jwe', `${encode({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`],
    ['private-key', '-----BEGIN RSA PRIVATE KEY-----\nMII'],
    ['assertion', jwt({ alg: 'RS256' }, { iss: 'client', sub: 'client', aud: 'https://as.example' })],
    ['id-token', jwt({ alg: 'RS256' }, { iss: 'https://as.example', sub: 'u', aud: 'client', nonce: 'n' })],
    ['jwt', jwt({ alg: 'RS256' }, { iss: 'https://as.example', sub: 'u', aud: ['api'], scope: 'read', auth_time: 1 })],
  ])('what is %s is called so', (kind, text) => expect(readToken(text).kind).toBe(kind));

  test.each([
    ['unsigned', jwt({ alg: 'nOnE' }, {})],
    ['no-alg', jwt({ typ: 'JWT' }, {})],
    ['bad-alg', jwt({ alg: ['RS256'] }, {})],
    ['symmetric', jwt({ alg: 'HS256' }, {})],
    ['payload-not-json', jwt({ alg: 'RS256' }, 'hello')],
    ['payload-not-object', jwt({ alg: 'RS256' }, [1])],
    ['payload-empty', `${encode({ alg: 'RS256' })}..${encode('s')}`],
    ['padding', `${jwt({ alg: 'RS256' }, {})}==`],
    ['duplicate-key:aud', jwt({ alg: 'RS256' }, '{"aud":"a","aud":"b"}')],
  ])('%s is flagged', (flag, text) => expect(readToken(text).flags).toContain(flag));
});
