import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_MISTAKES, SCENARIO_NAMES, SERVER_FAULTS } from './scenario-name.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, type AppName } from './test-caller.ts';
import { askBy } from './test-scenario.ts';

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
    // what is ordered of the way is not what the story needs
    const sample = await caller.sample('Good token', { scenario, method: 'none', caller: 'resource' });
    expect(sample).toMatchObject({ scenario, clientId, method, caller: 'application' });
    const response = await askBy(sandbox, sample);
    expect({ status: response.status, body: await response.json() }).toEqual(REFUSED);
    expect(await caller.reason(clientId)).toBe(reason);
  });

  it.each(CLIENT_MISTAKES)(
    '"%s" says where the registered keys of its client stand, if it has any',
    async (scenario) => {
      const { clientId, jwksUrl } = await caller.sample('Good token', { scenario });
      const { clientId: resource } = await caller.credentialsOf('resource');
      expect(jwksUrl).toBe(clientId === resource ? '' : `${caller.issuer}/clients/${clientId}/jwks`);
    },
  );
});
