import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from './clients.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

describe('the sandbox', () => {
  it('lives below the address of an environment, and discovery says so', async () => {
    const discovery = await (await fetch(`${caller.issuer}/.well-known/openid-configuration`)).json();
    expect(sandbox.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(discovery).toMatchObject({
      issuer: `${sandbox.origin}/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/as`,
      introspection_endpoint: `${caller.issuer}/introspect`,
      token_endpoint: `${caller.issuer}/token`,
      revocation_endpoint: `${caller.issuer}/revoke`,
      jwks_uri: `${caller.issuer}/jwks`,
    });
    expect(JSON.stringify(discovery)).not.toMatch(/dpop|pushed/);
  });

  it('has nothing to say elsewhere', async () => {
    for (const path of ['/', '/introspect', '/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/asx', '/control/clients']) {
      expect((await fetch(`${sandbox.origin}${path}`)).status).toBe(404);
    }
    for (const path of ['', '/nothing', '/introspect', '/sample']) {
      expect((await fetch(`${caller.issuer}${path}`)).status).toBe(404);
    }
  });

  it('publishes no private part of its keys', async () => {
    const { keys } = (await (await fetch(`${caller.issuer}/jwks`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(['e', 'kid', 'kty', 'n', 'use']);
  });

  it('keeps to its own name when it is called by another one', async () => {
    const call = request(`${caller.issuer}/.well-known/openid-configuration`, {
      headers: { host: 'elsewhere.example' },
    });
    call.end();
    const [response] = await once(call, 'response');
    expect(await new Response(response).json()).toMatchObject({ token_endpoint: `${caller.issuer}/token` });
  });

  it('listens on 127.0.0.1 only', async () => {
    const port = Number(new URL(sandbox.origin).port);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
      .map(({ address }) => address);
    if (process.platform === 'linux') others.push('127.0.0.2'); // elsewhere it is no address at all
    for (const host of others) {
      const socket = connect({ host, port });
      await expect(once(socket, 'connect')).rejects.toThrow();
    }
  });

  it('lets no page of another origin read an answer', async () => {
    const headers = { origin: 'http://127.0.0.1:5173' };
    const preflight = { ...headers, 'access-control-request-method': 'POST' };
    const { params } = await caller.authentication('app');
    const answers = [
      await caller.post('/introspect', { ...params, token: 'none' }, { headers }),
      await fetch(`${caller.issuer}/jwks`, { headers }),
      await fetch(`${caller.issuer}/.well-known/openid-configuration`, { headers }),
      await fetch(`${caller.issuer}/introspect`, { method: 'OPTIONS', headers: preflight }),
    ];
    expect(answers[0]?.status).toBe(200);
    const names = answers.flatMap((answer) => [...answer.headers.keys()]);
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('shares neither port nor keys nor secrets with another one', async () => {
    const other = await startSandbox();
    try {
      expect(other.origin).not.toBe(sandbox.origin);
      const jwks = await Promise.all(
        [caller, new Caller(other)].map(async ({ issuer }) => (await fetch(`${issuer}/jwks`)).text()),
      );
      expect(jwks[0]).not.toBe(jwks[1]);
      const [mine, theirs] = await Promise.all([caller, new Caller(other)].map(secretsOf));
      expect(mine).toHaveLength(25);
      expect(mine?.filter((secret) => theirs?.includes(secret))).toEqual([]);
      const foreign = await new Caller(other).sample('Good token');
      expect((await caller.introspect(foreign.token)).body).toEqual({ active: false });
    } finally {
      await other.close();
    }
  }, 30_000);

  it('closes at once and for good, also when asked twice and when an answer is still out', async () => {
    const closing = await startSandbox();
    await closing.control('faults', { rules: [{ route: 'jwks', fault: { kind: 'hang' } }] });
    const jwks = fetch(`${new Caller(closing).issuer}/jwks`);
    const refused = expect(jwks).rejects.toThrow();
    await fetch(closing.origin);
    await Promise.all([closing.close(), closing.close()]);
    await closing.close();
    await refused;
    await expect(fetch(closing.origin)).rejects.toThrow();
  }, 30_000);
});

async function secretsOf(of: Caller): Promise<(string | undefined)[]> {
  const { clients } = await of.control<{ clients: Credentials[] }>('clients', {});
  const secrets = clients.map(({ secret, signingKey }) => secret ?? signingKey).filter(Boolean);
  for (const { secret } of clients) if (secret) expect(secret).toMatch(/[\w-]{64}$/);
  return secrets;
}
