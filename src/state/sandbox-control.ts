import { RELAY_SECRET_HEADER, SANDBOX_PATH, type Session } from '../core/environment/relay.ts';
import { browserWorld } from './world.ts';

/** What is said where it does not answer. */
export const SANDBOX_GONE = 'The sandbox cannot be reached: is Tokenscope still running?';

/** Pulls a string of the sandbox, over the control routes of the page's own server: its answer, or the status of a refusal. */
export async function askSandbox(
  route: 'sample' | 'reason',
  body: object,
  session: Session,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const response = await browserWorld.fetch(`${SANDBOX_PATH}/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [RELAY_SECRET_HEADER]: session.relaySecret },
    body: JSON.stringify(body),
    cache: 'no-store',
    signal,
  });
  return { status: response.status, json: response.ok ? await response.json() : undefined };
}
