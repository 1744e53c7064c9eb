import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER_FAULTS } from './scenario-name.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';
import { askBy, play } from './test-scenario.ts';

const MAIN_APP = '21608059-7055-4d5a-b712-6743db57ab66';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

async function expectAnswer(response: Response, active: boolean): Promise<void> {
  expect({ status: response.status, body: await response.json() }).toMatchObject({ status: 200, body: { active } });
}

describe.each(SERVER_FAULTS)('the fault "%s"', (scenario) => {
  it('leaves other clients alone while it strikes its own', async () => {
    const patience = new AbortController();
    const { ask } = await play(caller, sandbox, scenario, { signal: patience.signal });
    const struck = ask().catch(() => undefined); // some of them never answer
    const sample = await caller.sample('Good token');
    await expectAnswer(await askBy(sandbox, sample), true);
    expect(await caller.reason(sample.clientId)).toBe('');
    patience.abort();
    await struck;
  });

  it('strikes at no other endpoint', async () => {
    const params = { grant_type: 'client_credentials', scope: 'CustomResourceScope_1736807471' };
    const { ask } = await play(caller, sandbox, scenario, { path: '/token', params });
    const response = await ask();
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer' },
    });
  });
});

describe('a client that the server fails', () => {
  it.each<[string, (clientId: string) => { params?: Record<string, string>; headers?: Record<string, string> }]>([
    ['client_id', (clientId) => ({ params: { client_id: clientId } })],
    ['the user of Basic', (clientId) => ({ headers: { authorization: `Basic ${btoa(`${clientId}:x`)}` } })],
    [
      'the user of BASIC, encoded',
      (id) => ({ headers: { authorization: `BASIC ${btoa(`%${hex(id)}${id.slice(1)}:`)}` } }),
    ],
    ['sub', (sub) => ({ params: { client_assertion: `e30.${btoa(JSON.stringify({ sub }))}.`, client_id: MAIN_APP } })],
  ])('is known by %s alone', async (_, by) => {
    const { sample, reason } = await play(caller, sandbox, 'Server error');
    const { params, headers = {} } = by(sample.clientId);
    expect((await caller.post('/introspect', { token: 'none', ...params }, { headers })).status).toBe(500);
    expect(await reason()).toMatch(/ with 500, /);
  });

  it('is known by nothing else in a request', async () => {
    const { sample } = await play(caller, sandbox, 'Server error');
    const { clientId, token } = sample;
    const { params } = await caller.authentication('app');
    const elsewhere = { token: clientId, token_type_hint: clientId, scenario: 'Server error', clientId, sub: clientId };
    const headers = {
      'x-sandbox-fault': '{"kind":"reset"}',
      'x-client-id': clientId,
      date: 'Wed, 02 Jan 2030 03:14:05 GMT',
    };
    await expectAnswer(await caller.post('/introspect', { ...params, ...elsewhere }, { headers }), false);
    const { params: fresh } = await caller.authentication('app');
    const query = new URLSearchParams({ client_id: clientId, scenario: 'Server error' });
    await expectAnswer(await caller.post(`/introspect?${query}`, { ...fresh, token }), false);
  });
});

const hex = (text: string): string => text.charCodeAt(0).toString(16);
