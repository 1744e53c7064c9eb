import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Route } from './control-routes.ts';
import { closeWith, installRefusals } from './gate-refusals.ts';
import { isSecret } from './guard.ts';
import { hasOwnHost, hasOwnOrigin, isForeignFetch, soleHeader } from './own-host.ts';
import { isPrivatePath } from './private-path.ts';
import { refuse } from './reply.ts';
import { secureResponse } from './security-headers.ts';

/** How the gate differs between `vite` and `vite preview`. */
export interface GateOptions {
  /** Asked in this order before anything of Vite's; the first that answers ends it. */
  readonly routes: readonly Route[];
  /**
   * The token of the WebSocket that Vite keeps to the page. Where it is given, Vite adds scripts and styles of its own
   * as well.
   */
  readonly hotReloadToken?: string;
}

/**
 * Puts itself before every listener of Vite's server, so that each response has the security headers, a request for
 * another host or from another site's page reaches nothing, and nothing but the page's own HMR socket is upgraded.
 */
export function installGate(server: Server, { routes, hotReloadToken }: GateOptions): void {
  const [vite, viteUpgrade] = [takeListeners(server, 'request'), takeListeners(server, 'upgrade')];

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const nonce = hotReloadToken === undefined ? undefined : randomBytes(16).toString('base64');
    secureResponse(response, nonce);
    if (!hasOwnHost(request)) return refuse(request, response, { status: 403, error: 'foreign-host' });
    if (isForeignFetch(request)) return refuse(request, response, { status: 403, error: 'foreign-site' });
    if (routes.some((route) => route(request, response, nonce))) return;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(request, response, { status: 405, error: 'method-not-allowed' });
    if (isPrivatePath(request.url ?? '')) return refuse(request, response, { status: 404, error: 'not-found' });
    for (const listener of vite) listener.call(server, request, response);
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (hotReloadToken === undefined || !isHotReload(request, hotReloadToken)) return closeWith(socket, 403);
    for (const listener of viteUpgrade) listener.call(server, request, socket, head);
  });

  installRefusals(server);
}

/** Whether it is the page's own socket to Vite, or its question whether Vite is back: that has no token yet. */
function isHotReload(request: IncomingMessage, token: string): boolean {
  if (!hasOwnHost(request) || !hasOwnOrigin(request)) return false;
  if (!URL.canParse(request.url ?? '', 'http://localhost')) return false;
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const protocol = soleHeader(request, 'sec-websocket-protocol');
  const isKnown = protocol === 'vite-hmr' && isSecret(searchParams.get('token') ?? '', token);
  return pathname === '/' && (isKnown || protocol === 'vite-ping');
}

type Listener = (...parts: unknown[]) => void;

function takeListeners(server: Server, event: string): Listener[] {
  const listeners = server.listeners(event) as Listener[];
  server.removeAllListeners(event);
  return listeners;
}
