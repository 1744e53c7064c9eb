import type { ConfigEnv, UserConfig } from 'vite';
import { NONCE_PLACEHOLDER } from './page.ts';
import { PRIVATE_FILES } from './private-path.ts';

/** The part of Vite's configuration that the page's safety rests on; ports stay Vite's own, unless given by `--port`. */
export function serverConfig({ command, isPreview }: ConfigEnv): UserConfig {
  const listening = { host: '127.0.0.1', strictPort: true, cors: false, allowedHosts: [] };
  return {
    appType: 'custom',
    clearScreen: false,
    server: {
      ...listening,
      // would send the browser's console, and what a page error quotes, to the terminal
      forwardConsole: false,
      hmr: { overlay: false },
      // what the page is made of, and nothing else that may lie beside it
      fs: { strict: true, allow: ['index.html', 'src', 'node_modules'], deny: PRIVATE_FILES },
    },
    preview: listening,
    optimizeDeps: { entries: ['index.html'] },
    build: {
      manifest: true,
      modulePreload: false, // every part is fetched when idle anyway
      rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
    },
    ...(command === 'serve' && !isPreview ? { html: { cspNonce: NONCE_PLACEHOLDER } } : {}),
  };
}

/**
 * One file for all that comes first, and one for what the later parts share: else both would be many small ones. Keys stay
 * apart, for few need them.
 */
const GROUPS = [
  { name: 'first', tags: ['$initial' as const] },
  { name: 'shared', test: /[\\/]src[\\/](?:core[\\/](?!key)|components)/, minShareCount: 2 },
];
