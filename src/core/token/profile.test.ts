import { describe, expect, test } from 'vitest';
import { profileOf } from './profile.ts';
import { madeUpJwt } from './test-token.ts';
import { readToken } from './token.ts';

const CLAIMS = { iss: 'i', exp: 9, aud: 'a', sub: 's', client_id: 'c', iat: 1, jti: 'j' };
const remarksOn = (header: object, claims: object = CLAIMS) => profileOf(readToken(madeUpJwt(claims, header)));

describe('what stands out about a token', () => {
  test('nothing speaks against an access token of RFC 9068', () => {
    const remarks = remarksOn({});
    expect(remarks.map(({ standing }) => standing)).toEqual(['noted']);
    expect(remarks[0]?.sentence).toContain('every claim that it requires');
  });

  test.each([
    ['not signed', { alg: 'none' }],
    ['names no algorithm', { alg: undefined }],
    ['share', { alg: 'HS256' }],
    ['(jku)', { jku: 'https://evil.test/jwks.json' }],
    ['(x5u)', { x5u: 'http://169.254.169.254/' }],
    ['(jwk)', { jwk: { kty: 'oct', k: 'AA' } }],
    ['(x5c)', { x5c: ['AAAA'] }],
    ['hostile text', { kid: '../../../../dev/null' }],
    ['hostile text', { kid: "x' UNION SELECT 'a" }],
    ['hostile text', { kid: '<img src=x onerror=alert(1)>' }],
    ['hostile text', { kid: 'a\r\nX: y' }],
    ['crit', { crit: ['b64'], b64: false }],
    ['b64', { crit: ['b64'], b64: false }],
    ['zip', { zip: 'DEF' }],
  ])('a header is warned of: %s', (words, header) => {
    const warned = remarksOn(header).filter(({ standing }) => standing === 'warned');
    expect(warned.map(({ sentence }) => sentence).join(' ')).toContain(words);
  });

  test.each([
    ['typed at+jwt: an API', { typ: 'JWT' }, CLAIMS],
    ['without jti', {}, { ...CLAIMS, jti: undefined }],
    ['PingOne leaves sub out', {}, { ...CLAIMS, sub: undefined }],
    ['names no kid', { kid: undefined }, CLAIMS],
    ['nested token', { cty: 'JWT' }, CLAIMS],
  ])('it is only noted: %s', (words, header, claims) => {
    const noted = remarksOn(header, claims).filter(({ standing }) => standing === 'noted');
    expect(noted.map(({ sentence }) => sentence).join(' ')).toContain(words);
  });

  test('a token without exp is warned of', () => {
    const warned = remarksOn({}, { ...CLAIMS, exp: undefined }).filter(({ standing }) => standing === 'warned');
    expect(warned.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('never ends')]);
  });

  test('an opaque token has no profile', () => expect(profileOf(readToken('opaque'))).toEqual([]));

  test('every remark has a source with an address', () => {
    for (const { source } of remarksOn({ alg: 'none', jku: 'x', zip: 'DEF', crit: [], typ: 'x' }))
      expect(URL.canParse(source.url) && source.url.startsWith('https://')).toBe(true);
  });
});
