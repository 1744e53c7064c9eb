import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RELAY_BODY_LIMIT, RELAY_SECRET_HEADER } from '../core/environment/relay.ts';
import { hasOwnHost, hasOwnOrigin, soleHeader } from './own-host.ts';

/** Why a request is turned away: a status and a code, never anything of the request. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
}

/**
 * Turns away whatever is not this page's own script: other web sites by Host, Origin, Fetch Metadata and the secret
 * that they cannot read, programs that do not know the secret. To be asked before any of the body is read.
 */
export function refusalOf(request: IncomingMessage, secret: string): Refusal | undefined {
  if (request.method !== 'POST') return { status: 405, error: 'method-not-allowed' };
  if (!hasOwnHost(request)) return { status: 403, error: 'foreign-host' };
  if (!hasOwnOrigin(request)) return { status: 403, error: 'foreign-origin' };
  if (!FETCH_METADATA.every(([name, value]) => soleHeader(request, name) === value))
    return { status: 403, error: 'not-a-fetch-of-the-page' };
  if (!isSecret(soleHeader(request, RELAY_SECRET_HEADER), secret)) return { status: 403, error: 'wrong-secret' };
  const type = soleHeader(request, 'content-type') ?? '';
  if (!/^application\/json[ \t]*(;|$)/i.test(type) || request.headers['content-encoding'] !== undefined)
    return { status: 415, error: 'not-json' };
  if (Number(request.headers['content-length'] ?? 0) > RELAY_BODY_LIMIT) return { status: 413, error: 'too-large' };
  return undefined;
}

const FETCH_METADATA = [
  ['sec-fetch-site', 'same-origin'],
  ['sec-fetch-mode', 'cors'],
  ['sec-fetch-dest', 'empty'],
] as const;

/** Whether it is the secret, in a time that says nothing of it. */
export function isSecret(given: string | undefined, secret: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}
