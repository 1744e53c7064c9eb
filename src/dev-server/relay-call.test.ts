import { describe, expect, test } from 'vitest';
import { readRelayCall } from './relay-call.ts';

const URL_TEXT = 'https://auth.test/as/introspect';
const token = ['token', 'abc'] as const;
const hint = ['token_type_hint', 'access_token'] as const;
const id = ['client_id', 'a'] as const;
const secret = ['client_secret', 's'] as const;
const assertion = ['client_assertion', 'e.y.J'] as const;
const assertionType = ['client_assertion_type', 'urn:x'] as const;
type Parameters = readonly (readonly [string, unknown])[];

const read = (parameters: Parameters, more: Record<string, unknown> = {}) =>
  readRelayCall({ call: 'introspect', url: URL_TEXT, parameters, ...more });
const withAuthorization = (authorization: unknown) => read([token], { authorization });

describe('a call to introspect', () => {
  test.each<[string, Parameters]>([
    ['nobody', [token]],
    ['an id', [token, hint, id]],
    ['an id and a secret', [id, secret, token]],
    ['an empty secret', [token, id, ['client_secret', '']]],
    ['an assertion', [token, assertion, assertionType]],
    ['an id and an assertion', [assertionType, assertion, id, token]],
  ])('that %s stands behind is read as it is', (_what, parameters) => {
    expect(read(parameters)).toEqual({ call: 'introspect', url: URL_TEXT, parameters });
  });

  test.each([
    'Basic Og==',
    'Basic YSUyQmI6cyVDMyVCQyUzRA==',
    'Basic +/+/',
    'Bearer a.b~c_d+e/f-g==',
    'Bearer !"#%&\'(),:;<>?@[\\]^`{|}~',
    `Bearer ${'x'.repeat(16 * 1024 - 7)}`,
  ])('that is authorized by %.40s is read as it is', (authorization) => {
    const parameters = [token, hint];
    expect(read(parameters, { authorization })).toEqual({
      call: 'introspect',
      url: URL_TEXT,
      parameters,
      authorization,
    });
  });

  const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code));
  const unsafe = [...controls, '\u007f', '\u0080', 'ü', '\u00a0', '\u010d', '\u010a', '\u2028', '\ud800', '😀'];
  test.each(unsafe.map((character) => [JSON.stringify(character), character]))(
    'is refused when its authorization has %s anywhere',
    (_name, character) => {
      for (const scheme of ['Basic ', 'Bearer '])
        for (const value of [
          `${character}${scheme}abcd`,
          `${scheme}${character}abcd`,
          `${scheme}ab${character}cd`,
          `${scheme}abcd${character}`,
          `${scheme}abcd\r\nX-Injected: 1${character}`,
        ])
          expect(withAuthorization(value)).toBeUndefined();
    },
  );

  test.each<[string, unknown]>([
    ['empty', ''],
    ['a scheme alone', 'Basic'],
    ['a scheme and a space', 'Basic '],
    ['a bearer of nothing', 'Bearer '],
    ['another scheme', 'Digest username="a"'],
    ['a scheme in other case', 'basic Og=='],
    ['two spaces', 'Bearer  abc'],
    ['a space in it', 'Bearer a b'],
    ['a space at its end', 'Bearer abc '],
    ['base64 without its padding', 'Basic Og'],
    ['base64 with too much padding', 'Basic Og==='],
    ['padding in the middle', 'Basic Og==Og=='],
    ['base64url', 'Basic _-_-'],
    ['longer than 16 KiB', `Bearer ${'x'.repeat(16 * 1024 - 6)}`],
    ['a list', ['Basic Og==']],
    ['null', null],
    ['undefined', undefined],
    ['a number', 1],
  ])('is refused when its authorization is %s', (_what, authorization) => {
    expect(withAuthorization(authorization)).toBeUndefined();
  });

  const authorizations = ['Basic Og==', 'Bearer abc'];
  test.each<[string, Parameters, string[]]>([
    ['a secret and an assertion', [secret, assertion, assertionType], ['']],
    ['an id, a secret and an assertion', [id, secret, assertion, assertionType], ['']],
    ['an authorization and a secret', [secret], authorizations],
    ['an authorization and an empty secret', [['client_secret', '']], authorizations],
    ['an authorization, an id and a secret', [id, secret], authorizations],
    ['an authorization and an assertion', [assertion, assertionType], authorizations],
    ['an authorization, a secret and an assertion', [secret, assertion, assertionType], authorizations],
    ['an authorization and an id', [id], authorizations],
    ['an assertion without its type', [assertion], ['', ...authorizations]],
    ['a type without its assertion', [assertionType], ['', ...authorizations]],
    ['a type and a secret', [secret, assertionType], ['', ...authorizations]],
  ])('is refused when the client authenticates by %s, in any order', (_what, parameters, values) => {
    for (const authorization of values)
      for (const all of [
        [token, ...parameters],
        [...parameters, token],
      ])
        expect(read(all, authorization === '' ? {} : { authorization })).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['a parameter that is not the product’s', [token, ['scope', 'x']]],
    ['a secret twice', [token, secret, secret]],
    ['a secret that is no text', [token, ['client_secret', 1]]],
    ['no token', [id, secret]],
  ])('is refused for %s', (_what, parameters) => {
    expect(readRelayCall({ call: 'introspect', url: URL_TEXT, parameters })).toBeUndefined();
  });

  test.each(['method', 'headers', 'Authorization', 'cookie', 'authorization '])(
    'is refused with a member %j too many',
    (name) => {
      expect(read([token], { [name]: 'Basic Og==' })).toBeUndefined();
      expect(read([token], { authorization: 'Basic Og==', [name]: 'Basic Og==' })).toBeUndefined();
    },
  );

  test('does not take members from a prototype', () => {
    const text = `{"call":"introspect","url":"${URL_TEXT}","parameters":[["token","a"]],"__proto__":{"authorization":"Basic Og=="}}`;
    expect(readRelayCall(JSON.parse(text) as Record<string, unknown>)).toBeUndefined();
  });
});

describe.each([
  ['a key set', 'jwks'],
  ['metadata', 'discovery'],
])('a call for %s', (_document, call) => {
  test('has a URL and nothing else', () => {
    const url = 'https://auth.test/as/.well-known/openid-configuration';
    expect(readRelayCall({ url, call })).toEqual({ call, url });
  });

  test.each<[string, Record<string, unknown>]>([
    ['parameters', { url: URL_TEXT, parameters: [] }],
    ['an authorization', { url: URL_TEXT, authorization: 'Bearer abc' }],
    ['headers', { url: URL_TEXT, headers: {} }],
    ['a method', { url: URL_TEXT, method: 'POST' }],
    ['no URL', {}],
    ['a URL that is no text', { url: [URL_TEXT] }],
  ])('is refused with %s', (_what, members) => {
    expect(readRelayCall({ call, ...members })).toBeUndefined();
  });

  test('does not take its URL from a prototype', () => {
    const text = `{"call":"${call}","__proto__":{"url":"${URL_TEXT}"}}`;
    expect(readRelayCall(JSON.parse(text) as Record<string, unknown>)).toBeUndefined();
  });
});

test.each(['metadata', 'Discovery', 'JWKS', 'jwks ', '', 'constructor', undefined, null, ['jwks'], ['discovery']])(
  'there is no call %j',
  (call) => {
    expect(readRelayCall({ call, url: URL_TEXT })).toBeUndefined();
    expect(readRelayCall({ call, url: URL_TEXT, parameters: [token] })).toBeUndefined();
  },
);

describe('a call for metadata goes to where metadata stands', () => {
  test.each([
    'https://auth.test/.well-known/openid-configuration',
    'https://auth.test/a/b/.well-known/openid-configuration',
    'https://auth.test/.well-known/oauth-authorization-server/a/b',
  ])('%s', (url) => expect(readRelayCall({ call: 'discovery', url })).toEqual({ call: 'discovery', url }));

  test.each([
    'https://auth.test/as/introspect',
    'https://auth.test/x?y=/.well-known/openid-configuration',
    'https://auth.test/x#/.well-known/openid-configuration',
    'https://auth.test/.well-known/openid-configuration-of-another',
    'https://auth.test/.well-known/jwks.json',
  ])('and not to %s', (url) => expect(readRelayCall({ call: 'discovery', url })).toBeUndefined());
});
