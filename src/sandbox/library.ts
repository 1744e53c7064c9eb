import { stripVTControlCharacters } from 'node:util';

export type Library = typeof import('oidc-provider');

const EXPECTED_WARNING = 'oidc-provider WARNING: Unsupported runtime. Use Node.js v22.x LTS, or a later LTS release.';

let loading: Promise<Library> | undefined;

/**
 * Loads oidc-provider without its one expected line: on Node 20 it warns at import, though it uses nothing that 20.19
 * lacks. Any other warning is printed. Every other file here imports the library's types only, or the line would be back.
 */
export function loadLibrary(): Promise<Library> {
  loading ??= importQuietly();
  return loading;
}

async function importQuietly(): Promise<Library> {
  const warn = console.warn;
  console.warn = (...parts: unknown[]) => {
    if (stripVTControlCharacters(String(parts[0])) !== EXPECTED_WARNING) warn.apply(console, parts);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
