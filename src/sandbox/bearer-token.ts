import type { Context, Middleware } from 'koa';
import type { Provider } from 'oidc-provider';
import { clientParametersOf, namesClient } from './client-parameters.ts';
import type { RegisteredClient } from './clients.ts';
import { mintAccessToken } from './minting.ts';
import { readBody, replayRequest } from './request-body.ts';

/** The scope of a token that is good for asking; no custom resource has it, so nobody gets it at /token. */
const SCOPE = 'introspect';

/** One token and nothing else. Whatever else follows the scheme is the library's to refuse. */
const BEARER = /^bearer +([\w.~+/-]+=*)$/i;

/** Issues a token by which its client can ask the introspection endpoint: opaque, and meant for the issuer itself. */
export function mintBearerToken(provider: Provider, clientId: string): Promise<string> {
  const audience = provider.issuer;
  return mintAccessToken(provider, { clientId, user: null, scope: SCOPE, audience, format: 'opaque' });
}

/**
 * Lets a caller of /introspect authenticate itself by an access token, which the library does not know. A request with
 * a good one goes on as if the token's client had sent it, by that client's own registered method.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export function acceptBearerTokens(provider: Provider, clients: readonly RegisteredClient[]): Middleware {
  return async (ctx, next) => {
    const bearer = BEARER.exec(ctx.get('authorization'))?.[1];
    if (!bearer || ctx.method !== 'POST' || ctx.path !== '/introspect') return next();
    const holder = await findHolder(provider, bearer);
    const client = clients.find(({ credentials }) => credentials.clientId === holder)?.credentials;
    if (!client) return refuse(ctx, provider.issuer, 401, 'the access token is not good for introspection');
    const body = await readBody(ctx.req);
    const form = new URLSearchParams(body?.toString('utf8'));
    if (namesClient(form)) {
      return refuse(ctx, provider.issuer, 400, 'client authentication must only be provided using one mechanism');
    }
    if (form.getAll('token').includes(bearer)) {
      return refuse(ctx, provider.issuer, 401, 'the access token cannot be asked about by itself');
    }
    for (const parameter of Object.entries(await clientParametersOf(client, provider.issuer)))
      form.append(...parameter);
    delete ctx.req.headers.authorization;
    ctx.req = ctx.request.req = replayRequest(ctx.req, body && Buffer.from(form.toString()));
    return next();
  };
}

/** The client that a live introspection token was issued to. */
async function findHolder(provider: Provider, bearer: string): Promise<string | undefined> {
  const token = await provider.ClientCredentials.find(bearer);
  const isGood = token?.isValid && token.scope === SCOPE && token.aud === provider.issuer;
  return isGood ? token.clientId : undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function refuse(ctx: Context, realm: string, status: 400 | 401, description: string): void {
  const error = status === 401 ? 'invalid_token' : 'invalid_request';
  ctx.status = status;
  ctx.set('cache-control', 'no-store');
  ctx.set('www-authenticate', `Bearer realm="${realm}", error="${error}", error_description="${description}"`);
  ctx.body = { error, error_description: description };
}
