import { readSession } from '../core/environment/session.ts';
import { SESSION_META, type Session } from '../core/environment/relay.ts';
import type { World } from '../core/world.ts';

/** The browser's own fetch, clock and random numbers. */
export const browserWorld: World = {
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  uuid: () => crypto.randomUUID(),
};

/** What the server wrote into the page for this run. */
export const pageSession = (): Session =>
  readSession(document.querySelector(`meta[name="${SESSION_META}"]`)?.getAttribute('content'));
