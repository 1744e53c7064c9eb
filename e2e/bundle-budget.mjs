// First load: every script and style that index.html brings along, as gzip -9 sends it. Run after the build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 115 * 1000;
const dist = new URL('../dist/', import.meta.url);
/** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[], css?: string[] }>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @param {string} key @param {Set<string>} files */
function collect(key, files) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return files;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  for (const imported of chunk.imports ?? []) collect(imported, files);
  return files;
}

const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const files = new Set(entries.flatMap((entry) => [...collect(entry, new Set())]));
let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  first load, of ${BUDGET / 1000} kB`);
// what reads keys, and above all ASN.1, comes only when a key does; what asks, judges and explains comes after the form
const LAZY = ['import-key', 'der-key', 'pkcs12', 'legacy-cipher', 'introspect', 'assertion-tab'];
for (const lazy of [...LAZY, 'verdict', 'claims-view', 'token-details', 'problem-notice']) {
  const chunk = Object.entries(manifest).find(
    ([key]) => key.endsWith(`/${lazy}.ts`) || key.endsWith(`/${lazy}.tsx`),
  )?.[1];
  if (chunk && !files.has(chunk.file)) continue;
  console.error(`${lazy} is not a chunk of its own.`);
  process.exit(1);
}
if (files.size === 0 || total > BUDGET) {
  console.error('The first load is over its budget.');
  process.exit(1);
}
