import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlServer, insecureHeaders, startControlServer } from './test-control-server.ts';
import { sendRaw } from './test-raw-request.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

const fetchMetadata = (site: string, mode: string, dest: string): [string, string][] => [
  ['Sec-Fetch-Site', site],
  ['Sec-Fetch-Mode', mode],
  ['Sec-Fetch-Dest', dest],
];

describe('the gate', () => {
  test('lets the page’s files through, with the security headers', async () => {
    const answer = await server.send({ method: 'GET', path: '/assets/x.js', body: '' });
    expect([answer.status, answer.body]).toEqual([200, 'Vite: /assets/x.js']);
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test.each<[string, string, number]>([
    ['a file under another host', 'GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n', 403],
    ['a file under no host', 'GET /x HTTP/1.1\r\n\r\n', 403],
    ['a file of HTTP/1.0', 'GET /x HTTP/1.0\r\n\r\n', 403],
    ['what is not HTTP', 'hello\r\n\r\n', 400],
    ['too many header bytes', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    ['a WebSocket', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n', 403],
  ])('refuses %s, with the security headers', async (_what, text, status) => {
    const answer = await sendRaw(server.port, text);
    expect(answer.status).toBe(status);
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'POST'])('refuses %s of a file', async (method) => {
    expect((await server.send({ method, path: '/x', body: '' })).status).toBe(405);
  });

  test.each([
    '/.env',
    '/.env.local?raw',
    '/x/a.pem',
    '/@fs/x/a%2epem?import&raw',
    '/a.key%00.js',
    '/a%252epem',
    '/.git/config',
    '/x\\y',
    '/__open-in-editor?file=x',
    '/__Open-In-Editor?file=x',
    'http://evil.example/x',
    '*',
    '/x?raw&%1b]0;title%07',
    '/x?%c2%9b31m',
  ])('does not serve %s', async (path) =>
    expect((await server.send({ method: 'GET', path, body: '' })).status).toBe(404),
  );

  test.each<[string, string, string, string]>([
    ['an image', 'cross-site', 'no-cors', 'image'],
    ['a script', 'same-site', 'no-cors', 'script'],
    ['a frame', 'cross-site', 'navigate', 'iframe'],
    ['a fetch', 'cross-site', 'cors', 'empty'],
    ['an object', 'cross-site', 'navigate', 'object'],
  ])('serves no other site’s page %s', async (_what, site, mode, dest) => {
    const headers = fetchMetadata(site, mode, dest);
    const answer = await server.send({ method: 'GET', path: '/x', body: '', headers });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([403, { error: 'foreign-site' }]);
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['a link of another site', 'cross-site', 'navigate', 'document'],
    ['a link of another port', 'same-site', 'navigate', 'document'],
    ['the address bar', 'none', 'navigate', 'document'],
    ['the page’s own script', 'same-origin', 'cors', 'script'],
  ])('serves %s', async (_what, site, mode, dest) => {
    const headers = fetchMetadata(site, mode, dest);
    expect((await server.send({ method: 'GET', path: '/x', body: '', headers })).status).toBe(200);
  });

  test.each(['/src/core/key/pem.ts', '/src/core/key/read-key.ts?t=1', '/@id/__x00__/index.html?html-proxy&index=0.js'])(
    'serves the module %s',
    async (path) => expect((await server.send({ method: 'GET', path, body: '' })).status).toBe(200),
  );
});
