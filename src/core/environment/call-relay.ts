import { bytesOfBase64 } from './base64.ts';
import { RELAY_PATH, RELAY_SECRET_HEADER, type RelayCall, type RelayReply } from './relay.ts';
import type { World } from '../world.ts';

/**
 * Makes one call through the relay, once. That the relay itself is not there, or is not the relay, comes back as a reply
 * too; only an abort by `signal` is thrown.
 */
export async function callRelay(
  call: RelayCall,
  secret: string,
  world: Pick<World, 'fetch'>,
  signal: AbortSignal,
): Promise<RelayReply | { readonly kind: 'offline' }> {
  let response: Response;
  let text: string;
  try {
    response = await world.fetch(RELAY_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [RELAY_SECRET_HEADER]: secret },
      body: JSON.stringify(call),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal,
    });
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'offline' };
  }
  if (!response.ok) return refused(`The relay answered with status ${response.status}.`);
  try {
    return JSON.parse(text) as RelayReply;
  } catch {
    return refused('What answered is not the relay.');
  }
}

const refused = (detail: string): RelayReply => ({ kind: 'failure', failure: 'relay', detail, timings: { total: 0 } });

/** The bytes of an answer that the relay passed on. */
export const bodyOf = (reply: Extract<RelayReply, { readonly kind: 'answer' }>): Uint8Array<ArrayBuffer> =>
  bytesOfBase64(reply.body);
