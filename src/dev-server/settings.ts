import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import { loadEnv, type ResolvedConfig } from 'vite';
import { readAllowedOrigins } from './allowed-origins.ts';
import { codeOf } from './relay-fault.ts';

/** What the person who starts the server may set: origins that may be called wherever they are, and an authority. */
export interface Settings {
  readonly allowedOrigins: readonly string[];
  /** All trusted authorities, where TOKENSCOPE_CA adds some to node's own. */
  readonly ca: readonly string[] | undefined;
}

/** Reads TOKENSCOPE_* from the environment and the .env files; none of it ever reaches the page. */
export function readSettings({ mode, envDir, root, logger }: ResolvedConfig): Settings {
  const variables = loadEnv(mode, envDir || root, 'TOKENSCOPE_');
  const { origins, malformed } = readAllowedOrigins(variables['TOKENSCOPE_ALLOW'] ?? '');
  if (malformed.length > 0)
    logger.warn(
      `TOKENSCOPE_ALLOW: entry ${malformed.join(', ')} is ignored; an origin looks like http://localhost:8080.`,
    );
  const file = variables['TOKENSCOPE_CA'];
  return {
    allowedOrigins: origins,
    ca: file ? [...rootCertificates, ...readAuthorities(resolve(root, file))] : undefined,
  };
}

function readAuthorities(file: string): string[] {
  try {
    const text = readFileSync(file, 'utf8');
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [text];
    return blocks.map((pem) => new X509Certificate(pem).toString());
  } catch (error) {
    throw new Error(`TOKENSCOPE_CA: ${file} is not a readable PEM certificate (${codeOf(error)}).`, { cause: error });
  }
}
