import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { encodePart, madeUpJwt } from '../token/test-token.ts';
import { linkOf, readLink } from './link.ts';
import { isPublicValue, PUBLIC_FIELDS, publicFields, type PublicField } from './public-fields.ts';

const JWT = madeUpJwt({ sub: 'a' });
const OTHER_JWT = madeUpJwt({ sub: 'b' });
const JWE = `${encodePart({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`;
const PEM = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----';

const draftOf = (half: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...half });

describe('a link', () => {
  test('of an empty draft has no query', () => expect(linkOf(EMPTY_DRAFT)).toBe(''));

  test('has what differs from an empty draft, under the names of the address bar', () =>
    expect(
      linkOf(
        draftOf({ server: 'na', environmentId: 'e', clientId: 'c', expectedResource: 'a', expectedScope: 'one two' }),
      ),
    ).toBe('?server=na&env=e&client=c&aud=a&scope=one+two'));

  test('has nothing of the other half of a draft', () => {
    const secret = 'no-public-text';
    const other = Object.fromEntries(
      Object.keys(EMPTY_DRAFT)
        .filter((field) => !(field in PUBLIC_FIELDS))
        .map((field) => [field, secret]),
    );
    expect(Object.keys(other)).toContain('token');
    expect(linkOf({ ...EMPTY_DRAFT, ...other })).toBe('');
  });

  test.each([
    ['a JWT', JWT],
    ['a JWE', JWE],
    ['an address with a JWT in it', `https://idp.example/?x=${JWT}`],
    ['a path with a JWT in it', `https://idp.example/${JWT}/as`],
    ['a percent-encoded JWT', JWT.replaceAll('.', '%2E')],
    ['a JWT with a prefix', `Bearer ${JWT}`],
    ['a private key', PEM],
    ['more than 2,000 characters', 'a'.repeat(2001)],
  ])('leaves out a field that holds %s', (_, value) => {
    for (const [field] of publicFields)
      expect(linkOf(draftOf({ [field]: value, clientId: field === 'clientId' ? value : 'c' }))).toBe(
        field === 'clientId' ? '' : '?client=c',
      );
  });

  test('tells an empty key ID from none', () => {
    expect(readLink(linkOf(draftOf({ keyId: '' })), '').half).toEqual({ keyId: '' });
    expect(readLink(linkOf(EMPTY_DRAFT), '').half).toEqual({});
  });
});

describe('reading a link', () => {
  test.each([
    ['an environment without a server', '?env=e', { environmentId: 'e' }],
    ['an unknown server', '?server=mars&client=c', { clientId: 'c' }],
    ['an unknown method, caller, hint or algorithm', '?method=x&caller=y&hint=z&alg=none&client=c', { clientId: 'c' }],
    ['a name that objects have', '?__proto__=x&constructor=y&client=c', { clientId: 'c' }],
    ['a parameter of another page', '?utm_source=x&code=y&state=z&client=c', { clientId: 'c' }],
    ['two of one name', '?client=first&client=second', { clientId: 'first' }],
    ['two of one name, the first unusable', '?server=mars&server=na', {}],
    ['a text that is too long', `?client=${'a'.repeat(2001)}&kid=k`, { keyId: 'k' }],
    ['damaged percent-encoding', '?client=%E0%A4%A&kid=%', { clientId: '\ufffd%A', keyId: '%' }],
  ])('%s', (_, search, half) => {
    expect(readLink(search, '')).toEqual({ half, elsewhere: undefined, exposed: undefined });
    expect(Object.getPrototypeOf(readLink(search, '').half)).toBe(Object.prototype);
  });

  test('a fragment has no public fields', () => expect(readLink('', '#client=c&server=na').half).toEqual({}));

  test('every address that came is one that nobody typed', () =>
    expect(
      readLink('?server=other&issuer=https://a.example&endpoint=&token_endpoint=t&domain=d&custom_aud=u', '').elsewhere,
    ).toEqual({ source: 'link', addresses: ['https://a.example', 't', 'd', 'u'] }));

  test.each([
    ['token', `?token=${JWT}`, '', JWT],
    ['an opaque token', '?token=opaque', '', 'opaque'],
    ['an opaque token with a bare plus', '?access_token=a+b/c==', '', 'a+b/c=='],
    ['another spelling', '?accessToken=opaque', '', 'opaque'],
    ['the callback of the implicit flow', '', `#access_token=${JWT}&token_type=Bearer&scope=openid`, JWT],
    ['access_token before token, wherever', `?token=${OTHER_JWT}`, `#access_token=${JWT}`, JWT],
    ['token before id_token', `?id_token=${OTHER_JWT}&token=opaque`, '', 'opaque'],
    ['refresh_token', '?refresh_token=opaque', '', 'opaque'],
    ['a path in the fragment', '', `#/path?token=${JWT}`, JWT],
    ['a path that is a JWT', '', `#/${JWT}/x`, JWT],
    ['a fragment without a name', '', `#${JWT}`, JWT],
    ['a query without a name', `?${JWT}`, '', JWT],
    ['a JWE without a name', '', `#${JWE}`, JWE],
    ['any other name', `?session=${JWT}`, '', JWT],
    ['a public field', `?client=${JWT}`, '', JWT],
    ['a public field that is an address', `?issuer=https://a.example/%3Fx=${JWT}`, '', JWT],
    ['a value with its prefix', `?auth=Bearer%20${JWT}`, '', JWT],
    ['the first of two', `?token=${JWT}&token=${OTHER_JWT}`, '', JWT],
  ])('a token as %s is exposed and in no field', (_, search, hash, token) => {
    const { half, exposed } = readLink(search, hash);
    expect(exposed).toEqual({ token, secrets: [] });
    expect(half).toEqual({});
  });

  test.each([
    ['client_secret', `?client_secret=abc`, ['client_secret']],
    ['client_assertion', `?client_assertion=${JWT}`, ['client_assertion']],
    ['assertion', `?assertion=${JWT}`, ['assertion']],
    ['several', '?code_verifier=a&password=b&passphrase=c', ['code_verifier', 'password', 'passphrase']],
    ['another spelling', '?clientSecret=a&app-secret=b', ['clientSecret', 'app-secret']],
    ['a private key under any name', `?client=${encodeURIComponent(PEM)}`, ['client']],
    ['a private key without a name', `?${encodeURIComponent(PEM)}`, ['private key']],
    ['a JWK as a form', '?kty=EC&crv=P-256&d=AbCdEf', ['private key']],
  ])('%s is taken out, and only named', (_, search, secrets) => {
    for (const link of [readLink(search, ''), readLink('', `#${search.slice(1)}`)]) {
      expect(link.exposed).toEqual({ token: '', secrets });
      expect(link.half).toEqual({});
    }
  });

  test('an empty token or secret exposes nothing', () =>
    expect(readLink('?token=&client_secret=&access_token', '#').exposed).toBeUndefined());

  test('nothing but public values ever comes out of any text', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('token', 'client_secret', 'x', '', ...publicFields.map(([, name]) => name)),
            fc.constantFrom(JWT, JWE, PEM, `x ${JWT}`, 'na', 'plain', ''),
          ),
        ),
        fc.string(),
        (pairs, hash) => {
          const { half } = readLink(`?${new URLSearchParams(pairs)}`, `#${hash}`);
          for (const [field, value] of Object.entries(half)) {
            expect(isPublicValue(field as PublicField, value ?? '')).toBe(true);
            expect(value).not.toContain(JWT);
          }
        },
      ),
    ));
});
