import { randomUUID } from 'node:crypto';
import type { Strike } from './fault.ts';
import { RateLimit } from './rate-limit.ts';
import { FAULT_CLIENT_IDS, isServerFault } from './scenario-client.ts';
import type { ServerFault } from './scenario-name.ts';
import { MOUNT } from './world.ts';

const SLOW_MS = 8000;
const DOWN_MS = 15_000;
const CLOCK_AHEAD_SECONDS = 600;
const DOWN = '<!doctype html><title>Service unavailable</title><h1>Down for maintenance</h1>';

const NAMES = new Map(Object.entries(FAULT_CLIENT_IDS).map(([name, clientId]) => [clientId, name]));

/** The faults of the server, each of which strikes the introspection requests of one client and no others. */
export class ServerFaults {
  readonly #rateLimit = new RateLimit();

  /** What befalls a request of that client at this moment, if anything does. */
  strike(clientId: string = ''): Strike | undefined {
    const name = NAMES.get(clientId);
    if (name === undefined || !isServerFault(name)) return undefined;
    return name === 'Rate limited' ? this.#rateLimit.strike() : STRIKES[name]();
  }

  /** Begins the story of that client anew; only the rate limit has one. */
  restart(clientId: string): void {
    if (clientId === FAULT_CLIENT_IDS['Rate limited']) this.#rateLimit.restart();
  }
}

const STRIKES: Readonly<Record<Exclude<ServerFault, 'Rate limited'>, () => Strike>> = {
  'Slow server': () => ({
    fault: { kind: 'slow', ms: SLOW_MS },
    reason: `On purpose, the sandbox waits ${SLOW_MS / 1000} seconds before it answers this client.`,
  }),
  'Server that never answers': () => ({
    fault: { kind: 'hang' },
    reason: 'On purpose, the sandbox reads what this client asks and never answers.',
  }),
  'Service unavailable': () => ({
    fault: {
      kind: 'status',
      status: 503,
      headers: { 'content-type': 'text/html', 'retry-after': new Date(Date.now() + DOWN_MS).toUTCString() },
      body: DOWN,
    },
    reason: 'On purpose, the sandbox answers this client with 503, as if it were down for maintenance.',
  }),
  'Server error': () => ({
    fault: {
      kind: 'status',
      status: 500,
      body: { id: randomUUID(), code: 'UNEXPECTED_ERROR', message: 'An unexpected error occurred.' },
    },
    reason: 'On purpose, the sandbox answers this client with 500, as if something had broken inside it.',
  }),
  'HTML instead of JSON': () => ({
    fault: { kind: 'html' },
    reason: 'On purpose, the sandbox answers this client with a sign-in page and 200, as a network in between would.',
  }),
  'Malformed JSON': () => ({
    fault: { kind: 'malformed' },
    reason: 'On purpose, the sandbox answers this client with JSON that ends in the middle, though nothing was lost.',
  }),
  'Empty answer': () => ({
    fault: { kind: 'empty' },
    reason: 'On purpose, the sandbox answers this client with 200 and nothing else.',
  }),
  'Answer cut off': () => ({
    fault: { kind: 'truncate' },
    reason: 'On purpose, the sandbox ends the connection in the middle of its answer to this client.',
  }),
  'Connection reset': () => ({
    fault: { kind: 'reset' },
    reason: 'On purpose, the sandbox reads what this client asks and resets the connection.',
  }),
  Redirect: () => ({
    fault: { kind: 'status', status: 307, headers: { location: `${MOUNT}/moved?from=introspect` }, body: {} },
    reason: 'On purpose, the sandbox sends this client to another address with 307; nothing is there.',
  }),
  // not a word: if this clock makes a difference, whoever holds the assertion against it says so
  'Server clock ahead': () => ({ fault: { kind: 'clock', aheadSeconds: CLOCK_AHEAD_SECONDS }, reason: '' }),
};
