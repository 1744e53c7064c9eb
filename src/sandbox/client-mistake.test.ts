import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sample } from './sample.ts';
import { CLIENT_MISTAKES, SCENARIO_NAMES, SERVER_FAULTS } from './scenario-name.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, type AppName } from './test-caller.ts';
import { askBy } from './test-scenario.ts';

const MAIN_APP = '21608059-7055-4d5a-b712-6743db57ab66';
const REFUSED = { status: 401, body: { error: 'invalid_client', error_description: 'client authentication failed' } };
const AUDIENCE = 'audience (aud) must equal the endpoint url, issuer identifier or token endpoint url';
const MECHANISM = 'the provided authentication mechanism does not match the registered client authentication method';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

const withKeyMember = (sample: Sample, member: object): Sample => ({
  ...sample,
  signingKey: JSON.stringify({ ...JSON.parse(sample.signingKey), ...member }),
});

it('a scenario is a mistake of the client or a fault of the server', () => {
  expect(SCENARIO_NAMES).toEqual([...CLIENT_MISTAKES, ...SERVER_FAULTS]);
  expect(new Set(SCENARIO_NAMES).size).toBe(22);
});

describe('the sample of the scenario', () => {
  it.each<[string, AppName, string, string]>([
    ['Wrong key', 'app', 'private_key_jwt', 'signature verification failed'],
    ['Unknown kid', 'app', 'private_key_jwt', 'no applicable key found in the JSON Web Key Set'],
    ['Audience with a slash', 'app', 'private_key_jwt', AUDIENCE],
    ['Swapped client', 'other-app', 'private_key_jwt', 'signature verification failed'],
    ['Expired assertion', 'app', 'prepared', 'jwt expired'],
    ['Replayed assertion', 'app', 'prepared', 'client assertion tokens must only be used once'],
    ['Wrong algorithm', 'app-rs256', 'private_key_jwt', 'alg mismatch'],
    ['Secret instead of key', 'app', 'client_secret_jwt', 'alg mismatch'],
    ['Resource asks as application', 'resource', 'private_key_jwt', MECHANISM],
  ])('"%s" asks as %s by %s and is refused, truly because of: %s', async (scenario, name, method, reason) => {
    const { clientId } = await caller.credentialsOf(name);
    // the story says who asks and how, whatever was ordered
    const sample = await caller.sample('Good token', { scenario, method: 'none', caller: 'resource' });
    expect(sample).toMatchObject({ scenario, clientId, method, caller: 'application' });
    const response = await askBy(sandbox, sample);
    expect({ status: response.status, body: await response.json() }).toEqual(REFUSED);
    expect(await caller.reason(clientId)).toBe(reason);
  });

  it('"Wrong environment" asks where there is nothing, and is told so behind the stage', async () => {
    const sample = await caller.sample('Good token', { scenario: 'Wrong environment' });
    expect(sample).toMatchObject({ clientId: MAIN_APP, method: 'private_key_jwt', caller: 'application' });
    const response = await askBy(sandbox, sample);
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 404, text: 'Not Found' });
    expect(await caller.reason(MAIN_APP)).toBe(
      `There is no environment ${sample.environmentId} here, only abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6.`,
    );
  });

  it.each<[string, (sample: Sample) => Sample | Promise<Sample>]>([
    ['Wrong key', async (sample) => ({ ...sample, signingKey: (await caller.sample('Good token')).signingKey })],
    ['Unknown kid', async (sample) => withKeyMember(sample, { kid: (await caller.credentialsOf('app')).kid })],
    ['Audience with a slash', (sample) => ({ ...sample, customAudience: sample.customAudience.replace(/\/$/, '') })],
    ['Swapped client', (sample) => ({ ...sample, clientId: MAIN_APP })],
    ['Wrong algorithm', (sample) => withKeyMember(sample, { alg: 'RS256' })],
    ['Resource asks as application', (sample) => ({ ...sample, clientId: MAIN_APP })],
    ['Wrong environment', async (sample) => ({ ...sample, environmentId: sample.jwksUrl.split('/')[3] ?? '' })],
  ])('"%s" is right but for its one mistake', async (scenario, correct) => {
    const sample = await correct(await caller.sample('Good token', { scenario }));
    const response = await askBy(sandbox, sample);
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 200,
      body: { active: true, client_id: sample.clientId },
    });
    expect(await caller.reason(sample.clientId)).toBe('');
  });

  it('"Wrong key" names the key that is registered, and no algorithm', async () => {
    const { signingKey } = await caller.sample('Good token', { scenario: 'Wrong key' });
    const { kid } = await caller.credentialsOf('app');
    expect(JSON.parse(signingKey)).toMatchObject({ kty: 'RSA', kid });
    expect(JSON.parse(signingKey)).not.toHaveProperty('alg');
  });

  it('"Expired assertion" had five minutes, and lost them ten minutes ago', async () => {
    const { assertion } = await caller.sample('Good token', { scenario: 'Expired assertion' });
    const { iat = 0, exp = 0 } = decodeJwt(assertion);
    expect(exp - iat).toBe(300);
    expect(Date.now() / 1000 - exp).toBeGreaterThanOrEqual(600);
  });

  it('"Secret instead of key" holds 64 characters and no key', async () => {
    const sample = await caller.sample('Good token', { scenario: 'Secret instead of key' });
    expect(sample).toMatchObject({ secret: expect.stringMatching(/^[\w-]{64}$/), signingKey: '' });
  });

  it.each(CLIENT_MISTAKES)('"%s" leaves the right sample of the same client as it is', async (scenario) => {
    await askBy(sandbox, await caller.sample('Good token', { scenario }));
    const response = await askBy(sandbox, await caller.sample('Good token'));
    expect(await response.json()).toMatchObject({ active: true });
    expect(await caller.reason(MAIN_APP)).toBe('');
  });

  it.each(SCENARIO_NAMES)(
    '"%s" says where the registered keys of its client stand, if it has any',
    async (scenario) => {
      const { clientId, jwksUrl } = await caller.sample('Good token', { scenario });
      const { clientId: resource } = await caller.credentialsOf('resource');
      expect(jwksUrl).toBe(clientId === resource ? '' : `${caller.issuer}/clients/${clientId}/jwks`);
      if (jwksUrl) expect(await (await fetch(jwksUrl)).json()).toMatchObject({ keys: [{ use: 'sig' }] });
    },
  );

  it.each(SCENARIO_NAMES)('"%s" is about the token that was ordered', async (scenario) => {
    expect(await caller.sample('Opaque token', { scenario })).toMatchObject({
      name: 'Opaque token',
      token: expect.stringMatching(/^[\w-]+$/),
    });
  });
});
