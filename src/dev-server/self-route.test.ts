import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SELF_PATH, type ServerSelf } from '../core/environment/relay.ts';
import { type ControlServer, insecureHeaders, startControlServer } from './test-control-server.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

const ask = async (): Promise<ServerSelf> => {
  const answer = await server.send({ path: SELF_PATH, body: '{}' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(insecureHeaders(answer)).toEqual([]);
  return JSON.parse(answer.body) as ServerSelf;
};

describe('what the server says of itself', () => {
  test('counts what the relay has connected to, and not what it refused', async () => {
    expect((await ask()).reached).toEqual([]);
    await server.send();
    await server.send();
    const refused = { call: 'introspect', url: 'https://10.0.0.5/introspect', parameters: [['token', 'a']] };
    await server.send({ body: JSON.stringify(refused) });
    await server.send({ body: JSON.stringify({ ...refused, url: 'no URL at all' }) });
    expect((await ask()).reached).toEqual([[`http://auth.test:${server.upstream.port}`, 2]]);
    expect(server.reports).toEqual([]);
  });

  test.each<[string, [string, string][], number]>([
    ['without the secret of this run', [['X-Tokenscope-Relay', '']], 403],
    ['from another origin', [['Origin', 'https://evil.example']], 403],
    ['for another host', [['Host', 'evil.example']], 403],
  ])('is told to nobody %s', async (_who, headers, status) => {
    expect((await server.send({ path: SELF_PATH, body: '{}', headers })).status).toBe(status);
  });

  test.each([`${SELF_PATH}/`, `${SELF_PATH}?x`, `${SELF_PATH}x`])('is not at %s', async (path) => {
    expect((await server.send({ path, body: '{}' })).status).toBe(404);
  });
});
