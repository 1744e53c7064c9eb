import { randomUUID } from 'node:crypto';
import type { Strike } from './fault.ts';

const WINDOW_MS = 8000;

/** Refuses every request until some time has passed since the first one that it refused; from then on it lets all pass. */
export class RateLimit {
  #since: number | undefined;
  #refused = 0;

  /** Forgets what was refused, so that the next request is the first one again. */
  restart(): void {
    this.#since = undefined;
    this.#refused = 0;
  }

  /** What befalls a request at this moment, if anything does. */
  strike(): Strike | undefined {
    this.#since ??= Date.now();
    const endsAt = this.#since + WINDOW_MS;
    if (Date.now() >= endsAt) return undefined;
    this.#refused += 1;
    const seconds = WINDOW_MS / 1000;
    return {
      fault: { kind: 'status', status: 429, ...refusal(endsAt) },
      reason: `On purpose, the sandbox answers this client with 429 for ${seconds} seconds; this was request ${this.#refused} of that time.`,
    };
  }
}

/** @see https://developer.pingidentity.com/pingone-api/platform/rate-limiting.html */
function refusal(endsAt: number): { headers: Record<string, string>; body: object } {
  const retryAfter = Math.ceil((endsAt - Date.now()) / 1000);
  const quota = { quotaLimit: 1, quotaResetTime: new Date(endsAt).toISOString(), retryAfter };
  return {
    headers: { 'retry-after': String(retryAfter) },
    body: {
      id: randomUUID(),
      code: 'REQUEST_LIMITED',
      message: 'Too many requests were received. Please try again later.',
      details: [{ code: 'LIMIT_EXCEEDED', message: 'The request limit was exceeded.', innerError: quota }],
    },
  };
}
