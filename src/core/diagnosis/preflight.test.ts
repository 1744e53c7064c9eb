import { describe, expect, test } from 'vitest';
import { readRegisteredKeys } from '../key/registered-keys.ts';
import { encodePart, madeUpJwt } from '../token/test-token.ts';
import { preflight } from './diagnose.ts';
import { CLIENT, ENVIRONMENT_ID, factsOf, ISSUER, makeKey, NOW, tokenWith, type TestRequest } from './test-facts.ts';

const KEY = await makeKey({ kid: 'registered' });
const OTHER_KEY = await makeKey({ kid: 'registered' });
const registered = async (...keys: object[]) => {
  const read = await readRegisteredKeys(JSON.stringify({ keys }));
  return { keys: read.ok ? read.value : undefined };
};
const OWN = { ...KEY.publicJwk, kid: 'registered' };

const seenIn = (request: TestRequest) =>
  preflight(factsOf({ key: KEY, ...request })).map(({ about, weight }) => `${about} ${weight}`);

const SECONDS = NOW / 1000;
const prepared = (claims: object, header: object = {}): TestRequest => ({
  draft: { method: 'prepared' },
  secrets: {
    assertion: `${encodePart({ alg: 'RS256', kid: 'k', typ: 'JWT', ...header })}.${encodePart({
      iss: CLIENT,
      sub: CLIENT,
      aud: ISSUER,
      exp: SECONDS + 100,
      iat: SECONDS,
      jti: 'j',
      ...claims,
    })}.c2ln`,
  },
});

const OTHER = {
  server: 'other',
  issuer: 'https://id.example',
  endpoint: 'https://id.example/oauth2/introspect',
} as const;

describe('no alarm is raised by', () => {
  const ownToken = { iss: OTHER.issuer, exp: SECONDS + 600, scope: 'read' };
  test.each<[what: string, request: TestRequest]>([
    [
      'a token that a client got for itself at Okta',
      { draft: { ...OTHER, token: madeUpJwt({ ...ownToken, cid: CLIENT, sub: CLIENT, aud: 'api' }) } },
    ],
    [
      'a token whose sub and audience are the client, as Spring writes it',
      { draft: { ...OTHER, token: madeUpJwt({ ...ownToken, sub: CLIENT, aud: CLIENT }) } },
    ],
    [
      'a resource of PingOne, whose ID no audience has',
      { draft: { caller: 'resource', clientId: ENVIRONMENT_ID.replace('a', 'b') } },
    ],
    [
      'an assertion of the usual type at another server',
      { ...prepared({ aud: OTHER.issuer }), draft: { ...OTHER, token: 'opaque', method: 'prepared' } },
    ],
    ['a path of OData', { draft: { ...OTHER, token: 'opaque', expectedScope: '$metadata your-data.read' } }],
    [
      'a clock that is seen without an assertion',
      { draft: { method: 'client_secret_post' }, secrets: { secret: 's' }, skew: 60 },
    ],
  ])('%s', (_what, request) => {
    expect(seenIn(request)).toEqual([]);
  });

  test('a resource server that asks about a client’s token, beyond a hint', () => {
    const token = madeUpJwt({ ...ownToken, client_id: 'web-app', aud: 'orders' });
    expect(seenIn({ draft: { ...OTHER, token, clientId: 'orders-api' } })).toEqual(['client inferred']);
    const own = madeUpJwt({ ...ownToken, client_id: 'web-app', aud: 'orders-api' });
    expect(seenIn({ draft: { ...OTHER, token: own, clientId: 'orders-api', caller: 'resource' } })).toEqual([]);
  });
});

test('nothing is said of a request with which nothing is wrong', async () => {
  expect(seenIn({})).toEqual([]);
  expect(seenIn({ registered: await registered(OWN) })).toEqual([]);
  expect(seenIn({ draft: { method: 'client_secret_basic' }, secrets: { secret: 'a-b_c.d~e' } })).toEqual([]);
  expect(seenIn(prepared({}))).toEqual([]);
});

describe('before sending', () => {
  const offered = (methods: readonly string[], algorithms: readonly string[] = []) => ({
    methods: { of: 'introspection' as const, names: methods },
    algorithms: { of: 'introspection' as const, names: algorithms },
  });

  test.each<[what: string, finding: string, request: TestRequest]>([
    ['an algorithm that PingOne does not document', 'alg inferred', { draft: { algorithm: 'PS256' } }],
    [
      'an algorithm that the metadata leave out',
      'alg evidence',
      { draft: { algorithm: 'RS512', offered: offered(['private_key_jwt'], ['RS256']) } },
    ],
    ['a method that the metadata leave out', 'method evidence', { draft: { offered: offered(['none']) } }],
    ['an audience with a slash', 'aud evidence', { draft: { audience: 'custom', customAudience: `${ISSUER}/` } }],
    ['a lifetime of more than an hour', 'exp evidence', { draft: { lifetime: '3700' } }],
    ['a client ID that is no UUID', 'client inferred', { draft: { clientId: 'my-app', token: 'opaque' } }],
    ['the environment ID as client ID', 'client evidence', { draft: { clientId: ENVIRONMENT_ID, token: 'opaque' } }],
    ['the user’s ID as client ID', 'client evidence', { draft: { clientId: 'u-1', token: tokenWith({ sub: 'u-1' }) } }],
    ['another client than the token’s', 'client evidence', { draft: { token: tokenWith({ client_id: 'other' }) } }],
    ['the application in the place of the resource', 'client inferred', { draft: { caller: 'resource' } }],
    [
      'a token of another environment',
      'environment evidence',
      { draft: { token: tokenWith({ iss: ISSUER.replace('abfba8f6', 'bbfba8f6') }) } },
    ],
    [
      'a token of another region',
      'environment evidence',
      { draft: { token: tokenWith({ iss: ISSUER.replace('.eu', '.com') }) } },
    ],
    [
      'a secret that is too short to sign with',
      'secret inferred',
      { draft: { method: 'client_secret_jwt' }, key: undefined as never, secrets: { secret: 'short' } },
    ],
    [
      'a public key in the place of the secret',
      'secret evidence',
      { draft: { method: 'client_secret_jwt' }, secrets: { secret: '-----BEGIN PUBLIC KEY-----\nMIIB' } },
    ],
    [
      'a secret with white space around it',
      'secret inferred',
      { draft: { method: 'client_secret_post' }, secrets: { secret: ' secret' } },
    ],
    [
      'a secret in quotation marks',
      'secret inferred',
      { draft: { method: 'client_secret_post' }, secrets: { secret: '"secret"' } },
    ],
    [
      'a secret that the encodings write differently',
      'encoding inferred',
      { draft: { method: 'client_secret_basic' }, secrets: { secret: 'a+b' } },
    ],
    ['a secret where a key is in the form', 'method inferred', { draft: { method: 'client_secret_jwt' } }],
    ['an expectation with a variable', 'placeholder-expectedScope inferred', { draft: { expectedScope: '{{scope}}' } }],
    [
      'extra claims with a variable',
      'placeholder-extraClaims inferred',
      { draft: { extraClaims: '{"a":"${TENANT}"}' } },
    ],
    [
      'a documentation’s word for the client',
      'placeholder-clientId inferred',
      { draft: { clientId: 'YOUR_CLIENT_ID' } },
    ],
    ['a clock that is ahead there', 'clock evidence', { skew: 600 }],
    ['a clock that is behind there', 'clock evidence', { skew: -600 }],
    ['a token from the future', 'clock inferred', { draft: { token: tokenWith({ iat: SECONDS + 600 }) } }],
    ['a clock that is a little off', 'clock inferred', { skew: 60 }],
    ['an assertion that has expired', 'exp evidence', prepared({ exp: SECONDS - 60 })],
    ['an assertion in which iss and sub differ', 'sub evidence', prepared({ sub: 'somebody' })],
    [
      'an assertion that is none',
      'assertion evidence',
      { draft: { method: 'prepared' }, secrets: { assertion: 'notajwt' } },
    ],
    ['an assertion that a secret has signed', 'alg inferred', prepared({}, { alg: 'HS256', kid: undefined })],
    [
      'a placeholder in the place of the secret',
      'secret inferred',
      { draft: { method: 'client_secret_post' }, secrets: { secret: '••••••••' } },
    ],
    [
      'ID and secret that were exchanged',
      'client evidence',
      { draft: { method: 'client_secret_post', clientId: 'a~b.c-d', token: 'opaque' }, secrets: { secret: CLIENT } },
    ],
    ['an assertion without a kid', 'kid inferred', prepared({}, { kid: undefined })],
    ['an assertion of another server', 'aud evidence', prepared({ aud: 'https://auth.pingone.com/as' })],
    [
      'an assertion that was sent before',
      'jti inferred',
      { ...prepared({}), draft: { method: 'prepared' }, timesSent: 1 },
    ],
    ['a Key ID that the key does not have', 'kid inferred', { draft: { keyId: 'other' } }],
    [
      'a token that has expired by the server’s clock',
      'exp evidence',
      { draft: { token: tokenWith({ exp: SECONDS + 600 }), method: 'client_secret_post' }, skew: 700 },
    ],
    ['a token that has expired', 'exp evidence', { draft: { token: tokenWith({ exp: SECONDS - 60 }) } }],
    [
      'the API’s host',
      'host evidence',
      {
        draft: {
          server: 'other',
          issuer: ISSUER,
          endpoint: `https://api.pingone.eu/${ENVIRONMENT_ID}/as/introspect`,
        },
      },
    ],
    [
      'the token endpoint',
      'endpoint evidence',
      { draft: { server: 'other', issuer: ISSUER, endpoint: 'https://sso.example.com/oauth2/token' } },
    ],
    [
      'the token itself as bearer',
      'bearer evidence',
      { draft: { method: 'bearer', token: 'opaque' }, secrets: { bearer: 'opaque' } },
    ],
  ])('%s is pointed out', (_what, finding, request) => {
    expect(seenIn(request)).toContain(finding);
  });

  test('a key that is not registered comes before everything else', async () => {
    const keys = await registered({ ...OTHER_KEY.publicJwk, kid: 'registered' });
    expect(seenIn({ registered: keys })).toEqual(['key evidence', 'kid evidence']);
  });

  test('a kid that is not registered is pointed out', async () => {
    const keys = await registered({ ...KEY.publicJwk, kid: 'another' });
    expect(seenIn({ registered: keys })).toContain('kid evidence');
  });

  test('several registered keys and no kid are pointed out', async () => {
    const keys = await registered({ ...KEY.publicJwk, kid: 'a' }, { ...OTHER_KEY.publicJwk, kid: 'b' });
    expect(seenIn({ registered: keys, draft: { keyId: '' } })).toContain('kid inferred');
  });

  test('a clock that is two seconds off is not worth a word', () => {
    expect(seenIn({ skew: 2 })).toEqual([]);
    expect(seenIn({ skew: -30 })).toEqual([]);
  });

  test('each finding says what was seen, why it matters and what to change', () => {
    for (const request of [{ skew: 600 }, prepared({ exp: SECONDS - 60 }), { draft: { keyId: 'other' } }])
      for (const { seen, why, remedy, source } of preflight(factsOf({ key: KEY, ...request }))) {
        expect(
          [seen, why, remedy].every((words) => /^[^\s].*[.”]$/s.test(words)),
          `${seen} ${why} ${remedy}`,
        ).toBe(true);
        expect(source?.url).toMatch(/^https:\/\//);
      }
  });

  test('the secret itself is never repeated', () => {
    const secret = '  "S3cr3t-M4rk3r"\n-----BEGIN PUBLIC KEY-----';
    for (const method of ['client_secret_jwt', 'client_secret_basic', 'client_secret_post'] as const)
      expect(JSON.stringify(preflight(factsOf({ draft: { method }, secrets: { secret } })))).not.toContain('M4rk3r');
  });
});
