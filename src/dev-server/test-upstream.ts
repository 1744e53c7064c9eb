import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { DocumentCall, RelayCall, RelayReply } from '../core/environment/relay.ts';
import { relay } from './relay.ts';
import { RELAY_LIMITS, type RelayLimits } from './relay-limits.ts';
import { type RelayWorld, relayWorld } from './relay-world.ts';

/** A server on the loopback interface that does to each connection what a test says. */
export interface TestUpstream {
  readonly port: number;
  readonly sockets: readonly Socket[];
  /** How many connections were made to it, with those that failed in the TLS handshake. */
  readonly connections: () => number;
  close(): Promise<void>;
}

const started: TestUpstream[] = [];

/** Closes every server that was started: to be called after each test. */
export async function closeUpstreams(): Promise<void> {
  await Promise.all(started.splice(0).map((upstream) => upstream.close()));
}

/** Starts a server, with TLS if it is given a certificate; on a free port unless told. */
export async function startUpstream(play: (socket: Socket) => void, tls?: TlsOptions, port = 0): Promise<TestUpstream> {
  const sockets: Socket[] = [];
  let connections = 0;
  const accept = (socket: Socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    play(socket);
  };
  const server: Server = tls ? createTlsServer(tls, accept) : createServer(accept);
  server.on('connection', (socket: Socket) => {
    connections += 1;
    socket.on('error', () => undefined);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const upstream: TestUpstream = {
    port: (server.address() as AddressInfo).port,
    sockets,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  started.push(upstream);
  return upstream;
}

/** The bytes of a whole answer: status line, headers, body and its length. */
export function answerOf(status: string, body: string | Buffer, ...headers: string[]): Buffer {
  const bytes = Buffer.from(body);
  const lines = [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${bytes.length}`, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), bytes]);
}

/** A server that waits for the whole request and then answers with these bytes, and ends the connection. */
export function answering(answer: string | Buffer): (socket: Socket) => void {
  return (socket) => afterRequest(socket, () => socket.end(answer));
}

/** Calls back with the text of the request once its body is there. */
export function afterRequest(socket: Socket, then: (request: string) => void): void {
  let text = '';
  const take = (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const [head = '', body] = text.split('\r\n\r\n');
    if (body === undefined || body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return;
    socket.off('data', take);
    then(text);
  };
  socket.on('data', take);
}

/** What a test changes in the world of a call. */
export interface TestCall extends Partial<Omit<RelayWorld, 'limits' | 'trust'>> {
  readonly url: string;
  readonly limits?: Partial<RelayLimits>;
  /** The certificates that are trusted, beside node's own authorities. */
  readonly ca?: readonly string[];
  readonly parameters?: [string, string][];
  readonly authorization?: string;
  /** Asks for this document instead of an introspection. */
  readonly document?: DocumentCall['call'];
  readonly signal?: AbortSignal;
}

/** Makes one call, with every name at a public address that leads to the loopback interface. */
export function call({
  url,
  limits,
  ca = [],
  parameters,
  authorization,
  document,
  signal,
  ...world
}: TestCall): Promise<RelayReply> {
  const introspect: RelayCall = {
    call: 'introspect',
    url,
    parameters: parameters ?? [['token', 'abc']],
    ...(authorization === undefined ? {} : { authorization }),
  };
  return relay(
    document === undefined ? introspect : { call: document, url },
    {
      ...relayWorld(
        [],
        ca.map((pem) => new X509Certificate(pem)),
      ),
      lookup: (_name, _options, callback) => callback(null, [{ address: '93.184.215.14', family: 4 }]),
      connect: (_address, port) => connect({ host: '127.0.0.1', port }),
      ...world,
      limits: { ...RELAY_LIMITS, ...limits },
    },
    signal ?? new AbortController().signal,
  );
}

/** Starts a server and asks it over plain http, its origin being allowed. */
export async function askUpstream(
  play: (socket: Socket) => void,
  path: string,
  options: Omit<TestCall, 'url'> = {},
): Promise<RelayReply> {
  const origin = `http://auth.test:${(await startUpstream(play)).port}`;
  return call({ url: `${origin}${path}`, allowedOrigins: new Set([origin]), ...options });
}

/** The failure of a call, why its answer was withheld, or its status if it was answered. */
export async function endOf(options: TestCall): Promise<string> {
  const reply = await call(options);
  if (reply.kind === 'withheld') return reply.reason;
  return reply.kind === 'failure' ? reply.failure : String(reply.status);
}
