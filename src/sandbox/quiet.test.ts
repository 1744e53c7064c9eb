import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, vi } from 'vitest';
import { startSandbox } from './server.ts';
import { Caller } from './test-caller.ts';
import { MOUNT, OTHER_ENVIRONMENT_ID } from './world.ts';

// a file of its own: the library warns once, when it is first loaded
it('the sandbox prints nothing when it starts, is asked, is left in the middle of a request and closes', async () => {
  const printed = vi.fn(() => true);
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation(printed);
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(printed);
  vi.spyOn(process.stderr, 'write').mockImplementation(printed);
  try {
    const sandbox = await startSandbox();
    const caller = new Caller(sandbox);
    const scope = 'CustomResourceScope_1736807471';
    const { body } = await caller.ask('/token', 'app', { grant_type: 'client_credentials', scope });
    expect((await caller.introspect(String(body.access_token))).body.active).toBe(true);
    await caller.ask('/revoke', 'app', { token: String(body.access_token) });
    await caller.introspect('none', 'resource');
    const { bearer, token } = await caller.sample('Good token', { method: 'bearer' });
    for (const presented of [bearer, 'nonsense']) {
      const by = { params: {}, headers: { authorization: `Bearer ${presented}` } };
      await caller.askWith('/introspect', { token }, by);
    }
    for (const path of [
      '/authorize',
      '/jwks',
      '/clients/nobody/jwks',
      '/signoff',
      '/sign-in/nobody',
      '/nothing',
      '/.well-known/openid-configuration',
    ]) {
      await fetch(`${caller.issuer}${path}`);
    }
    for (const mount of [MOUNT, `/${OTHER_ENVIRONMENT_ID}/as`]) await leaveInTheMiddle(sandbox.origin, mount);
    await caller.reason('nobody');
    await caller.introspect('none');
    await caller.control('faults', { rules: [{ route: '*', fault: { kind: 'reset' } }] });
    await expect(caller.introspect('none')).rejects.toThrow();
    await sandbox.close();
  } finally {
    vi.restoreAllMocks();
  }
  expect(printed.mock.calls).toEqual([]);
}, 30_000);

/** Waits until the server reads the body ("100 Continue"), then resets the connection. */
async function leaveInTheMiddle(origin: string, mount: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      `POST ${mount}/introspect HTTP/1.1`,
      'host: anywhere',
      'expect: 100-continue',
      'content-type: application/x-www-form-urlencoded',
      'content-length: 99',
      '\r\ntoken=',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.resetAndDestroy();
  await once(socket, 'close');
}
