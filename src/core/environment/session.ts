import type { Session } from './relay.ts';

/**
 * Reads what the server wrote into the page for this run.
 * Throws if it is not there: the page was then not served by the Tokenscope server, and nothing on it can work.
 */
export function readSession(content: string | null | undefined): Session {
  const session: unknown = JSON.parse(content || 'null');
  const { relaySecret, sandboxOrigin, network } = (session ?? {}) as Record<string, unknown>;
  if (typeof relaySecret !== 'string' || typeof sandboxOrigin !== 'string')
    throw new Error('This page was not served by Tokenscope: start it with `npm start`.');
  return {
    relaySecret,
    sandboxOrigin,
    network: { allowedOrigins: [], authorities: [], proxy: '', ...(network as object | undefined) },
  };
}
