import type { IncomingHttpHeaders } from 'node:http';
import type { Middleware } from 'koa';
import { claimantOf } from './claimant.ts';
import { isRecord } from './control-body.ts';
import { readBody, replayRequest } from './request-body.ts';

const MOST_KEPT = 100;
const LONGEST_ID = 256;

interface Claim {
  readonly clientId: string | undefined;
  reason: string;
}

/**
 * Why introspection requests were refused: each by its correlation id, and the last one of each client, for requests that
 * got no answer to carry one. The wire does not say so, to whoever may be guessing; here it is kept for the person behind the
 * stage. A request is that of the client it claims to come from.
 */
export class Reasons {
  readonly #last = new Map<string, Claim>();
  readonly #byId = new Map<string, Claim>();
  readonly #claims = new WeakMap<object, Claim>();

  /** Hears who asks; whatever may refuse the request comes after it. */
  middleware: Middleware = async (ctx, next) => {
    if (ctx.method !== 'POST' || ctx.path !== '/introspect') return next();
    const body = await readBody(ctx.req);
    this.hear(ctx, ctx.headers, body, ctx.response.get('correlation-id'));
    ctx.req = ctx.request.req = replayRequest(ctx.req, body);
    await next();
    this.#noteWhatWasAnswered(ctx, ctx.body);
  };

  /** Begins a request, which from now on is the last one of its client. */
  hear(request: object, headers: IncomingHttpHeaders, body: Buffer | undefined, correlationId: string): void {
    const clientId = claimantOf(headers, new URLSearchParams(body?.toString('utf8')));
    const claim = { clientId, reason: '' };
    this.#claims.set(request, claim);
    keep(this.#byId, correlationId, claim);
    if (clientId !== undefined && clientId.length <= LONGEST_ID) keep(this.#last, clientId, claim);
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

  /** Why the request with that id was refused, or else the last one of that client; nothing if there was none, or it was not. */
  reasonOf(clientId: string, correlationId = ''): string {
    return (this.#byId.get(correlationId) ?? this.#last.get(clientId))?.reason ?? '';
  }

  /** Where nothing better is known, what the answer itself says. */
  #noteWhatWasAnswered(request: object, answer: unknown): void {
    const claim = this.#claims.get(request);
    const said = isRecord(answer) ? answer.error_description : undefined;
    if (claim?.reason === '' && typeof said === 'string') claim.reason = said;
  }
}

/** Keeps the newest of them. */
function keep(claims: Map<string, Claim>, key: string, claim: Claim): void {
  claims.delete(key);
  claims.set(key, claim);
  const [oldest] = claims.keys();
  if (claims.size > MOST_KEPT && oldest !== undefined) claims.delete(oldest);
}
