import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESSION_META } from '../src/core/environment/relay.ts';

/**
 * A web site that lets anybody in. Other sites' pages are served from one; another stands beside the console and is
 * tried in the same ways: what works there and not at the console is what the console refuses.
 */
export class OpenSite {
  /** What was asked but for CORS preflights, as method and path. */
  readonly asked: string[] = [];
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  async start(): Promise<void> {
    this.#server.on('upgrade', (request, socket) => {
      const { 'sec-websocket-key': key, 'sec-websocket-protocol': protocol } = request.headers;
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      const lines = ['Connection: Upgrade', 'Upgrade: websocket', `Sec-WebSocket-Accept: ${accept}`];
      if (protocol !== undefined) lines.push(`Sec-WebSocket-Protocol: ${protocol}`);
      socket.on('error', () => undefined);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    });
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Its origin, under a name that leads to this machine. */
  origin(name = '127.0.0.1'): string {
    return `http://${name}:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '' } = request;
    response.setHeader('access-control-allow-origin', headers.origin ?? '*');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*');
    if (method !== 'OPTIONS') this.asked.push(`${method} ${url}`);
    const [type, body] = KINDS.find(([pattern]) => pattern.test(url))?.slice(1) ?? ['text/html', PAGE];
    request.resume().on('end', () => response.setHeader('content-type', String(type)).end(body));
  }
}

const PAGE = `<!doctype html><title>Open</title><meta name="${SESSION_META}" content="{}">`;
const KINDS: readonly (readonly [path: RegExp, type: string, body: string])[] = [
  [/^\/sandboxed$/, 'text/html', '<!doctype html><iframe sandbox="allow-scripts allow-forms" src="/"></iframe>'],
  [/\.css/, 'text/css', 'a { color: red }'],
  [/\.svg$/, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
  [/\.(?:js|tsx?)$|^\/@vite/, 'text/javascript', 'export default 1'],
];
