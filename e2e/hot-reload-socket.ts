import type { Page } from '@playwright/test';
import { type RawAnswer, sendRaw } from '../src/dev-server/test-raw-request.ts';

/** A handshake for the socket between Vite and its page, as any program, or any site's page, may try it. */
export interface Handshake {
  readonly path: string;
  readonly origin?: string | undefined;
  readonly protocol?: string;
}

/** The answer to a handshake that is not to succeed. */
export function answerTo({ path, origin, protocol = 'vite-hmr' }: Handshake, port: number): Promise<RawAnswer> {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
    `Sec-WebSocket-Protocol: ${protocol}`,
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
  ];
  return sendRaw(port, `${lines.join('\r\n')}\r\n\r\n`);
}

/**
 * Has the page ask for modules by every message that the socket has a use for, and for something that is no module, and
 * gives the answers that it hears; or that it is refused.
 */
export function heardByHotReload(page: Page, token: string, ids: readonly string[]): Promise<string[]> {
  return page.evaluate(ask, [token, ids] as const);
}

const ask = ([token, ids]: readonly [string, readonly string[]]) =>
  new Promise<string[]>((resolve) => {
    const heard: string[] = [];
    const socket = new WebSocket(`ws://${location.host}/?token=${token}`, 'vite-hmr');
    const send = (event: string, data: unknown) => socket.send(JSON.stringify({ type: 'custom', event, data }));
    socket.addEventListener('error', () => resolve(['refused']));
    socket.addEventListener('message', ({ data }) => {
      const { type, event } = JSON.parse(String(data)) as { type: string; event?: string };
      if (event === 'vite:invoke') heard.push(String(data));
      if (heard.length > ids.length) resolve(heard);
      if (type === 'connected') {
        send('vite:forward-console', { type: 'error', data: { message: 'forwarded' } });
        for (const id of ids) {
          send('vite:invalidate', { path: id, message: '' });
          send('vite:invoke', { id: `send:${id}`, name: 'fetchModule', data: [id, '/src/main.tsx', {}] });
        }
        send('vite:invoke', { id: 'send:last', name: 'getBuiltins', data: [] });
      }
    });
  });
