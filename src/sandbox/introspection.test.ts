import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeJwt } from 'jose';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INACTIVE = { status: 200, body: { active: false } };

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

/** PingOne's example answer, member for member. */
const pingOneAnswer = () => ({
  active: true,
  scope: 'CustomResourceScope_1736807471 openid',
  client_id: '21608059-7055-4d5a-b712-6743db57ab66',
  token_type: 'Bearer',
  exp: expect.any(Number),
  iat: expect.any(Number),
  sub: '20d97092-22bb-4bd9-a9f6-e6dc162acb62',
  aud: ['CustomResource_1736807466'],
  iss: caller.issuer,
  jti: expect.stringMatching(UUID),
  sid: expect.stringMatching(UUID),
  acr: 'Single_Factor',
  auth_time: expect.any(Number),
  clientAssertion_custom: 'CustomResourceScope_1736807471',
  env: 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6',
  org: 'bed432e6-676a-4ebe-b5a5-6b3b54e46bda',
});

describe('introspection', () => {
  it('of the good token answers with exactly the sixteen members of the example', async () => {
    const { status, body } = await caller.introspect((await caller.sample('Good token')).token);
    expect(status).toBe(200);
    expect(body).toStrictEqual(pingOneAnswer());
    expect(Object.keys(body)).toHaveLength(16);
    expect(body.exp).toBe(Number(body.iat) + 3600);
    expect(body.auth_time).toBe(Number(body.iat) - 16);
  });

  it('of the good token says what the token itself says', async () => {
    const { token } = await caller.sample('Good token');
    const { body } = await caller.introspect(token);
    const { active: _, token_type: __, ...claims } = body;
    expect(decodeJwt(token)).toStrictEqual(claims);
  });

  it('of a token for another audience is active and names that audience, though the scope is the same', async () => {
    const { body } = await caller.introspect((await caller.sample('Wrong audience')).token);
    expect(body).toStrictEqual({ ...pingOneAnswer(), aud: ['CustomResource_1736809999'] });
  });

  it('of a token without the scope is active with another scope', async () => {
    const { body } = await caller.introspect((await caller.sample('Missing scope')).token);
    expect(body).toMatchObject({ active: true, scope: 'CustomResourceScope_readonly openid' });
  });

  it('of an expired token is inactive; the token had an hour and lost it an hour ago', async () => {
    const { token } = await caller.sample('Expired');
    const { iat = 0, exp = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(3600);
    expect(exp).toBeLessThan(Date.now() / 1000 - 3500);
    expect(await caller.introspect(token)).toEqual(INACTIVE);
  });

  it('of a revoked token is inactive, though the token has not expired', async () => {
    const { token } = await caller.sample('Revoked');
    expect(decodeJwt(token).exp).toBeGreaterThan(Date.now() / 1000);
    expect(await caller.introspect(token)).toEqual(INACTIVE);
  });

  it('of an opaque token answers like a JWT, without a jti', async () => {
    const { token } = await caller.sample('Opaque token');
    expect(token).not.toContain('.');
    const { jti: _, ...answer } = pingOneAnswer();
    expect((await caller.introspect(token)).body).toStrictEqual(answer);
  });

  it('of a token that was issued to another client is inactive, and active for that client', async () => {
    const { token } = await caller.sample('Issued to another client');
    expect(await caller.introspect(token)).toEqual(INACTIVE);
    const { clientId } = await caller.credentialsOf('other-app');
    expect((await caller.introspect(token, 'other-app')).body).toMatchObject({ active: true, client_id: clientId });
  });

  it('of an ID token is active, and calls it neither a Bearer token nor scoped', async () => {
    const { token } = await caller.sample('ID token');
    const { body } = await caller.introspect(token);
    const { token_type: _, scope: __, jti: ___, clientAssertion_custom: ____, ...answer } = pingOneAnswer();
    expect(body).toStrictEqual({ ...answer, aud: [answer.client_id], nonce: expect.stringMatching(UUID) });
    expect(await caller.introspect(token, 'other-app')).toEqual(INACTIVE);
  });

  it('of a refresh token is active with its scope and without a token type', async () => {
    const { token } = await caller.sample('Refresh token');
    const { body } = await caller.introspect(token);
    expect(body).toMatchObject({ active: true, scope: 'CustomResourceScope_1736807471 openid offline_access' });
    expect(body).not.toHaveProperty('token_type');
  });

  it.each([
    ['a tampered signature', (token: string) => token.replace(/\.[^.]+$/, `.${'A'.repeat(342)}`)],
    ['a tampered payload', (token: string) => token.replace(/\.[^.]+\./, `.${btoa('{"active":true}')}.`)],
    ['no algorithm', (token: string) => `eyJhbGciOiJub25lIn0.${token.split('.')[1]}.`],
    ['the shape of a JWE', (token: string) => `${token}.e30.e30`],
    ['nothing but its jti', (token: string) => String(decodeJwt(token).jti)],
  ])('of a token with %s is inactive', async (_, spoil) => {
    const { token } = await caller.sample('Good token');
    expect(await caller.introspect(spoil(token))).toEqual(INACTIVE);
  });

  it('is allowed to the custom resource for tokens that are meant for it, and for no others', async () => {
    const meant = await caller.introspect((await caller.sample('Good token')).token, 'resource');
    expect(meant.body).toStrictEqual(pingOneAnswer());
    const opaque = await caller.introspect((await caller.sample('Opaque token')).token, 'resource');
    expect(opaque.body).toMatchObject({ active: true });
    for (const name of ['Wrong audience', 'ID token', 'Refresh token']) {
      expect(await caller.introspect((await caller.sample(name)).token, 'resource')).toEqual(INACTIVE);
    }
  });

  it('asks for exactly one token', async () => {
    const { params } = await caller.authentication('app');
    expect((await caller.post('/introspect', params)).status).toBe(400);
    const twice = new URLSearchParams([
      ...Object.entries((await caller.authentication('app')).params),
      ['token', 'a'],
      ['token', 'b'],
    ]);
    expect((await fetch(`${caller.issuer}/introspect`, { method: 'POST', body: twice })).status).toBe(400);
  });

  it('refuses a body that is too long', async () => {
    const { status } = await caller.ask('/introspect', 'app', { token: 'x'.repeat(60 * 1024) });
    expect(status).toBe(400);
  });

  it('carries a correlation id of its own, whatever comes of it, as at PingOne', async () => {
    const { params } = await caller.authentication('app');
    const { params: struck } = await caller.authentication('app');
    const responses = [
      await caller.post('/introspect', { ...params, token: 'none' }),
      await caller.post('/introspect', {}),
    ];
    await caller.control('faults', { rules: [{ route: 'introspect', fault: { kind: 'truncate' }, times: 1 }] });
    responses.push(await caller.post('/introspect', struck));
    const { authorization } = (await caller.authentication('app-secret-basic')).headers;
    const elsewhere = `${sandbox.origin}/2c7d9e41-5f0a-4b36-8c92-7e1d3f5a6b80/as/introspect`;
    responses.push(await fetch(elsewhere, { method: 'POST', headers: { authorization: authorization ?? '' } }));
    expect(responses.map(({ status }) => status)).toEqual([200, 400, 200, 404]);
    const ids = responses.map(({ headers }) => headers.get('correlation-id'));
    expect(ids).toEqual(ids.map(() => expect.stringMatching(UUID)));
    expect(new Set(ids).size).toBe(4);
    expect((await fetch(`${caller.issuer}/jwks`)).headers.get('correlation-id')).toBeNull();
  });
});
