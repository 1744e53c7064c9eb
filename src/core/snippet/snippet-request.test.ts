import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLIENT_ASSERTION_TYPE } from '../assertion/options.ts';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { METHODS } from '../environment/client-authentication.ts';
import type { Environment } from '../environment/environment.ts';
import type { ClientAuthentication, Inquiry } from '../inquiry.ts';
import { basicCredentials, introspectionCall } from '../introspection/introspection-call.ts';
import { cleanToken } from '../token/clean.ts';
import { snippetRequestOf, type SnippetRequest, type SnippetSecrets, type Value } from './snippet-request.ts';
import { snippetUrlOf } from './snippet-url.ts';

const ENVIRONMENT: Environment = {
  server: 'other',
  issuer: 'https://issuer.example',
  introspectionEndpoint: 'https://issuer.example/as/introspect',
  tokenEndpoint: '',
};
/** exp is 1736812492 */
const ASSERTION = 'eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3MzY4MTI0OTJ9.c2lnbmF0dXJl';
const SECRETS: SnippetSecrets = {
  token: ' Bearer to.ken ',
  secret: ' s&e=c+r et\u00fc ',
  assertion: ASSERTION,
  bearer: '"bear.er"',
};

const draftOf = (more: Partial<Draft>): Draft => ({
  ...EMPTY_DRAFT,
  clientId: ' the+id ',
  token: SECRETS.token,
  hint: 'access_token',
  ...more,
});

function requestOf(draft: Draft, secrets?: SnippetSecrets, environment = ENVIRONMENT): SnippetRequest {
  const request = snippetRequestOf(draft, environment, secrets);
  if (!request.ok) throw new Error(request.reason);
  return request.value;
}

const textOf = (value: Value): string => ('literal' in value ? value.literal : `<${value.variable}>`);

function authorizationOf({ authorization }: SnippetRequest): string | undefined {
  if (authorization === undefined) return undefined;
  if (authorization.scheme === 'bearer') return `Bearer ${textOf(authorization.token)}`;
  return basicCredentials(authorization.clientId, textOf(authorization.secret), authorization.encoding);
}

describe('the request is the one that the page sends', () => {
  const authentications: readonly Record<string, string>[] = [
    ...METHODS.filter((method) => method !== 'client_secret_basic').map((method) => ({ method })),
    { method: 'client_secret_basic', encoding: 'form' },
    { method: 'client_secret_basic', encoding: 'raw' },
  ];

  test.each(authentications)('by %j', (authentication) => {
    for (const hint of ['', 'access_token', 'refresh_token'] as const) {
      const draft = draftOf({
        method: authentication['method'] as Draft['method'],
        ...('encoding' in authentication ? { basicEncoding: authentication['encoding'] as 'form' | 'raw' } : {}),
        hint,
      });
      const texts = { secret: SECRETS.secret, assertion: ASSERTION, bearer: cleanToken(SECRETS.bearer).text };
      const inquiry: Inquiry = {
        environment: ENVIRONMENT,
        token: cleanToken(draft.token).text,
        hint,
        caller: 'application',
        clientId: draft.clientId.trim(),
        authentication: { ...texts, ...authentication } as unknown as ClientAuthentication,
      };
      const call = introspectionCall(inquiry, ASSERTION);
      const request = requestOf(draft, SECRETS);
      expect(request.parameters.map(([name, value]) => [name, textOf(value)])).toEqual(call.parameters);
      expect(authorizationOf(request)).toBe(call.authorization);
      expect(request.url).toBe(call.url);
    }
  });

  test('with the one of several pasted tokens that was chosen', () => {
    const token = JSON.stringify({ access_token: 'first.one.here', refresh_token: 'second-one' });
    const request = requestOf(draftOf({ token, chosenToken: 'refresh_token' }), { ...SECRETS, token });
    expect(request.parameters[0]).toEqual(['token', { literal: 'second-one' }]);
  });
});

describe('what is secret', () => {
  test.each(METHODS)('is a variable unless it is asked for, by %s', (method) => {
    const request = JSON.stringify(requestOf(draftOf({ method })));
    for (const secret of ['to.ken', 's&e', ASSERTION, 'bear.er']) expect(request).not.toContain(secret);
    expect(request).toContain('{"variable":"INTROSPECT_TOKEN"}');
    expect(request).not.toContain('expires');
  });

  test('stays a variable while it is empty', () => {
    const empty: SnippetSecrets = { token: '', secret: '', assertion: '', bearer: '' };
    for (const method of METHODS) expect(requestOf(draftOf({ method }), empty)).toEqual(requestOf(draftOf({ method })));
  });

  test('stays a variable if no header can carry it', () => {
    for (const bearer of ['a\nX-Other: b', 'ü', 'a b'])
      expect(requestOf(draftOf({ method: 'bearer' }), { ...SECRETS, bearer }).authorization).toEqual({
        scheme: 'bearer',
        token: { variable: 'INTROSPECT_BEARER' },
      });
  });

  test('is never the client ID or a word of the protocol', () => {
    expect(requestOf(draftOf({ method: 'client_secret_post' })).parameters).toEqual([
      ['token', { variable: 'INTROSPECT_TOKEN' }],
      ['client_id', { literal: 'the+id' }],
      ['client_secret', { variable: 'INTROSPECT_CLIENT_SECRET' }],
      ['token_type_hint', { literal: 'access_token' }],
    ]);
    expect(requestOf(draftOf({ method: 'private_key_jwt' })).parameters[2]).toEqual([
      'client_assertion_type',
      { literal: CLIENT_ASSERTION_TYPE },
    ]);
  });

  test('has no half of a surrogate pair', () => {
    const request = requestOf(draftOf({ method: 'client_secret_post', clientId: '\ud800' }), {
      ...SECRETS,
      secret: 'a\udc00',
    });
    expect(request.parameters[1]).toEqual(['client_id', { literal: '\ufffd' }]);
    expect(request.parameters[2]).toEqual(['client_secret', { literal: 'a\ufffd' }]);
  });
});

describe('the assertion', () => {
  test.each([
    ['private_key_jwt', 'signed'],
    ['client_secret_jwt', 'signed'],
    ['prepared', 'prepared'],
    ['none', 'none'],
  ] as const)('of %s is %s', (method, source) => {
    const { assertionSource, expires } = requestOf(draftOf({ method }), SECRETS);
    expect([assertionSource, expires]).toEqual([source, source === 'none' ? undefined : 1736812492]);
  });

  test('without a time tells none', () => {
    for (const assertion of ['opaque', 'eyJhbGciOiJSUzI1NiJ9.eyJleHAiOiJcbiMgZXZpbCJ9.c2ln'])
      expect(requestOf(draftOf({ method: 'prepared' }), { ...SECRETS, assertion })).not.toHaveProperty('expires');
  });
});

describe('the URL', () => {
  test.each([
    ['https://a.example/as/introspect', 'https://a.example/as/introspect'],
    ['HTTPS://A.Example:443/x#part', 'https://a.example/x'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000/'],
    ['http://[::1]:8080/a[1]?b[]=2', 'http://[::1]:8080/a%5B1%5D?b%5B%5D=2'],
    [
      'https://b\u00fccher.example/\u00fc \u202e?q=\u4e2d',
      'https://xn--bcher-kva.example/%C3%BC%20%E2%80%AE?q=%E4%B8%AD',
    ],
    ['https://a.example/%zz%41|^`{}"<>\\', 'https://a.example/%25zz%41%7C%5E%60%7B%7D%22%3C%3E/'],
    ["https://a.example/'$(x)", "https://a.example/'$(x)"],
  ])('of %s is %s', (typed, url) => {
    expect(snippetUrlOf(typed)).toEqual({ ok: true, value: url });
    expect(snippetUrlOf(url)).toEqual({ ok: true, value: url });
  });

  test.each([
    '',
    'no url',
    'ftp://a.example',
    'javascript:alert(1)',
    'https://u:p@a.example/',
    'https://1.2.3.4.5/as',
    "https://a'$(x)b/",
  ])('is none: %s', (typed) => {
    const request = snippetRequestOf(draftOf({}), { ...ENVIRONMENT, introspectionEndpoint: typed }, undefined);
    expect(request).toEqual({ ok: false, reason: expect.stringMatching(/^The .*\.$/) });
  });

  test('holds characters of URLs only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, query) => {
        const url = snippetUrlOf(`https://a.example/${path}?${query}`);
        return url.ok && /^https:\/\/a\.example\/(?:[\w.~:/?@!$&'()*+,;=-]|%[\da-fA-F]{2})*$/.test(url.value);
      }),
    );
  });
});
