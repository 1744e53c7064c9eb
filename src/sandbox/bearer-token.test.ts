import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, type AppName } from './test-caller.ts';

const MAIN_APP = '21608059-7055-4d5a-b712-6743db57ab66';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

/** What an introspection token is to the sandbox: its client's own, opaque, meant for the issuer, with one scope. */
const order = () => ({ username: null, scope: 'introspect', audience: caller.issuer, format: 'opaque' });

const ask = (bearer: string, params: Record<string, string>, scheme = 'Bearer') =>
  caller.post('/introspect', params, { headers: { authorization: `${scheme} ${bearer}` } });

async function expectRefusal(response: Response, status: number, error: string): Promise<void> {
  const body = (await response.json()) as { error_description: string };
  expect({ status: response.status, body }).toEqual({
    status,
    body: { error, error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/) },
  });
  expect(response.headers.get('www-authenticate')).toBe(
    `Bearer realm="${caller.issuer}", error="${error}", error_description="${body.error_description}"`,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
}

describe('a bearer token', () => {
  it('stands for its client more than once, whatever the case of the scheme', async () => {
    const { bearer, token } = await caller.sample('Good token', { method: 'bearer' });
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      const response = await ask(bearer, { token }, scheme);
      expect(await response.json()).toMatchObject({ active: true, client_id: MAIN_APP });
    }
  });

  it('gives its client no more than the client may see by its own means', async () => {
    const { bearer, token } = await caller.sample('Issued to another client', { method: 'bearer' });
    expect(await (await ask(bearer, { token })).json()).toEqual({ active: false });
  });

  it.each<AppName>(['app-es256', 'app-secret-jwt', 'app-secret-basic', 'app-secret-post', 'app-public', 'resource'])(
    'may belong to %s, however that client is registered',
    async (name) => {
      const { clientId } = await caller.credentialsOf(name);
      const bearer = await caller.mint({ ...order(), clientId });
      const token = await caller.mint(name === 'resource' ? {} : { clientId });
      expect(await (await ask(bearer, { token })).json()).toMatchObject({ active: true });
    },
  );

  it('can be asked about like any other token', async () => {
    const { bearer } = await caller.sample('Good token', { method: 'bearer' });
    const { body } = await caller.introspect(bearer);
    expect(body).toMatchObject({ active: true, scope: 'introspect', client_id: MAIN_APP, aud: [caller.issuer] });
  });

  it('gets the JWT of RFC 9701 that its client would get', async () => {
    const { bearer, token } = await caller.sample('Good token', { method: 'bearer' });
    const accept = 'application/token-introspection+jwt';
    const headers = { accept, authorization: `Bearer ${bearer}` };
    const response = await caller.post('/introspect', { token }, { headers });
    expect(response.headers.get('content-type')).toMatch(accept);
  });
});

describe('a bearer token is refused', () => {
  it.each<[string, Record<string, unknown>]>([
    ['has expired', { issuedAt: Math.floor(Date.now() / 1000) - 7200, lifetimeSeconds: 3600 }],
    ['belongs to a user', { username: 'demo.user' }],
    ['has another scope', { scope: 'openid' }],
    ['is meant for a custom resource', { audience: 'CustomResource_1736807466' }],
    ['is a JWT', { format: 'jwt' }],
  ])('when it %s', async (_, difference) => {
    const { token } = await caller.sample('Good token');
    const good = await caller.mint({ ...order(), clientId: MAIN_APP });
    expect((await ask(good, { token })).status).toBe(200);
    const bad = await caller.mint({ ...order(), clientId: MAIN_APP, ...difference });
    await expectRefusal(await ask(bad, { token }), 401, 'invalid_token');
  });

  it.each(['Good token', 'Opaque token', 'ID token', 'Refresh token'])('when it is a "%s"', async (name) => {
    const { token } = await caller.sample(name);
    await expectRefusal(await ask(token, { token: 'none' }), 401, 'invalid_token');
  });

  it('when nobody issued it', async () => {
    const { token } = await caller.sample('Good token');
    await expectRefusal(await ask('nonsense', { token }), 401, 'invalid_token');
  });

  it('when it has been revoked', async () => {
    const { bearer, token } = await caller.sample('Good token', { method: 'bearer' });
    expect((await caller.ask('/revoke', 'app', { token: bearer })).status).toBe(200);
    await expectRefusal(await ask(bearer, { token }), 401, 'invalid_token');
  });

  it('when it is presented about itself', async () => {
    const { bearer } = await caller.sample('Good token', { method: 'bearer' });
    await expectRefusal(await ask(bearer, { token: bearer }), 401, 'invalid_token');
  });

  it.each(['client_id', 'client_secret', 'client_assertion'])('when the form has a %s as well', async (name) => {
    const { bearer, token } = await caller.sample('Good token', { method: 'bearer' });
    await expectRefusal(await ask(bearer, { token, [name]: MAIN_APP }), 400, 'invalid_request');
  });

  it('when the scheme is followed by anything but one token', async () => {
    for (const value of ['', 'a b', '"a"']) {
      expect((await ask(value, { token: 'none' })).status).toBe(400);
    }
  });

  it('when the request has no form, or too long a one', async () => {
    const { bearer } = await caller.sample('Good token', { method: 'bearer' });
    const authorization = `Bearer ${bearer}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const json = await fetch(`${caller.issuer}/introspect`, { method: 'POST', headers, body: '{"token":"none"}' });
    expect(json.status).toBe(400);
    expect((await ask(bearer, { token: 'x'.repeat(60 * 1024) })).status).toBe(400);
  });

  it('anywhere but at the introspection endpoint', async () => {
    const { bearer, token } = await caller.sample('Good token', { method: 'bearer' });
    const headers = { authorization: `Bearer ${bearer}` };
    for (const path of ['/revoke', '/token']) {
      expect((await caller.post(path, { token }, { headers })).status).toBe(400);
    }
    expect((await caller.introspect(token)).body.active).toBe(true);
  });

  it('and is not to be had at the token endpoint', async () => {
    const scope = 'introspect';
    for (const asked of [{ scope }, { scope, resource: caller.issuer }]) {
      const { status, body } = await caller.ask('/token', 'app', { grant_type: 'client_credentials', ...asked });
      expect(status).toBe(400);
      expect(body).not.toHaveProperty('access_token');
    }
  });
});
