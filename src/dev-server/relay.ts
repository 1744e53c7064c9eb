import type { X509Certificate } from 'node:crypto';
import dns from 'node:dns';
import net, { type Socket } from 'node:net';
import type { RelayCall, RelayReply, RelayTimings } from '../core/environment/relay.ts';
import { type Connect, openConnection, secureConnection } from './connection.ts';
import { within } from './deadline.ts';
import { readEnvelope } from './envelope.ts';
import { sendRequest } from './exchange.ts';
import { RelayFault } from './relay-fault.ts';
import { RELAY_LIMITS, type RelayLimits } from './relay-limits.ts';
import { type Lookup, resolveTarget } from './resolution.ts';
import { readTarget, type Target } from './target.ts';
import { type Trust, trustIn } from './trust.ts';
import { upstreamRequestOf } from './upstream-request.ts';

/** All that a relayed call depends on; the running server takes the defaults of {@link relayWorld}. */
export interface RelayWorld {
  readonly allowedOrigins: ReadonlySet<string>;
  readonly trust: Trust;
  readonly limits: RelayLimits;
  readonly lookup: Lookup;
  readonly connect: Connect;
}

/** The world of the running server: node's resolver and sockets, the full limits. */
export function relayWorld(allowedOrigins: Iterable<string>, authorities: readonly X509Certificate[] = []): RelayWorld {
  return {
    allowedOrigins: new Set(allowedOrigins),
    trust: trustIn(authorities),
    limits: RELAY_LIMITS,
    lookup: (name, options, callback) => dns.lookup(name, options, callback),
    connect: (address, port) => net.connect({ host: address, port }),
  };
}

type Marks = { -readonly [Phase in keyof Omit<RelayTimings, 'total'>]: number };

/**
 * Makes one call, once: one lookup, one connection to an address that was checked, one request, no redirect followed.
 * Every way it can go wrong comes back as a failure; the signal ends it at once and closes its socket.
 */
export async function relay(call: RelayCall, world: RelayWorld, signal: AbortSignal): Promise<RelayReply> {
  const start = performance.now();
  const elapsed = () => Math.round((performance.now() - start) * 10) / 10;
  const marks: Marks = {};
  const timings = () => ({ ...marks, total: elapsed() });
  const { limits } = world;
  const sockets: Socket[] = [];
  try {
    const target = readTarget(call.url, world.allowedOrigins);
    const overdue = () => new RelayFault('total-timeout', `The answer took longer than ${limits.total / 1000} s.`);
    return await within(limits.total, overdue, signal, async (inTotal) => {
      const socket = await openSocket(target, world, inTotal, (phase, opened) => {
        marks[phase] = elapsed();
        if (opened) sockets.push(opened);
      });
      const late = () => new RelayFault('read-timeout', `No answer began within ${limits.firstHeader / 1000} s.`);
      const sent = () => sendRequest(socket, target, upstreamRequestOf(call), limits);
      const answer = await within(limits.firstHeader, late, inTotal, sent);
      marks.firstByte = elapsed();
      return await readEnvelope(call, answer, limits, timings);
    });
  } catch (error) {
    if (!(error instanceof RelayFault)) throw error;
    return {
      kind: 'failure',
      failure: error.failure,
      detail: error.message,
      timings: timings(),
    };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/** A connection to the target that is ready for its request; TLS and all within the one limit. */
async function openSocket(
  target: Target,
  { limits, lookup, connect, trust }: RelayWorld,
  signal: AbortSignal,
  mark: (phase: 'resolved' | 'connected' | 'secured', opened?: Socket) => void,
): Promise<Socket> {
  let securing = false;
  const late = () =>
    new RelayFault(securing ? 'tls-timeout' : 'connect-timeout', `No connection within ${limits.connect / 1000} s.`);
  return within(limits.connect, late, signal, async (inTime) => {
    const addresses = await resolveTarget(target, lookup, inTime);
    mark('resolved');
    const socket = await openConnection(addresses, target.port, connect, inTime);
    mark('connected', socket);
    if (!target.secure) return socket;
    securing = true;
    const secured = await secureConnection(socket, target, trust, inTime);
    mark('secured', secured);
    return secured;
  });
}
