import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { Plugin, PreviewServer, ResolvedConfig, ViteDevServer } from 'vite';
import { startSandbox } from '../sandbox/server.ts';
import { createControlRoutes, type Route } from './control-routes.ts';
import { installGate } from './gate.ts';
import { networkOf, startLinesOf } from './network.ts';
import { createPageRoute } from './page.ts';
import { relayWorld } from './relay-world.ts';
import { sendText } from './reply.ts';
import { readSettings } from './settings.ts';
import { serverConfig } from './server-config.ts';

/** The server side of Tokenscope, the same in `vite` and `vite preview`: relay, sandbox, page and what protects them. */
export function tokenscope(): Plugin {
  return {
    name: 'tokenscope',
    config: (_, environment) => serverConfig(environment),
    async configureServer(server) {
      const readHtml = async () => {
        const html = await readFile(resolve(server.config.root, 'index.html'), 'utf8');
        return server.transformIndexHtml('/index.html', html);
      };
      await install(server, readHtml, true);
      return () => void server.middlewares.use((_request, response) => sendText(response, 404, 'Not found.'));
    },
    async configurePreviewServer(server) {
      const { root, build } = server.config;
      await install(server, () => readFile(resolve(root, build.outDir, 'index.html'), 'utf8'), false);
      return () => void server.middlewares.use((_request, response) => sendText(response, 404, 'Not found.'));
    },
  };
}

async function install(
  server: ViteDevServer | PreviewServer,
  readHtml: () => Promise<string>,
  development: boolean,
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
  const routes: Route[] = [
    createControlRoutes({ secret, world, control: (route, body) => sandbox.control(route, body), report }),
    createPageRoute({ relaySecret: secret, sandboxOrigin: sandbox.origin, network }, readHtml, report),
  ];
  installGate(httpServer as Server, { routes, development });
  announce(server, config, { Sandbox: sandbox.origin, ...startLinesOf(network) });
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
