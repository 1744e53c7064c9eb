import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlServer, startControlServer } from './test-control-server.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

describe('the sandbox routes', () => {
  test('have the same guard and hand their body over', async () => {
    const answer = await server.send({ path: '/sandbox/sample', body: '{"name":"x"}' });
    expect(JSON.parse(answer.body)).toEqual({ route: 'sample', body: { name: 'x' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await server.send({ path: '/sandbox/sample', headers: [['X-Tokenscope-Relay', '']] })).status).toBe(403);
    expect((await server.send({ path: '/sandbox/sample', method: 'GET' })).status).toBe(405);
  });

  test.each(['sample', 'token', 'clients', 'reason'])('include %s', async (route) => {
    const answer = await server.send({ path: `/sandbox/${route}`, body: '{}' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { route, body: {} }]);
  });

  test.each(['/sandbox', '/sandbox/', '/sandbox/other', '/sandbox/sample/', '/sandbox/sample?x', '/sandbox/../relay'])(
    'do not include %s',
    async (path) => expect((await server.send({ path })).status).toBe(404),
  );

  test('that fail unexpectedly are reported by code alone', async () => {
    const answer = await server.send({ path: '/sandbox/faults', body: '{}' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([500, { error: 'unexpected' }]);
    expect(server.reports).toEqual([`POST 127.0.0.1:${server.port} ECODE`]);
  });
});
