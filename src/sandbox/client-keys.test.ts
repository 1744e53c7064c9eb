import { createPublicKey, sign, verify, type JsonWebKey } from 'node:crypto';
import { compactVerify, createRemoteJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, type AppName } from './test-caller.ts';

const KEY_CLIENTS: readonly AppName[] = ['app', 'app-es256', 'other-app', 'resource-key'];

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

async function fetchKeys(url: string): Promise<JsonWebKey[]> {
  return ((await (await fetch(url)).json()) as { keys: JsonWebKey[] }).keys;
}

describe("a client's JWK Set", () => {
  it.each(KEY_CLIENTS)('of %s holds the one key that it signs with, and no private member', async (name) => {
    const { clientId, kid } = await caller.credentialsOf(name);
    const response = await fetch(`${caller.issuer}/clients/${clientId}/jwks`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/jwk-set+json');
    const set = (await response.json()) as { keys: JsonWebKey[] };
    const isRsa = name !== 'app-es256';
    const members = isRsa ? ['e', 'kid', 'kty', 'n', 'use'] : ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'];
    expect(Object.keys(set)).toEqual(['keys']);
    expect(set.keys.map((key) => Object.keys(key).toSorted())).toEqual([members]);
    expect(set.keys[0]).toMatchObject({ kid, use: 'sig', ...(!isRsa && { alg: 'ES256' }) });
  });

  it.each(['application', 'resource'])("verifies what the %s's sample key signs, and nothing else", async (by) => {
    const { signingKey, jwksUrl } = await caller.sample('Good token', { caller: by });
    const [jwk = {}] = await fetchKeys(jwksUrl);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const signature = sign('sha256', Buffer.from('text'), signingKey);
    expect(verify('sha256', Buffer.from('text'), key, signature)).toBe(true);
    expect(verify('sha256', Buffer.from('another'), key, signature)).toBe(false);
  });

  it.each(['application', 'resource'])("verifies the %s's ready-made assertion by its kid", async (by) => {
    const { assertion, jwksUrl } = await caller.sample('Good token', { method: 'prepared', caller: by });
    await expect(compactVerify(assertion, createRemoteJWKSet(new URL(jwksUrl)))).resolves.toBeDefined();
  });

  it('differs from client to client and from that of the issuer', async () => {
    const ids = await Promise.all(KEY_CLIENTS.map(async (name) => (await caller.credentialsOf(name)).clientId));
    const urls = [`${caller.issuer}/jwks`, ...ids.map((id) => `${caller.issuer}/clients/${id}/jwks`)];
    const sets = await Promise.all(urls.map(fetchKeys));
    expect(new Set(sets.flat().map(({ kid }) => kid)).size).toBe(urls.length);
  });

  it.each<AppName>(['app-secret-jwt', 'app-secret-basic', 'app-public', 'resource', 'resource-public'])(
    'does not exist for %s, which has no key',
    async (name) => {
      const { clientId } = await caller.credentialsOf(name);
      expect((await fetch(`${caller.issuer}/clients/${clientId}/jwks`)).status).toBe(404);
    },
  );

  it('exists nowhere else, and is only to be read', async () => {
    const { jwksUrl } = await caller.sample('Good token');
    for (const url of [`${jwksUrl}/`, jwksUrl.toUpperCase().replace(/^HTTP/, 'http'), jwksUrl.replace(/jwks$/, '')]) {
      expect((await fetch(url)).status).toBe(404);
    }
    expect((await fetch(`${caller.issuer}/clients/nobody/jwks`)).status).toBe(404);
    expect((await fetch(jwksUrl, { method: 'POST' })).status).toBe(404);
  });

  it('is readable by no page of another origin', async () => {
    const { jwksUrl } = await caller.sample('Good token');
    const response = await fetch(jwksUrl, { headers: { origin: 'http://127.0.0.1:5173' } });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});
