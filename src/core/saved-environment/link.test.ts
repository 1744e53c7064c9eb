import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { encodePart, madeUpJwt } from '../token/test-token.ts';
import { linkOf, readLink } from './link.ts';
import { kindOfName } from './secret-names.ts';
import { isPublicValue, PUBLIC_FIELDS, publicFields, type PublicField } from './public-fields.ts';

const ID = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';
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
        draftOf({ server: 'na', environmentId: ID, clientId: 'c', expectedResource: 'a', expectedScope: 'one two' }),
      ),
    ).toBe(`?server=na&env=${ID}&client=c&aud=a&scope=one+two`));

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
    ['a JWT behind a plus', `Bearer+${JWT}`],
    ['a JWT in the middle of a word', `x${JWT}`],
    ['a JWT in the middle of words that look like one', `eyJkeyJey${JWT}.x`],
    ['what is named as a token', 'https://idp.example/?access_token=opaque'],
    ['what is named as a secret', 'a;client_secret=b'],
    ['JSON with a token', '{"token":"opaque"}'],
    ['a private key', PEM],
    ['more than 2,000 characters', 'a'.repeat(2001)],
  ])('leaves out a field that holds %s', (_, value) => {
    for (const [field] of publicFields)
      expect(linkOf(draftOf({ [field]: value, clientId: field === 'clientId' ? value : 'c' }))).toBe(
        field === 'clientId' ? '' : '?client=c',
      );
  });

  test('leaves out what repeats a known secret, or is most of one', () => {
    const draft = draftOf({ server: 'na', clientId: 'sesame-1', keyId: 'pin', expectedScope: 'open sesame-12 x' });
    expect(linkOf(draft, ['', '{{secret}}'])).toBe('?server=na&client=sesame-1&kid=pin&scope=open+sesame-12+x');
    expect(linkOf(draft, ['sesame-12', 'pin'])).toBe('?server=na');
    expect(linkOf(draft, ['na', 'si', ' sesame-12 x '])).toBe('?server=na&client=sesame-1&kid=pin');
  });

  test('tells an empty key ID from none', () => {
    expect(readLink(linkOf(draftOf({ keyId: '' })), '').half).toEqual({ keyId: '' });
    expect(readLink(linkOf(EMPTY_DRAFT), '').half).toEqual({});
  });
});

describe('reading a link', () => {
  test.each([
    ['an environment without a server', `?env=${ID}`, { environmentId: ID }],
    ['an environment that is no UUID', '?env=e&client=c', { clientId: 'c' }],
    ['a preset that nobody knows', '?preset=x&client=c', { clientId: 'c' }],
    ['a preset', '?preset=okta', { preset: 'okta' }],
    ['numbers that are none', '?lifetime=1e9&max_age=12345678901&client=c', { clientId: 'c' }],
    ['an error in words', '?error_description=invalid+token:+x&client=c', { clientId: 'c' }],
    [
      'scopes that are called as tokens are',
      '?scope=token:read+secret:write',
      { expectedScope: 'token:read secret:write' },
    ],
    [
      'an endpoint whose path has the word token',
      '?token_endpoint=https://a.example/token/introspect',
      { tokenEndpoint: 'https://a.example/token/introspect' },
    ],
    [
      'parameters of OAuth that are no secrets',
      '?token_type=a&token_type_hint=b&expires_in=1&state=d&client_assertion_type=e&grant_type=authorization_code&client=c',
      { clientId: 'c' },
    ],
    ['an unknown server', '?server=mars&client=c', { clientId: 'c' }],
    ['an unknown method, caller, hint or algorithm', '?method=x&caller=y&hint=z&alg=none&client=c', { clientId: 'c' }],
    ['a name that objects have', '?__proto__=x&constructor=y&client=c', { clientId: 'c' }],
    ['a parameter of another page', '?utm_source=x&code=y&client=c', { clientId: 'c' }],
    ['two of one name', '?client=first&client=second', { clientId: 'first' }],
    ['two of one name, the first unusable', '?server=mars&server=na', {}],
    ['a text that is too long', `?client=${'a'.repeat(2001)}&kid=k`, { keyId: 'k' }],
    ['damaged percent-encoding', '?client=%E0%A4%A&kid=%', { clientId: '\ufffd%A', keyId: '%' }],
  ])('%s', (_, search, half) => {
    expect(readLink(search, '')).toMatchObject({ half, exposed: undefined });
    expect(readLink(search, '').half).toEqual(half);
    expect(Object.getPrototypeOf(readLink(search, '').half)).toBe(Object.prototype);
  });

  test('a fragment has no public fields', () => expect(readLink('', '#client=c&server=na').half).toEqual({}));

  test('the host of every address that came is one that nobody typed', () =>
    expect(
      readLink('?server=other&issuer=https://a.example&endpoint=&token_endpoint=t&domain=d&custom_aud=u', '').elsewhere,
    ).toEqual(['a.example', 't', 'd', 'u'].map((host) => ({ source: 'link', host }))));

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
    ['a JWT in the middle of a public field', `?client=x${JWT}`, '', JWT],
    ['another name that ends so', '?useCaseAccessToken=opaque', '', 'opaque'],
    ['a constant', '?INTROSPECT_TOKEN=opaque', '', 'opaque'],
    ['subject_token', '?subject_token=opaque', '', 'opaque'],
    ['a header', '?x-access-token=opaque', '', 'opaque'],
    ['Authorization', '?authorization=Bearer+opaque', '', 'Bearer opaque'],
    ['a member in brackets', '?data[access_token]=opaque', '', 'opaque'],
    ['a list', '?token[]=opaque', '', 'opaque'],
    ['a name that is encoded twice', '?access%255Ftoken=opaque', '', 'opaque'],
    ['JSON', '?q={"access_token":"a%2Bb/c=="}', '', 'a+b/c=='],
    ['JSON in JSON', String.raw`?q={"x":"{\"access_token\":\"opaque\"}"}`, '', 'opaque'],
    ['another address', `?url=${encodeURIComponent('https://x.example/cb#access_token=opaque&x=y')}`, '', 'opaque'],
    [
      'another address, encoded twice',
      `?url=${encodeURIComponent(encodeURIComponent('https://x.example/?token=opaque'))}`,
      '',
      'opaque',
    ],
    ['a parameter in an address', `?issuer=${encodeURIComponent('https://a.example/?token=opaque')}`, '', 'opaque'],
    ['a parameter behind a semicolon', '?client=1;access_token=opaque', '', 'opaque'],
    ['a parameter behind a comma', '', '#a,access_token=opaque', 'opaque'],
    ['a name with a colon', '', '#access_token:opaque', 'opaque'],
    ['a fragment of JSON', '', '#{"access_token":"opaque"}', 'opaque'],
    ['an encoded fragment of JSON', '', `#${encodeURIComponent('{"access_token":"opaque"}')}`, 'opaque'],
    ['an encoded fragment', '', `#${encodeURIComponent('#access_token=opaque')}`, 'opaque'],
    ['a step of a path', '', '#/token/opaque', 'opaque'],
    ['a step of a path that ends as base64 does', '', '#/app/access_token/opaque==', 'opaque=='],
    [
      'a JWS as JSON',
      `?token=${encodeURIComponent('{"payload":"e30","signature":"YQ"}')}`,
      '',
      '{"payload":"e30","signature":"YQ"}',
    ],
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
    ['a constant', '?INTROSPECT_CLIENT_SECRET=a', ['INTROSPECT_CLIENT_SECRET']],
    ['jwt_signed', `?jwt_signed=${JWT}&clientSecretJWT=${JWT}`, ['jwt_signed', 'clientSecretJWT']],
    ['a member in brackets', '?data[client_secret]=a', ['data[client_secret]']],
    [
      'the words for it',
      '?pwd=a&pin=b&cookie=c&api_key=d&x-credentials=e',
      ['pwd', 'pin', 'cookie', 'api_key', 'x-credentials'],
    ],
    ['JSON', '?q={"client_secret":"a"}', ['client_secret']],
    ['a callback', '?code=a&state=b', ['code']],
    ['a name that is too long', `?${'x'.repeat(41)}_secret=b`, ['a parameter']],
    ['a name that holds a token', `?${JWT}_secret=a`, ['a parameter']],
    ['a private key under any name', `?client=${encodeURIComponent(PEM)}`, ['client']],
    ['a private key without a name', `?${encodeURIComponent(PEM)}`, ['private key']],
    ['a JWK as a form', '?kty=EC&crv=P-256&d=AbCdEf', ['private key']],
  ])('%s is taken out, and only named', (_, search, secrets) => {
    for (const link of [readLink(search, ''), readLink('', `#${search.slice(1)}`)]) {
      expect(link.exposed).toEqual({ token: '', secrets });
      expect(link.half).toEqual({});
    }
  });

  test.each([
    ['issuer', 'https://user:pw@a.example'],
    ['endpoint', 'https:user:pw@a.example/introspect'],
    ['token_endpoint', '//user@a.example'],
    ['domain', 'user:pw@a.example'],
    ['custom_aud', 'https:/user:pw@a.example'],
  ])('a password in %s is taken out, and said by a word of the page', (name, value) =>
    expect(readLink(`?${new URLSearchParams({ [name]: value })}`, '')).toEqual({
      half: {},
      elsewhere: [],
      exposed: { token: '', secrets: ['a user name or password in an address'] },
    }),
  );

  test('the names that a link has are no names of secrets', () => {
    for (const [, name] of publicFields) expect(kindOfName(name)).toBeUndefined();
  });

  test.each([
    ['many parameters', '#' + 'a&'.repeat(1_000_000)],
    ['many names of secrets', '#' + 'token=&'.repeat(500_000)],
    ['a long text', `#${'x'.repeat(2_000_000)}&token=a`],
    ['many names in one', `#${'token='.repeat(300_000)}`],
    ['many beginnings of tokens', `#${'eyJ'.repeat(700_000)}`],
    ['1,001 parameters', `#${'a&'.repeat(1001)}`],
  ])('an address with %s is cut in little time, and said to be exposed', (_, hash) => {
    const start = performance.now();
    for (const link of [readLink('', hash), readLink(`?client=c&${hash.slice(1)}`, '')])
      expect(link.exposed?.secrets).toContain('the rest of a very long address');
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('what stands before the cut is read', () =>
    expect(readLink(`?client=c&x=${'x'.repeat(70_000)}`, '').half).toEqual({ clientId: 'c' }));

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
