import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { type Plugin, type PreviewServer, type ResolvedConfig, version, type ViteDevServer } from 'vite';
import { startSandbox } from '../sandbox/server.ts';
import { createControlRoutes, type Route } from './control-routes.ts';
import { installGate } from './gate.ts';
import { networkOf, startLinesOf } from './network.ts';
import { pageBuild } from './page-build.ts';
import { createPageRoute } from './page.ts';
import { relayWorld } from './relay-world.ts';
import { sendText } from './reply.ts';
import { readSettings } from './settings.ts';
import { serverConfig } from './server-config.ts';

/**
 * The server side of Tokenscope, the same in `vite` and `vite preview`: relay, sandbox, page and what protects them; and
 * how the page is built. `ownVersion` is that of Tokenscope.
 */
export function tokenscope(ownVersion: string): Plugin[] {
  return [pageBuild(), pageServer(ownVersion)];
}

function pageServer(ownVersion: string): Plugin {
  return {
    name: 'tokenscope',
    config: (_, environment) => serverConfig(environment),
    async configureServer(server) {
      const readHtml = async () => {
        const html = await readFile(resolve(server.config.root, 'index.html'), 'utf8');
        return server.transformIndexHtml('/index.html', html);
      };
      await install(server, readHtml, true, ownVersion);
      return () => void server.middlewares.use((_request, response) => sendText(response, 404, 'Not found.'));
    },
    async configurePreviewServer(server) {
      const { root, build } = server.config;
      await install(server, () => readFile(resolve(root, build.outDir, 'index.html'), 'utf8'), false, ownVersion);
      return () => void server.middlewares.use((_request, response) => sendText(response, 404, 'Not found.'));
    },
  };
}

async function install(
  server: ViteDevServer | PreviewServer,
  readHtml: () => Promise<string>,
  development: boolean,
  ownVersion: string,
): Promise<void> {
  const { config, httpServer } = server;
  if (!httpServer) throw new Error('Tokenscope needs a server of its own: Vite runs in middleware mode.');
  const settings = readSettings(config);
  const { allowedOrigins, authorities, proxy } = settings;
  const sandbox = await startSandbox();
  httpServer.once('close', () => void sandbox.close());
  const secret = randomBytes(32).toString('base64url');
  const report = (line: string) => config.logger.error(line);
  const world = relayWorld([...allowedOrigins, sandbox.origin], authorities, proxy);
  const network = networkOf(settings);
  const startedAt = Date.now();
  const routes: Route[] = [
    createControlRoutes({
      secret,
      world,
      control: (route, body) => sandbox.control(route, body),
      self: (reached) => ({
        listening: addressOf(httpServer as Server),
        mode: development ? 'dev' : 'preview',
        startedAt,
        reached,
        versions: { tokenscope: ownVersion, vite: version, node: process.versions.node },
      }),
      report,
    }),
    createPageRoute({ relaySecret: secret, sandboxOrigin: sandbox.origin, network }, readHtml, report),
  ];
  installGate(httpServer as Server, { routes, ...(development && { hotReloadToken: config.webSocketToken }) });
  announce(server, config, { Sandbox: sandbox.origin, ...startLinesOf(network) });
}

/** Where the server really listens, whatever it was told to. */
function addressOf(server: Server): { readonly address: string; readonly port: number } {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return { address: address.address, port: address.port };
}

/** Adds lines to those that Vite prints when it listens. */
function announce(
  server: ViteDevServer | PreviewServer,
  { logger }: ResolvedConfig,
  lines: Readonly<Record<string, string>>,
): void {
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    for (const [label, text] of Object.entries(lines))
      if (text !== '') logger.info(`  ➜  ${`${label}:`.padEnd(8)} ${text}`);
  };
}
