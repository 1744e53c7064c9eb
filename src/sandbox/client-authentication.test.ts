import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyPair } from './key-pair.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, withAssertion, type AppName } from './test-caller.ts';

const REFUSED = { status: 401, body: { error: 'invalid_client', error_description: 'client authentication failed' } };

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

describe('a client', () => {
  it.each<[AppName, string]>([
    ['app', 'RS256'],
    ['app', 'RS384'],
    ['app', 'RS512'],
    ['app', 'PS256'],
    ['app', 'PS384'],
    ['app', 'PS512'],
    ['app-es256', 'ES256'],
    ['app-secret-jwt', 'HS256'],
    ['app-secret-jwt', 'HS384'],
    ['app-secret-jwt', 'HS512'],
    ['app-secret-basic', ''],
    ['app-secret-post', ''],
    ['app-public', ''],
    ['app-hostile-post', ''],
    ['app-hostile-basic', ''],
  ])('%s is known by its own method %s', async (name, algorithm) => {
    const token = await caller.mint({ clientId: (await caller.credentialsOf(name)).clientId });
    const { status, body } = await caller.introspect(token, name, { algorithm });
    expect({ status, active: body.active }).toEqual({ status: 200, active: true });
  });

  it.each<AppName>(['resource', 'resource-key', 'resource-secret-jwt', 'resource-secret-post', 'resource-public'])(
    '%s may ask about the tokens of its resource only, and gets none itself',
    async (name) => {
      expect((await caller.introspect(await caller.mint(), name)).body.active).toBe(true);
      const foreign = await caller.mint({ audience: 'CustomResource_1736809999' });
      expect((await caller.introspect(foreign, name)).body).toEqual({ active: false });
      expect((await caller.ask('/token', name, { grant_type: 'client_credentials' })).status).toBe(400);
    },
  );

  it.each<AppName>(['app-hostile-post', 'app-hostile-basic'])(
    '%s has an id and a secret with every character that RFC 6749 lets them have',
    async (name) => {
      const every = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at));
      const { clientId, secret = '' } = await caller.credentialsOf(name);
      expect([...new Set(clientId)].toSorted()).toEqual(every);
      expect([...new Set(secret)].toSorted()).toEqual(every);
    },
  );

  it.each(['', '/token', '/introspect'])('may address its assertion to the issuer followed by "%s"', async (path) => {
    expect((await caller.introspect('none', 'app', { aud: `${caller.issuer}${path}` })).status).toBe(200);
  });

  it.each(['/', '/revoke'])('may not address its assertion to the issuer followed by "%s"', async (path) => {
    expect(await caller.introspect('none', 'app', { aud: `${caller.issuer}${path}` })).toEqual(REFUSED);
  });

  it('is refused with a key that it never registered', async () => {
    const { pem } = await createKeyPair('rsa');
    expect(await caller.introspect('none', 'app', { signingKey: pem })).toEqual(REFUSED);
  });

  it('is refused when it uses an assertion twice', async () => {
    const params = { token: 'none', ...withAssertion(await caller.sign('app')) };
    expect((await caller.post('/introspect', params)).status).toBe(200);
    const replayed = await caller.post('/introspect', params);
    expect({ status: replayed.status, body: await replayed.json() }).toEqual(REFUSED);
  });

  it('is refused when its assertion lives for more than an hour, as at PingOne', async () => {
    expect(await caller.introspect('none', 'app', { expiresInSeconds: 3700 })).toEqual(REFUSED);
    expect((await caller.introspect('none', 'app', { expiresInSeconds: 3500 })).status).toBe(200);
  });

  it('is refused with an expired assertion, but forgiven five seconds', async () => {
    expect(await caller.introspect('none', 'app', { expiresInSeconds: -60 })).toEqual(REFUSED);
    expect((await caller.introspect('none', 'app', { expiresInSeconds: -1 })).status).toBe(200);
  });

  it('is refused by JSON even if it prefers a page', async () => {
    const headers = { accept: 'text/html', authorization: `Basic ${btoa('nobody:nothing')}` };
    const response = await caller.post('/introspect', { token: 'none' }, { headers });
    expect({ status: response.status, body: await response.json() }).toEqual(REFUSED);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
  });
});
