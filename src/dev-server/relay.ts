import type { Socket } from 'node:net';
import type { RelayCall, RelayReply, RelayTimings } from '../core/environment/relay.ts';
import { within } from './deadline.ts';
import { readEnvelope } from './envelope.ts';
import { sendRequest } from './exchange.ts';
import { openReadySocket } from './ready-socket.ts';
import { RelayFault } from './relay-fault.ts';
import type { RelayWorld } from './relay-world.ts';
import { judgeUnresolved } from './resolution.ts';
import { readTarget } from './target.ts';
import { upstreamRequestOf } from './upstream-request.ts';

type Marks = { -readonly [Phase in keyof Omit<RelayTimings, 'total'>]: number };

/**
 * Makes one call, once: one lookup, one connection to an address that was checked or to the proxy, one request, no
 * redirect followed. Every way it can go wrong comes back as a failure; the signal ends it at once and closes its socket.
 */
export async function relay(call: RelayCall, world: RelayWorld, signal: AbortSignal): Promise<RelayReply> {
  const start = performance.now();
  const elapsed = () => Math.round((performance.now() - start) * 10) / 10;
  const marks: Marks = {};
  const timings = () => ({ ...marks, total: elapsed() });
  const { limits } = world;
  const sockets: Socket[] = [];
  let through: Pick<RelayReply, 'proxy'> = {};
  try {
    const target = readTarget(call.url, world.allowedOrigins);
    const proxy = target.allowed ? undefined : world.proxy;
    if (proxy) {
      judgeUnresolved(target);
      through = { proxy: proxy.name };
    }
    const overdue = () => new RelayFault('total-timeout', `The answer took longer than ${limits.total / 1000} s.`);
    return await within(limits.total, overdue, signal, async (inTotal) => {
      const mark = (phase: keyof Marks) => (marks[phase] = elapsed());
      const socket = await openReadySocket(target, proxy, world, inTotal, mark, (opened) => sockets.push(opened));
      const late = () => new RelayFault('read-timeout', `No answer began within ${limits.firstHeader / 1000} s.`);
      const sent = () => sendRequest(socket, target, upstreamRequestOf(call), limits);
      const answer = await within(limits.firstHeader, late, inTotal, sent);
      mark('firstByte');
      return { ...(await readEnvelope(call, answer, limits, timings)), ...through };
    });
  } catch (error) {
    if (!(error instanceof RelayFault)) throw error;
    return { kind: 'failure', failure: error.failure, detail: error.message, timings: timings(), ...through };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}
