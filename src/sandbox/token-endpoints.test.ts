import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';

const SCOPE = 'CustomResourceScope_1736807471 openid';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

describe('client credentials', () => {
  it('give a JWT whose signature holds under the published keys and that introspects as active', async () => {
    const { status, body } = await caller.ask('/token', 'app', { grant_type: 'client_credentials', scope: SCOPE });
    expect(status).toBe(200);
    const token = String(body.access_token);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    const keys = createRemoteJWKSet(new URL(`${caller.issuer}/jwks`));
    await jwtVerify(token, keys, { issuer: caller.issuer, audience: 'CustomResource_1736807466' });
    const answer = await caller.introspect(token);
    expect(answer.body).toMatchObject({ active: true, scope: SCOPE, aud: ['CustomResource_1736807466'] });
    expect(answer.body).not.toHaveProperty('sid');
  });

  it('give an opaque token to whoever names the opaque resource', async () => {
    const resource = 'urn:pingone:resource:CustomResource_1736807466:opaque';
    const { body } = await caller.ask('/token', 'app', { grant_type: 'client_credentials', scope: SCOPE, resource });
    expect(String(body.access_token)).not.toContain('.');
    const answer = await caller.introspect(String(body.access_token));
    expect(answer.body).toMatchObject({ active: true, aud: ['CustomResource_1736807466'] });
  });

  it('give nothing for a scope that nobody knows', async () => {
    const { status, body } = await caller.ask('/token', 'app', { grant_type: 'client_credentials', scope: 'nope' });
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_scope' });
  });
});

describe('an authorization code', () => {
  it('is had without a page, and brings tokens that introspect as the user', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const tokens = await caller.ask('/token', 'app', {
      grant_type: 'authorization_code',
      code: await signIn(verifier),
      code_verifier: verifier,
      redirect_uri: 'http://127.0.0.1/callback',
    });
    expect(tokens.status).toBe(200);
    const { access_token: access, id_token: id, refresh_token: refresh } = tokens.body;
    const answer = await caller.introspect(String(access));
    expect(Object.keys(answer.body)).toHaveLength(16);
    expect(answer.body).toMatchObject({ active: true, acr: 'Single_Factor', scope: SCOPE });
    for (const token of [id, refresh]) {
      expect((await caller.introspect(String(token))).body).toMatchObject({ active: true, sid: answer.body.sid });
    }
  });
});

describe('a minted refresh token', () => {
  it('is good for another access token', async () => {
    const { token } = await caller.sample('Refresh token');
    const { status, body } = await caller.ask('/token', 'app', { grant_type: 'refresh_token', refresh_token: token });
    expect(status).toBe(200);
    expect((await caller.introspect(String(body.access_token))).body).toMatchObject({ active: true, scope: SCOPE });
    expect((await caller.introspect(token)).body).toEqual({ active: false });
  });
});

describe('revocation', () => {
  it.each(['Good token', 'Opaque token', 'Refresh token'])('ends "%s"', async (name) => {
    const { token } = await caller.sample(name);
    expect((await caller.introspect(token)).body.active).toBe(true);
    expect((await caller.ask('/revoke', 'app', { token })).status).toBe(200);
    expect((await caller.introspect(token)).body).toEqual({ active: false });
  });

  it("ends a client's own JWT", async () => {
    const token = await caller.mint({ username: null });
    expect((await caller.introspect(token)).body.active).toBe(true);
    await caller.ask('/revoke', 'app', { token });
    expect((await caller.introspect(token)).body).toEqual({ active: false });
  });

  it('is refused to any other client', async () => {
    const { token } = await caller.sample('Good token');
    expect((await caller.ask('/revoke', 'other-app', { token })).status).toBe(400);
    expect((await caller.introspect(token)).body.active).toBe(true);
  });

  it('has nothing to end in an ID token', async () => {
    const { token } = await caller.sample('ID token');
    const { status, body } = await caller.ask('/revoke', 'app', { token });
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'unsupported_token_type' });
  });
});

/** Follows the redirects by hand, as a browser with a cookie jar would, up to the code. */
async function signIn(verifier: string): Promise<string> {
  const { clientId } = await caller.credentialsOf('app');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1/callback',
    scope: `${SCOPE} offline_access`,
    prompt: 'consent',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const jar = new Map<string, string>();
  let location = `${caller.issuer}/authorize?${query}`;
  while (!location.startsWith('http://127.0.0.1/callback')) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(location, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (!next) throw new Error(await response.text());
    location = new URL(next, location).href;
  }
  return new URL(location).searchParams.get('code') ?? '';
}
