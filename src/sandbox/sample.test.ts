import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyPair } from './key-pair.ts';
import { CALLERS, METHODS } from './sample-order.ts';
import { SAMPLE_NAMES } from './sample-token.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, type AppName } from './test-caller.ts';
import { authenticationOf } from './test-sample.ts';

const MAIN_APP = '21608059-7055-4d5a-b712-6743db57ab66';
const INACTIVE = { status: 200, body: { active: false } };
const REFUSED = { status: 401, body: { error: 'invalid_client', error_description: 'client authentication failed' } };

const WAYS = METHODS.flatMap((method) => CALLERS.map((by) => ({ method, caller: by })));

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

describe('a sample', () => {
  it('is one of nine', () => {
    expect(SAMPLE_NAMES).toEqual([
      'Good token',
      'Wrong audience',
      'Missing scope',
      'Expired',
      'Revoked',
      'Opaque token',
      'Issued to another client',
      'ID token',
      'Refresh token',
    ]);
  });

  it.each(SAMPLE_NAMES)('"%s" is asked about by the app and its key, unless something else is said', async (name) => {
    const { clientId, signingKey } = await caller.credentialsOf('app');
    expect(await caller.sample(name)).toEqual({
      name,
      environmentId: 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6',
      method: 'private_key_jwt',
      caller: 'application',
      scenario: '',
      clientId,
      signingKey,
      secret: '',
      assertion: '',
      bearer: '',
      jwksUrl: `${caller.issuer}/clients/${clientId}/jwks`,
      token: expect.any(String),
      expectedResource: 'CustomResource_1736807466',
      expectedScope: 'CustomResourceScope_1736807471',
      customAudience: '',
    });
    expect(signingKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  it.each<[string, string, AppName, string[]]>([
    ['private_key_jwt', 'application', 'app', ['signingKey', 'jwksUrl']],
    ['client_secret_jwt', 'application', 'app-secret-jwt', ['secret']],
    ['client_secret_basic', 'application', 'app-secret-basic', ['secret']],
    ['client_secret_post', 'application', 'app-secret-post', ['secret']],
    ['none', 'application', 'app-public', []],
    ['bearer', 'application', 'app', ['bearer']],
    ['prepared', 'application', 'app', ['assertion', 'jwksUrl']],
    ['private_key_jwt', 'resource', 'resource-key', ['signingKey', 'jwksUrl']],
    ['client_secret_jwt', 'resource', 'resource-secret-jwt', ['secret']],
    ['client_secret_basic', 'resource', 'resource', ['secret']],
    ['client_secret_post', 'resource', 'resource-secret-post', ['secret']],
    ['none', 'resource', 'resource-public', []],
    ['bearer', 'resource', 'resource-key', ['bearer']],
    ['prepared', 'resource', 'resource-key', ['assertion', 'jwksUrl']],
  ])('for %s by the %s speaks for %s and holds what the method needs: %j', async (method, by, name, needed) => {
    const sample = await caller.sample('Good token', { method, caller: by });
    const { clientId } = await caller.credentialsOf(name);
    expect(sample).toMatchObject({ method, caller: by, clientId });
    const { signingKey, secret, assertion, bearer, jwksUrl } = sample;
    const proof = Object.entries({ signingKey, secret, assertion, bearer, jwksUrl });
    expect(proof.filter(([, value]) => value).map(([member]) => member)).toEqual(needed);
  });

  it.each(CALLERS)('holds an assertion for the %s that names its key, its client and the issuer', async (by) => {
    const { assertion, clientId } = await caller.sample('Good token', { method: 'prepared', caller: by });
    const { kid } = await caller.credentialsOf(by === 'resource' ? 'resource-key' : 'app');
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256', kid });
    const { iat = 0, ...claims } = decodeJwt(assertion);
    expect(claims).toEqual({
      iss: clientId,
      sub: clientId,
      aud: caller.issuer,
      jti: expect.any(String),
      exp: iat + 300,
    });
  });
});

describe.each(WAYS)('asking by $method as the $caller', (way) => {
  const asApplication = way.caller === 'application';

  async function ask(name: string) {
    const sample = await caller.sample(name, way);
    const by = authenticationOf(sample, caller.issuer);
    return { sample, answer: await caller.askWith('/introspect', { token: sample.token }, by) };
  }

  it.each(['Good token', 'Opaque token', 'Missing scope'])('finds "%s" active', async (name) => {
    const { sample, answer } = await ask(name);
    const owner = asApplication ? sample.clientId : MAIN_APP;
    expect(answer).toMatchObject({ status: 200, body: { active: true, client_id: owner } });
  });

  it.each(['Expired', 'Revoked'])('finds "%s" inactive', async (name) => {
    expect((await ask(name)).answer).toEqual(INACTIVE);
  });

  it.each(['Wrong audience', 'ID token', 'Refresh token'])('finds "%s" active if it is its own', async (name) => {
    const { answer } = await ask(name);
    expect(answer).toMatchObject({ status: 200, body: { active: asApplication } });
  });

  it('finds a token that was issued to another client active if it is meant for the one who asks', async () => {
    const { answer } = await ask('Issued to another client');
    expect(answer).toMatchObject({ status: 200, body: { active: !asApplication } });
  });
});

describe.each(CALLERS)('the %s is refused', (by) => {
  it('with a key that is not registered', async () => {
    const sample = await caller.sample('Good token', { method: 'private_key_jwt', caller: by });
    const { pem } = await createKeyPair('rsa');
    const spoiled = authenticationOf({ ...sample, signingKey: pem }, caller.issuer);
    expect(await caller.askWith('/introspect', { token: sample.token }, spoiled)).toEqual(REFUSED);
  });

  it.each(['client_secret_jwt', 'client_secret_basic', 'client_secret_post'])(
    'by %s with a secret that is not its own',
    async (method) => {
      const sample = await caller.sample('Good token', { method, caller: by });
      const spoiled = authenticationOf({ ...sample, secret: 'x'.repeat(64) }, caller.issuer);
      expect(await caller.askWith('/introspect', { token: sample.token }, spoiled)).toEqual(REFUSED);
    },
  );

  it('by a mere id that nobody has, or that belongs to a client with a key', async () => {
    const sample = await caller.sample('Good token', { method: 'none', caller: by });
    for (const clientId of ['nobody', MAIN_APP]) {
      const spoiled = authenticationOf({ ...sample, clientId }, caller.issuer);
      expect(await caller.askWith('/introspect', { token: sample.token }, spoiled)).toEqual(REFUSED);
    }
  });

  it('with a ready-made assertion that has been used', async () => {
    const sample = await caller.sample('Good token', { method: 'prepared', caller: by });
    const used = authenticationOf(sample, caller.issuer);
    const ask = () => caller.askWith('/introspect', { token: sample.token }, used);
    expect(await ask()).toMatchObject({ status: 200, body: { active: true } });
    expect(await ask()).toEqual(REFUSED);
  });
});
