import type { Socket } from 'node:net';
import { openConnection, secureConnection } from './connection.ts';
import { within } from './deadline.ts';
import type { Proxy } from './proxy.ts';
import { openTunnel } from './proxy-tunnel.ts';
import { RelayFault } from './relay-fault.ts';
import type { RelayWorld } from './relay-world.ts';
import { resolveTarget } from './resolution.ts';
import type { Target } from './target.ts';

/** Is told of each phase as it is reached, and of each socket as it is opened. */
export type Mark = (phase: 'resolved' | 'connected' | 'secured') => void;

/**
 * A connection to the target that is ready for its request; name, proxy, TCP and TLS all within the one limit.
 * `opened` gets each socket at once, to close it however the call ends.
 */
export async function openReadySocket(
  target: Target,
  proxy: Proxy | undefined,
  world: RelayWorld,
  signal: AbortSignal,
  mark: Mark,
  opened: (socket: Socket) => void,
): Promise<Socket> {
  const { limits, lookup, connect, trust } = world;
  const inVain = `within ${limits.connect / 1000} s.`;
  let late = new RelayFault('connect-timeout', `No connection ${inVain}`);
  return within(
    limits.connect,
    () => late,
    signal,
    async (inTime) => {
      let socket: Socket;
      if (proxy) {
        late = new RelayFault('connect-timeout', `The proxy ${proxy.name} did not lead to the server ${inVain}`);
        socket = await openTunnel(proxy, target, world, inTime, opened);
      } else {
        const addresses = await resolveTarget(target, lookup, inTime);
        mark('resolved');
        socket = await openConnection(addresses, target.port, connect, inTime);
        opened(socket);
      }
      mark('connected');
      if (!target.secure) return socket;
      late = new RelayFault('tls-timeout', `No connection ${inVain}`);
      const secured = await secureConnection(socket, target, trust, inTime);
      opened(secured);
      mark('secured');
      return secured;
    },
  );
}
