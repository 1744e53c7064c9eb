import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

describe('control', () => {
  it.each(['', 'nothing', 'constructor', '__proto__', '/sample'])('has no route "%s"', async (route) => {
    expect(await sandbox.control(route, {})).toEqual({ status: 404, body: { error: expect.stringMatching(/\.$/) } });
  });

  it.each<[string, unknown]>([
    ['sample', undefined],
    ['sample', { name: 'Good' }],
    ['sample', { name: 'constructor' }],
    ['sample', { name: 'Good token', method: 'tls_client_auth' }],
    ['sample', { name: 'Good token', method: null }],
    ['sample', { name: 'Good token', method: ['none'] }],
    ['sample', { name: 'Good token', caller: 'user' }],
    ['sample', { name: 'Good token', caller: 7 }],
    ['sample', { name: 'Good token', scenario: 'Right key' }],
    ['sample', { name: 'Good token', scenario: 'constructor' }],
    ['sample', { name: 'Good token', scenario: null }],
    ['sample', { name: 'Good', scenario: 'Wrong key' }],
    ['reason', undefined],
    ['reason', {}],
    ['reason', { clientId: ['app'] }],
    ['token', null],
    ['token', { clientId: 'nobody' }],
    ['token', { username: 'nobody' }],
    ['token', { scope: '' }],
    ['token', { audience: 7 }],
    ['token', { format: 'paseto' }],
    ['token', { lifetimeSeconds: 1.5 }],
    ['token', { issuedAt: '1' }],
    ['token', { claims: [] }],
    ['faults', {}],
    ['faults', { rules: [null] }],
    ['faults', { rules: [{ route: 'authorize', fault: { kind: 'reset' } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'flood' } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'slow' } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'reset' }, times: 0 }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'status', status: 101 } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'status', status: 500, headers: { a: 'b\r\nc' } } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'status', status: 500, body: 7 } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'clock', aheadSeconds: 1e9 } }] }],
    ['faults', { rules: [{ route: '*', fault: { kind: 'huge', bytes: 1e12 } }] }],
  ])('%s refuses %j in a sentence', async (route, body) => {
    expect(await sandbox.control(route, body)).toEqual({ status: 400, body: { error: expect.stringMatching(/\.$/) } });
  });

  it('mints the token that a test asks for', async () => {
    const { clientId } = await caller.credentialsOf('app-secret-basic');
    const token = await caller.mint({
      clientId,
      username: 'demo.user',
      scope: 'CustomResourceScope_readonly',
      audience: 'anything',
      issuedAt: 1_736_808_892,
      lifetimeSeconds: 4_000_000_000,
      claims: { acr: 'Multi_Factor', groups: ['a', 'b'] },
    });
    expect(decodeJwt(token)).toMatchObject({ iat: 1_736_808_892, exp: 5_736_808_892, auth_time: 1_736_808_876 });
    expect((await caller.introspect(token, 'app-secret-basic')).body).toMatchObject({
      active: true,
      client_id: clientId,
      scope: 'CustomResourceScope_readonly',
      aud: ['anything'],
      acr: 'Multi_Factor',
      groups: ['a', 'b'],
    });
  });

  it('mints a token for each of its users, signed on by the policy that applies to them', async () => {
    const sub = new Set();
    for (const [username, acr] of [
      ['demo.user', 'Single_Factor'],
      ['careful.user', 'Multi_Factor'],
    ]) {
      const { body } = await caller.introspect(await caller.mint({ username }));
      expect(body).toMatchObject({ active: true, acr });
      sub.add((body as { sub: string }).sub);
    }
    expect(sub.size).toBe(2);
  });

  it('mints opaque tokens, and tokens of a client without a user', async () => {
    const token = await caller.mint({ username: null, format: 'opaque' });
    expect(token).not.toContain('.');
    const { body } = await caller.introspect(token);
    expect(body).toMatchObject({ active: true, aud: ['CustomResource_1736807466'] });
    expect(body).not.toHaveProperty('acr');
  });

  it('hands out the credentials of every client', async () => {
    const { environmentId, issuer, clients } = await caller.control<Record<string, unknown[]>>('clients', {});
    expect({ environmentId, issuer }).toEqual({
      environmentId: 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6',
      issuer: caller.issuer,
    });
    expect(clients).toHaveLength(27);
    expect(clients?.[0]).toEqual({
      name: 'app',
      clientId: '21608059-7055-4d5a-b712-6743db57ab66',
      method: 'private_key_jwt',
      algorithm: 'RS256',
      signingKey: expect.any(String),
      kid: expect.stringMatching(/^[\w-]{43}$/),
    });
  });
});
