import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ResolvedConfig } from 'vite';
import { readAllowedOrigins } from './allowed-origins.ts';
import { type Proxy, readProxy } from './proxy.ts';
import { codeOf } from './relay-fault.ts';
import { readVariables } from './variables.ts';

/** What the person who starts the server may set: where calls may go, whom they trust, and what leads there. */
export interface Settings {
  readonly allowedOrigins: readonly string[];
  /** The authorities, or servers' own certificates, that are trusted beside node's own authorities. */
  readonly authorities: readonly X509Certificate[];
  readonly proxy: Proxy | undefined;
}

/** Reads TOKENSCOPE_* from the environment and the .env files. What may be shown of it is for `networkOf` to say. */
export function readSettings({ mode, envDir, root, logger }: ResolvedConfig): Settings {
  const variables = readVariables(envDir || root, mode);
  const { origins, malformed } = readAllowedOrigins(variables['TOKENSCOPE_ALLOW'] ?? '');
  if (malformed.length > 0)
    logger.warn(
      `TOKENSCOPE_ALLOW: entry ${malformed.join(', ')} is ignored; an origin looks like http://localhost:8080.`,
    );
  const file = variables['TOKENSCOPE_CA'];
  return {
    allowedOrigins: origins,
    authorities: file ? readAuthorities(resolve(root, file)) : [],
    proxy: readProxy(variables['TOKENSCOPE_PROXY'] ?? '', process.env),
  };
}

function readAuthorities(file: string): X509Certificate[] {
  try {
    const text = readFileSync(file, 'utf8');
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [text];
    return blocks.map((pem) => new X509Certificate(pem));
  } catch (error) {
    throw new Error(`TOKENSCOPE_CA: ${file} is not a readable PEM certificate (${codeOf(error)}).`, { cause: error });
  }
}
