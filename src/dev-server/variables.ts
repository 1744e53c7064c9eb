import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/**
 * The variables of the .env files that Vite reads and of the environment, which wins. Vite's own `loadEnv` prints what it
 * finds where DEBUG is set, with the proxy's password, and takes a `$` in it for another variable.
 */
export function readVariables(folder: string, mode: string): Readonly<Record<string, string | undefined>> {
  const files = ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`].map((name) => join(folder, name));
  const read = files
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map((file) => parseEnv(readFileSync(file, 'utf8')));
  return Object.assign({}, ...read, process.env) as Record<string, string | undefined>;
}
