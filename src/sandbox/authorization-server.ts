import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Koa from 'koa';
import type { Provider } from 'oidc-provider';
import { acceptBearerTokens } from './bearer-token.ts';
import { serveClientKeys } from './client-keys.ts';
import type { RegisteredClient } from './clients.ts';
import { configure } from './configuration.ts';
import { answerElsewhere } from './elsewhere.ts';
import type { FaultInjection } from './fault-injection.ts';
import type { KeyPair } from './key-pair.ts';
import type { Library } from './library.ts';
import type { Reasons } from './reasons.ts';
import { signInAtOnce } from './sign-in.ts';
import type { Store } from './store.ts';
import { acceptStructuredTokens } from './structured-tokens.ts';
import { createHandleReader } from './token-handle.ts';
import { MOUNT } from './world.ts';

export interface Parts {
  readonly library: Library;
  readonly store: Store;
  readonly faults: FaultInjection;
  readonly reasons: Reasons;
  readonly signingKey: KeyPair;
  readonly clients: readonly RegisteredClient[];
}

/** What a client does by going away, which is no error of ours. */
const ABORTED = ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_EOF_STATE'];

/** oidc-provider under PingOne's address. The order matters: who asks, faults, keys, sign-in, bearers, JWTs, only then the library's routes. */
export function createAuthorizationServer(origin: string, parts: Parts): Provider {
  const { library, store, faults, reasons, signingKey, clients } = parts;
  const issuer = `${origin}${MOUNT}`;
  const provider = new library.Provider(issuer, configure(library, store, signingKey, clients));
  provider.use(withoutCors);
  provider.use(withCorrelationId);
  provider.use(reasons.middleware);
  provider.use(faults.middleware);
  provider.use(serveClientKeys(clients));
  provider.use(signInAtOnce(provider));
  provider.use(acceptBearerTokens(provider, clients));
  provider.use(acceptStructuredTokens(createHandleReader(issuer, { keys: [signingKey.publicJwk] }, store)));
  provider.on('introspection.error', (ctx, { error_detail: detail }) => detail && reasons.note(ctx, detail));
  provider.on('server_error', (_ctx, error) => reportError(error));
  const app: Koa = provider; // the library's types leave koa's own event out
  app.on('error', reportError); // koa prints whole stack traces unless somebody listens
  return provider;
}

/** Serves the authorization server below its mount path, and 404 everywhere else. */
export function createListener(
  provider: Provider,
  reasons: Reasons,
): (request: IncomingMessage, response: ServerResponse) => void {
  const serve = provider.callback();
  const { host } = new URL(provider.issuer);
  return (request, response) => {
    const url = request.url ?? '/';
    if (url !== MOUNT && !url.startsWith(`${MOUNT}/`) && !url.startsWith(`${MOUNT}?`)) {
      void answerElsewhere(request, response, reasons);
      return;
    }
    // the library builds every URL and accepted assertion audience from Host: a proxy in front must not change them
    request.headers.host = host;
    delete request.headers.origin; // the library would refuse the request for it
    void serve(Object.assign(request, { originalUrl: url, url: url.slice(MOUNT.length) || '/' }), response);
  };
}

/** No page of another origin is to read anything here; the library opens discovery and keys to all of them. */
const withoutCors: Koa.Middleware = async (ctx, next) => {
  await next();
  for (const name of Object.keys(ctx.response.headers)) if (name.startsWith('access-control-')) ctx.remove(name);
};

/** A fresh id by which PingOne's support would find the request. */
const withCorrelationId: Koa.Middleware = async (ctx, next) => {
  if (ctx.path === '/introspect') ctx.set('correlation-id', randomUUID());
  await next();
};

/** Says that something broke without saying what was asked: a request holds tokens, keys and secrets. */
function reportError(error: Error & { readonly code?: unknown; readonly expose?: unknown }): void {
  if (error.expose || ABORTED.includes(String(error.code))) return;
  console.error(`sandbox: ${[error.name, error.code].filter(Boolean).join(' ')}`);
}
