import { request as startRequest } from 'node:http';
import { isIP, isIPv6, type Socket } from 'node:net';
import type { RelayFailure } from '../core/environment/relay.ts';
import { openConnection } from './connection.ts';
import type { Proxy } from './proxy.ts';
import { faultOfError, RelayFault } from './relay-fault.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { RelayWorld } from './relay-world.ts';
import { resolveName } from './resolution.ts';
import type { Target } from './target.ts';

/**
 * A connection to the target through the proxy, which resolves its name and sees only that name, the port, and TLS.
 * `opened` gets the socket as soon as there is one. Every way it can go wrong is a fault that says it is the proxy's.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6
 */
export async function openTunnel(
  proxy: Proxy,
  target: Target,
  { lookup, connect, limits }: RelayWorld,
  signal: AbortSignal,
  opened: (socket: Socket) => void,
): Promise<Socket> {
  try {
    const addresses = isIP(proxy.host) === 0 ? await resolveName(proxy.host, lookup, signal) : [proxy.host];
    const socket = await openConnection(addresses, proxy.port, connect, signal);
    opened(socket);
    await askForTunnel(socket, proxy, target, limits);
    return socket;
  } catch (error) {
    throw signal.aborted ? signal.reason : proxyFault(proxy, faultOfError(error, 'asking'));
  }
}

function askForTunnel(
  socket: Socket,
  { name, authorization }: Proxy,
  target: Target,
  limits: RelayLimits,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const authority = `${isIPv6(target.name) ? `[${target.name}]` : target.name}:${target.port}`;
    const request = startRequest({
      createConnection: () => socket,
      method: 'CONNECT',
      path: authority,
      setHost: false,
      headers: {
        Host: authority,
        ...(authorization === undefined ? {} : { 'Proxy-Authorization': authorization }),
        'User-Agent': 'tokenscope',
        Connection: 'keep-alive',
      },
      maxHeaderSize: limits.headerSize,
      insecureHTTPParser: false,
    });
    request.on('error', reject);
    request.on('connect', ({ statusCode = 0, rawHeaders }, _socket, head: Buffer) => {
      if (rawHeaders.length > 2 * limits.headerCount) return reject(new RelayFault('headers-too-large', ''));
      if (statusCode < 200 || statusCode > 299) return reject(new ProxyRefusal(name, statusCode));
      socket.unshift(head);
      resolve();
    });
    request.end();
  });
}

/** That the proxy answered, and does not lead to the target. */
class ProxyRefusal extends RelayFault {
  constructor(name: string, status: number) {
    const why = WHY[status] ?? '';
    super('connection-refused', `The proxy ${name} refused to lead to the server, with status ${status}${why}.`);
  }
}

const WHY: Readonly<Record<number, string>> = {
  407: ': it wants a user name and password, or others than those in TOKENSCOPE_PROXY',
};

function proxyFault({ name }: Proxy, fault: RelayFault): RelayFault {
  if (fault instanceof ProxyRefusal) return fault;
  return new RelayFault(fault.failure, `The proxy ${name} ${SAID[fault.failure] ?? 'failed'}.`);
}

const SAID: Partial<Readonly<Record<RelayFailure, string>>> = {
  dns: 'cannot be resolved',
  'connection-refused': 'cannot be reached',
  'connect-timeout': 'did not take the connection in time',
  'connection-reset': 'reset the connection before it led to the server',
  'connection-closed': 'closed the connection before it led to the server',
  'protocol-error': 'does not answer as a proxy does',
  'headers-too-large': 'answered with headers that are too large',
};
