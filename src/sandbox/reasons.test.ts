import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller, withAssertion, type AssertionOptions } from './test-caller.ts';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterAll(() => sandbox.close());

const askAs = (clientId: string) => caller.post('/introspect', { token: 'none', client_id: clientId });

describe('the reason', () => {
  it('is nothing for a client that never asked, or that was answered', async () => {
    const { clientId } = await caller.credentialsOf('app-es256');
    expect(await caller.reason(clientId)).toBe('');
    await caller.introspect('none', 'app-es256');
    expect(await caller.reason(clientId)).toBe('');
    expect(await caller.reason('constructor')).toBe('');
  });

  it('is that of the very request, where the id in its answer is told', async () => {
    const { clientId } = await caller.credentialsOf('app');
    const correlationIdOf = async (options: AssertionOptions) => {
      const { params } = await caller.authentication('app', options);
      const response = await caller.post('/introspect', { token: 'none', ...params });
      return response.headers.get('correlation-id') ?? '';
    };
    const ids: string[] = [];
    for (const options of [{ expiresInSeconds: -60 }, { aud: 'elsewhere' }, {}])
      ids.push(await correlationIdOf(options));
    const told = [];
    for (const correlationId of ids)
      told.push(await sandbox.control('reason', { clientId, correlationId }).then(({ body }) => body));
    expect(told).toEqual([
      { reason: 'jwt expired' },
      { reason: 'audience (aud) must equal the endpoint url, issuer identifier or token endpoint url' },
      { reason: '' },
    ]);
  });

  it("is that of the client's last request", async () => {
    const { clientId } = await caller.credentialsOf('app');
    const told = [];
    for (const options of [{ expiresInSeconds: -60 }, { expiresInSeconds: 3700 }, {}, { aud: 'elsewhere' }]) {
      await caller.introspect('none', 'app', options);
      told.push(await caller.reason(clientId));
    }
    expect(told).toEqual([
      'jwt expired',
      'expiration is too far in the future',
      '',
      'audience (aud) must equal the endpoint url, issuer identifier or token endpoint url',
    ]);
  });

  it('is told of a client that nobody knows', async () => {
    await askAs('nobody');
    expect(await caller.reason('nobody')).toBe('client not found');
  });

  it('is what the answer says, where that is all there is to say', async () => {
    const { params } = await caller.authentication('other-app');
    expect((await caller.post('/introspect', params)).status).toBe(400);
    const { clientId } = await caller.credentialsOf('other-app');
    expect(await caller.reason(clientId)).toBe("missing required parameter 'token'");
  });

  it('is told of a request with a rule of its own', async () => {
    const { clientId } = await caller.credentialsOf('app');
    await caller.control('faults', { rules: [{ route: '*', fault: { kind: 'empty' }, times: 1 }] });
    await caller.post('/introspect', (await caller.authentication('app')).params);
    expect(await caller.reason(clientId)).toBe('A fault rule for the route "*" is in force: empty.');
  });

  it('is not changed by what the client does elsewhere', async () => {
    const { clientId } = await caller.credentialsOf('app');
    await caller.introspect('none', 'app', { aud: 'elsewhere' });
    const reason = await caller.reason(clientId);
    expect(reason).not.toBe('');
    await caller.ask('/token', 'app', { grant_type: 'client_credentials' });
    await fetch(`${caller.issuer}/introspect?client_id=${clientId}`);
    expect(await caller.reason(clientId)).toBe(reason);
  });

  it.each([
    ['an assertion that is no JWT', withAssertion('x'), {}],
    ['an assertion whose subject is no text', withAssertion(`e30.${btoa('{"sub":["app"]}')}.`), {}],
    ['a Basic header that is not base64', {}, { authorization: 'Basic %%%' }],
    ['nothing', {}, {}],
  ])('is nobody’s when the request names its client by %s', async (_, params, headers) => {
    expect((await caller.post('/introspect', { token: 'none', ...params }, { headers })).status).toBeLessThan(500);
    expect(await caller.reason('')).toBe('');
  });

  it('is kept for a hundred clients, those that asked last, and for ids of a sensible length', async () => {
    const long = 'x'.repeat(257);
    for (const clientId of ['first', 'second', long]) await askAs(clientId);
    expect(await caller.reason(long)).toBe('');
    await askAs('first');
    for (let count = 0; count < 99; count += 1) await askAs(`client-${count}`);
    expect(await caller.reason('first')).toBe('client not found');
    expect(await caller.reason('second')).toBe('');
  });
});
