import { failure, type Result } from '../result.ts';
import type { World } from '../world.ts';
import { fetchDocument } from '../discovery/fetch-document.ts';

/**
 * Fetches a JWK Set through the relay, without credentials. The reason of a failure is a sentence for the person who typed
 * the URL; only an abort by `signal` is thrown.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function fetchJwks(
  url: string,
  relaySecret: string,
  world: Pick<World, 'fetch'>,
  signal: AbortSignal,
): Promise<Result<string, string>> {
  const jwks = await fetchDocument({ call: 'jwks', url }, relaySecret, world, signal);
  return jwks.ok ? jwks : failure(jwks.reason.sentence);
}
