import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { installGate } from './gate.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Asks a gated server whose own upgrade listener always agrees; {OWN} stands for its host. */
async function ask(development: boolean, lines: string[], path = '/'): Promise<string> {
  const server = createServer((_request, response) => response.end('Vite'));
  server.on('upgrade', (_request: unknown, socket: Duplex) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  installGate(server, { routes: [], ...(development ? { hotReloadToken: 'token' } : {}) });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  stops.push(() => {
    socket.destroy();
    server.close();
    server.closeAllConnections();
  });
  const own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.map((line) => `${line.replace('{OWN}', own)}\r\n`).join('')}\r\n`);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return String(chunk);
}

describe('a WebSocket', () => {
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket'];
  const hmr = ['Host: {OWN}', 'Origin: http://{OWN}', 'Sec-WebSocket-Protocol: vite-hmr', ...upgrade];

  test('of Vite’s hot reload is let through in development', async () => {
    expect(await ask(true, hmr, '/?token=token')).toMatch(/^HTTP\/1\.1 101 /);
  });

  test.each(['/', '/?token=', '/?token=other', '/?token=other&token=token', '/x?token=token', '//', '//['])(
    'of hot reload at %s is refused, with the security headers',
    async (path) => {
      const answer = await ask(true, hmr, path);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).toContain('Content-Security-Policy: ');
    },
  );

  test('with which the page waits for a restarted server needs no token', async () => {
    const ping = hmr.map((line) => line.replace('vite-hmr', 'vite-ping'));
    expect(await ask(true, ping)).toMatch(/^HTTP\/1\.1 101 /);
  });

  test.each<[string, string[]]>([
    ['without Origin', hmr.filter((line) => !line.startsWith('Origin'))],
    ['of another Origin', hmr.map((line) => line.replace('http://{OWN}', 'http://localhost:3000'))],
    ['of another Host', hmr.map((line) => line.replace('Host: {OWN}', 'Host: evil.example'))],
    ['of another protocol', hmr.map((line) => line.replace('vite-hmr', 'chat'))],
  ])('%s is refused', async (_what, lines) => {
    expect(await ask(true, lines, '/?token=token')).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('is refused in preview, whatever it says', async () => {
    expect(await ask(false, hmr, '/?token=token')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('the nonce', () => {
  const nonceOf = (answer: string) =>
    /script-src 'self' 'nonce-([^']+)'; style-src 'self' 'nonce-\1'/.exec(answer)?.[1];

  test('is another one in each response in development', async () => {
    const [first, second] = [nonceOf(await ask(true, ['Host: {OWN}'])), nonceOf(await ask(true, ['Host: {OWN}']))];
    expect(first).toHaveLength(24);
    expect(second).not.toBe(first);
  });

  test('is not there in preview', async () => {
    expect(await ask(false, ['Host: {OWN}'])).toContain("script-src 'self'; style-src 'self';");
  });
});
