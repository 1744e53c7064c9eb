import { RELAY_SECRET_HEADER, type Session } from '../core/environment/relay.ts';
import { browserWorld } from './world.ts';

/** Asks a guarded route of the page's own server: its answer, or the status of a refusal. */
export async function askOwnServer(
  path: string,
  body: object,
  session: Session,
  signal?: AbortSignal,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const response = await browserWorld.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [RELAY_SECRET_HEADER]: session.relaySecret },
    body: JSON.stringify(body),
    cache: 'no-store',
    ...(signal ? { signal } : {}),
  });
  return { status: response.status, json: response.ok ? await response.json() : undefined };
}
