import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { createControlRoutes } from './control-routes.ts';
import { installGate } from './gate.ts';
import { relayWorld } from './relay-world.ts';
import { sendText } from './reply.ts';
import { securityHeaders } from './security-headers.ts';
import { type RawAnswer, sendRaw } from './test-raw-request.ts';

/** The secret of the server under test. */
export const SECRET = 'x'.repeat(43);

/** The page's own call with something changed; a header with an empty value is left out. */
interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** A gated server with the guarded routes, and the one server that its relay may call as `auth.test`. */
export interface ControlServer {
  readonly port: number;
  /** How the server behind the relay answers, and what it was asked since the last call of `send`. */
  readonly upstream: {
    readonly port: number;
    requests: IncomingMessage[];
    headers: Record<string, string>;
    body: string;
  };
  /** The connections to `held.test`, which nobody answers. */
  readonly held: Socket[];
  /** The log lines. */
  readonly reports: string[];
  readonly goodBody: () => string;
  readonly goodHeaders: () => [name: string, value: string][];
  readonly send: (sent?: Sent) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
}

/** Starts both servers. The sandbox behind the routes repeats what it was told, and fails at `faults`. */
export async function startControlServer(): Promise<ControlServer> {
  const [held, reports]: [Socket[], string[]] = [[], []];
  const behind = createServer((request, response) => {
    upstream.requests.push(request);
    request.resume().on('end', () => {
      for (const [name, value] of Object.entries(upstream.headers)) response.setHeader(name, value);
      response.end(upstream.body);
    });
  });
  const server = createServer((request, response) => sendText(response, 200, `Vite: ${request.url}`));
  for (const each of [behind, server]) await once(each.listen(0, '127.0.0.1'), 'listening');
  const [port, upstream]: [number, ControlServer['upstream']] = [
    portOf(server),
    { port: portOf(behind), requests: [], headers: {}, body: '{"active":false}' },
  ];

  const world = relayWorld([`http://auth.test:${upstream.port}`, 'http://held.test', 'http://broken.test']);
  const routes = createControlRoutes({
    secret: SECRET,
    world: {
      ...world,
      lookup: (name, _options, callback) => {
        if (name === 'broken.test') throw Object.assign(new Error('secret'), { code: 'EBROKEN' });
        callback(null, [{ address: '127.0.0.1', family: 4 }]);
      },
      connect: (address, to) => {
        if (to !== 80) return world.connect(address, to);
        const socket = new Socket();
        held.push(socket);
        return socket;
      },
    },
    control: (route, body) => {
      if (route === 'faults') throw Object.assign(new Error('secret'), { code: 'ECODE' });
      return Promise.resolve({ status: 200, body: { route, body } });
    },
    self: (reached) => ({
      listening: { address: '127.0.0.1', port },
      mode: 'preview',
      startedAt: 0,
      reached,
      versions: { tokenscope: '', vite: '', node: '' },
    }),
    report: (line) => reports.push(line),
  });
  installGate(server, { routes: [routes] });

  const goodBody = () =>
    JSON.stringify({
      call: 'introspect',
      url: `http://auth.test:${upstream.port}/as/introspect`,
      parameters: [['token', 'abc']],
    });
  const goodHeaders = (): [string, string][] => [
    ['Host', `127.0.0.1:${port}`],
    ['Origin', `http://127.0.0.1:${port}`],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Dest', 'empty'],
    ['Content-Type', 'application/json'],
    ['X-Tokenscope-Relay', SECRET],
  ];
  return {
    port,
    upstream,
    held,
    reports,
    goodBody,
    goodHeaders,
    send({ method = 'POST', path = '/relay', body = goodBody(), headers = [] } = {}) {
      const names = new Set(headers.map(([name]) => name.toLowerCase()));
      const all = [...goodHeaders().filter(([name]) => !names.has(name.toLowerCase())), ...headers];
      if (!names.has('transfer-encoding') && !names.has('content-length'))
        all.push(['Content-Length', String(Buffer.byteLength(body))]);
      upstream.requests = [];
      return sendRaw(port, `${method} ${path} HTTP/1.1\r\n${headerLines(all)}\r\n${body}`);
    },
    async close() {
      for (const each of [behind, server]) {
        each.closeAllConnections();
        await once(each.close(), 'close');
      }
    },
  };
}

/** Headers as they are on the wire. */
export const headerLines = (headers: readonly (readonly [name: string, value: string])[]): string =>
  headers
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

/** The headers of an answer that are not as they must be on every answer of the server; none where all is well. */
export function insecureHeaders({ headers }: Pick<RawAnswer, 'headers'>): readonly string[] {
  const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
  const wrong = securityHeaders(nonce).filter(([name, value]) => headers.get(name.toLowerCase()) !== value);
  const foreign = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
  return [...wrong.map(([name]) => name), ...foreign];
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
