import type { Context, Middleware } from 'koa';
import { readBody, replayRequest } from './request-body.ts';
import type { TokenHandle } from './token-handle.ts';

const ENDPOINTS = new Set(['/introspect', '/revoke']);

/**
 * Lets the library introspect and revoke JWTs, which it refuses to do. A JWT in `token` is replaced by the handle of its
 * record; client authentication, policy, expiry and revocation then are the library's own.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export function acceptStructuredTokens(readHandle: (token: string) => Promise<TokenHandle | undefined>): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== 'POST' || !ENDPOINTS.has(ctx.path) || !ctx.is('application/x-www-form-urlencoded'))
      return next();
    const body = await readBody(ctx.req);
    const form = new URLSearchParams(body?.toString('utf8'));
    const [token, ...more] = form.getAll('token');
    // a repeated parameter is the library's to refuse
    const found = token !== undefined && more.length === 0 ? await readHandle(token) : undefined;
    // an ID token cannot be revoked: left as it is, the library refuses it by name
    const swap = found && !(found.kind === 'id_token' && ctx.path === '/revoke');
    if (swap) form.set('token', found.handle);
    ctx.req = ctx.request.req = replayRequest(ctx.req, swap ? Buffer.from(form.toString()) : body);
    await next();
    if (ctx.path === '/introspect') shapeAnswer(ctx, found);
  };
}

/** PingOne lists audiences even when there is one, and an ID token bears no access. */
function shapeAnswer(ctx: Context, found: TokenHandle | undefined): void {
  const answer: unknown = ctx.body;
  if (typeof answer !== 'object' || answer === null) return;
  if ('aud' in answer && typeof answer.aud === 'string') answer.aud = [answer.aud];
  if (found?.kind === 'id_token' && 'token_type' in answer) delete answer.token_type;
}
