import { bodyOf, callRelay } from '../environment/call-relay.ts';
import { failure, success, type Result } from '../result.ts';
import { readUtf8 } from '../token/base64url.ts';
import type { World } from '../world.ts';

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
  const reply = await callRelay({ call: 'jwks', url }, relaySecret, world, signal);
  switch (reply.kind) {
    case 'offline':
      return failure('The local relay cannot be reached: is Tokenscope still running?');
    case 'failure':
      return failure(
        `The JWKS could not be fetched: ${reply.detail}${reply.failure === 'blocked-target' ? ' A server of your own must be named at start in TOKENSCOPE_ALLOW.' : ''}`,
      );
    case 'withheld':
      return failure(WITHHELD[reply.reason].replace('STATUS', String(reply.status)));
    case 'answer': {
      const text = readUtf8(bodyOf(reply))?.replace(/^\ufeff/, '');
      return text === undefined ? failure(WITHHELD['not-json']) : success(text);
    }
  }
}

const WITHHELD = {
  status: 'The server answered with status STATUS: there is no JWKS at this URL.',
  'not-json': 'What is at this URL is not JSON.',
  'not-a-jwks': 'What is at this URL is JSON, but no JWKS: it has no member “keys” with keys in it.',
} as const;
