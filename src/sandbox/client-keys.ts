import type { Middleware } from 'koa';
import type { RegisteredClient } from './clients.ts';

/** Where the registered public keys of a client stand, as an application's "JWKS URL" would. */
export function jwksUrlOf(issuer: string, clientId: string): string {
  return `${issuer}${pathOf(clientId)}`;
}

/**
 * Serves each client's registered public keys as a JWK Set. A client without keys has no such address.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function serveClientKeys(clients: readonly RegisteredClient[]): Middleware {
  const sets = new Map(
    clients.flatMap(({ metadata: { client_id: clientId, jwks } }) =>
      jwks ? [[pathOf(clientId), JSON.stringify(jwks)] as const] : [],
    ),
  );
  return async (ctx, next) => {
    const set = ctx.method === 'GET' && sets.get(ctx.path);
    if (!set) return next();
    ctx.body = set;
    ctx.type = 'application/jwk-set+json';
  };
}

function pathOf(clientId: string): string {
  return `/clients/${clientId}/jwks`;
}
