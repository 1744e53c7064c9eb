import type { IncomingHttpHeaders } from 'node:http';
import type { Middleware } from 'koa';
import { claimantOf } from './claimant.ts';
import { isRecord } from './control-body.ts';
import { readBody, replayRequest } from './request-body.ts';

const MOST_CLIENTS = 100;
const LONGEST_ID = 256;

interface Claim {
  readonly clientId: string;
  reason: string;
}

/**
 * Why the last introspection request of each client was refused. The wire does not say so, to whoever may be guessing;
 * here it is kept for the person behind the stage. A request is that of the client it claims to come from.
 */
export class Reasons {
  readonly #last = new Map<string, Claim>();
  readonly #claims = new WeakMap<object, Claim>();

  /** Hears who asks; whatever may refuse the request comes after it. */
  middleware: Middleware = async (ctx, next) => {
    if (ctx.method !== 'POST' || ctx.path !== '/introspect') return next();
    const body = await readBody(ctx.req);
    this.hear(ctx, ctx.headers, body);
    ctx.req = ctx.request.req = replayRequest(ctx.req, body);
    await next();
    this.#noteWhatWasAnswered(ctx, ctx.body);
  };

  /** Begins a request, which from now on is the last one of its client. */
  hear(request: object, headers: IncomingHttpHeaders, body: Buffer | undefined): void {
    const clientId = claimantOf(headers, new URLSearchParams(body?.toString('utf8')));
    if (clientId === undefined || clientId.length > LONGEST_ID) return;
    const claim = { clientId, reason: '' };
    this.#claims.set(request, claim);
    this.#last.delete(clientId);
    this.#last.set(clientId, claim);
    const [oldest] = this.#last.keys();
    if (this.#last.size > MOST_CLIENTS && oldest !== undefined) this.#last.delete(oldest);
  }

  /** The client that a request claims to come from. */
  claimantOf(request: object): string | undefined {
    return this.#claims.get(request)?.clientId;
  }

  /** Says why a request is refused. What is said last is what counts. */
  note(request: object, reason: string): void {
    const claim = this.#claims.get(request);
    if (claim) claim.reason = reason;
  }

  /** The reason for which the last request of that client was refused; nothing if there was none, or it was not refused. */
  reasonOf(clientId: string): string {
    return this.#last.get(clientId)?.reason ?? '';
  }

  /** Where nothing better is known, what the answer itself says. */
  #noteWhatWasAnswered(request: object, answer: unknown): void {
    const claim = this.#claims.get(request);
    const said = isRecord(answer) ? answer.error_description : undefined;
    if (claim?.reason === '' && typeof said === 'string') claim.reason = said;
  }
}
