import { describe, expect, test } from 'vitest';
import { readRegisteredKeys } from '../key/registered-keys.ts';
import { PROBLEM_WORDS } from '../problem/problem-words.ts';
import type { Problem } from '../problem/problem.ts';
import { diagnose } from './diagnose.ts';
import { CLIENT, factsOf, ISSUER, makeKey, tokenWith, type TestRequest } from './test-facts.ts';

const KEY = await makeKey({ kid: 'own' });
const REFUSED: Problem = {
  code: 'client-auth-failed',
  status: 401,
  error: 'invalid_client',
  description: 'client authentication failed',
};

/** What a refusal is put down to, the likeliest first. */
const causesOf = (request: TestRequest = {}, problem: Problem = REFUSED) =>
  diagnose(problem, factsOf({ key: KEY, ...request }));
const firstTwo = (request: TestRequest = {}, problem: Problem = REFUSED) =>
  causesOf(request, problem)
    .slice(0, 2)
    .map(({ about }) => about);

describe('a refusal that says no more than it must', () => {
  test('is put down to what is likeliest for the method where nothing speaks', () => {
    expect(firstTwo()).toEqual(['key', 'method']);
    expect(firstTwo({ draft: { method: 'client_secret_post' }, secrets: { secret: 'plain' } })).toEqual([
      'secret',
      'method',
    ]);
    expect(firstTwo({ draft: { method: 'none' } })).toEqual(['method', 'client']);
    expect(causesOf().every(({ weight }) => weight === 'remains')).toBe(true);
  });

  test('is put down to the key where that is not the registered one, and no longer only possibly', async () => {
    const read = await readRegisteredKeys(JSON.stringify({ keys: [{ ...(await makeKey()).publicJwk, kid: 'own' }] }));
    const causes = causesOf({ registered: { keys: read.ok ? read.value : undefined } });
    expect(causes[0]).toMatchObject({
      about: 'key',
      weight: 'evidence',
      seen: 'The one registered key is another one.',
    });
    expect(causes.filter(({ about }) => about === 'key')).toHaveLength(1);
  });

  test('is not put down to the key where that is the registered one', async () => {
    const read = await readRegisteredKeys(JSON.stringify({ keys: [{ ...KEY.publicJwk, kid: 'own' }] }));
    const abouts = causesOf({ registered: { keys: read.ok ? read.value : undefined } }).map(({ about }) => about);
    expect(abouts).not.toContain('key');
    expect(abouts).not.toContain('kid');
  });

  test.each<[mistake: string, about: string, request: TestRequest]>([
    ['a Key ID that was typed', 'kid', { draft: { keyId: 'wrong' } }],
    ['an audience with a slash', 'aud', { draft: { audience: 'custom', customAudience: `${ISSUER}/` } }],
    ['another client', 'client', { draft: { clientId: '11111111-1111-4111-8111-111111111111' } }],
    ['an algorithm that was chosen', 'alg', { draft: { algorithm: 'RS512' } }],
    [
      'a secret in the place of a key',
      'method',
      { draft: { method: 'client_secret_jwt' }, secrets: { secret: 's'.repeat(64) } },
    ],
    ['another region', 'environment', { draft: { token: tokenWith({ iss: ISSUER.replace('.eu', '.com') }) } }],
    ['the application as resource', 'client', { draft: { caller: 'resource' } }],
    ['a clock that is ten minutes off', 'clock', { skew: 600 }],
  ])('names %s first or second', (_mistake, about, request) => {
    expect(firstTwo(request)).toContain(about);
  });
});

describe('a refusal that says more', () => {
  test.each<[words: string, about: string]>([
    ['Request denied: Unsupported authentication method (Correlation ID: 1)', 'method'],
    ['The client_assertion JWT kid is invalid.', 'kid'],
    ['The client assertion has expired', 'exp'],
    ['client assertion tokens must only be used once', 'jti'],
    ['audience (aud) must equal the endpoint url', 'aud'],
    ['signature verification failed', 'key'],
    ['jwt not active yet', 'clock'],
    ['The signature of the JWT is not valid', 'key'],
    ['more than one authentication method was used', 'method'],
    ['Client is not allowed to use private_key_jwt', 'method'],
    ['Client app-1 is not active', 'client'],
    ['Unable to fetch JWKS from jwks_uri', 'jwks'],
    ['client not found', 'client'],
    ['alg mismatch', 'alg'],
    ['iss (JWT issuer) must be the client_id', 'iss'],
    ['Structured JWT Tokens cannot be introspected via the introspection_endpoint', 'token'],
  ])('is taken at its word: %s', (description, about) => {
    expect(causesOf({}, { ...REFUSED, description })[0]).toMatchObject({ about, weight: 'evidence' });
  });

  test.each([
    'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).',
    'The request is missing a required parameter, includes an unsupported parameter value, repeats a parameter, includes multiple credentials, utilizes more than one mechanism for authenticating the client, or is otherwise malformed.',
    'Invalid API key identifier',
    'Invalid client or Invalid client credentials',
    'Request denied: Invalid client credentials (Correlation ID: 1)',
    'client authentication failed',
    'invalid_client',
  ])('is not read into: %s', (description) => {
    expect(causesOf({}, { ...REFUSED, description }).every(({ weight }) => weight === 'remains')).toBe(true);
  });
});

describe('a refusal of a method without an assertion', () => {
  test.each<[method: 'bearer' | 'client_secret_basic', words: string, about: string]>([
    ['bearer', 'The access token expired', 'secret'],
    ['client_secret_basic', 'The client secret has expired', 'secret'],
    ['client_secret_basic', 'Invalid client secret', 'secret'],
    ['bearer', 'The audience of the token is not accepted', 'bearer'],
    ['client_secret_basic', 'token signature could not be verified', 'secret'],
  ])('of %s that says “%s” is about its %s', (method, description, about) => {
    const secrets = { secret: 'plain', bearer: 'opaque' };
    expect(causesOf({ draft: { method }, secrets }, { ...REFUSED, description })[0]?.about).toBe(about);
  });
});

test('a huge text of a server is read no further than a person would', () => {
  const description = 'client_id '.repeat(400_000);
  expect(causesOf({}, { ...REFUSED, description }).length).toBeGreaterThan(0);
});

test('the error codes of PingOne’s platform mean nothing at another server', () => {
  const draft = { server: 'other', issuer: 'https://id.example', endpoint: 'https://id.example/introspect' } as const;
  const abouts = causesOf(
    { draft: { ...draft, token: 'opaque' } },
    { code: 'wrong-endpoint', status: 404, error: 'NOT_FOUND' },
  );
  expect(abouts.every(({ about }) => about !== 'endpoint')).toBe(true);
});

test('a proxy that did not lead to the server is named, and nothing of the server', () => {
  const detail = 'The proxy proxy.test:3128 refused to lead to the server, with status 407.';
  const causes = causesOf({}, { code: 'connection-refused', detail });
  expect(causes.map(({ about }) => about)).toEqual(['proxy']);
});

test('the error object of PingOne’s platform is told from that of the authorization server', () => {
  const problem: Problem = { code: 'forbidden', status: 403, error: 'ACCESS_FAILED' };
  expect(causesOf({}, problem)[0]).toMatchObject({ about: 'endpoint', weight: 'evidence' });
});

test('a path that does not exist is put down to the token’s own environment', () => {
  const token = tokenWith({ iss: ISSUER.replace('abfba8f6', 'bbfba8f6') });
  expect(firstTwo({ draft: { token } }, { code: 'wrong-endpoint', status: 404 })[0]).toBe('environment');
});

test('what the relay has seen stands with the likeliest cause', () => {
  const detail = 'The certificate of the server has expired.';
  expect(causesOf({}, { code: 'tls-expired', detail })[0]).toMatchObject({ weight: 'inferred', seen: detail });
});

test('every problem has a cause and a remedy, with facts and without', () => {
  for (const code of Object.keys(PROBLEM_WORDS) as Problem['code'][])
    for (const causes of [
      diagnose({ code }, factsOf()),
      code === 'client-auth-failed' ? undefined : diagnose({ code }, undefined),
    ]) {
      if (!causes) continue;
      expect(causes.length, code).toBeGreaterThan(0);
      expect(causes.every(({ why, remedy }) => why !== '' && remedy !== '')).toBe(true);
    }
});

test('the client of the question is the one typed', () => {
  expect(factsOf().clientId).toBe(CLIENT);
});
