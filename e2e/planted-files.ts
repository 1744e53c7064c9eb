import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that a server may or may not deliver, and a word of it by which it is known. */
export interface PlantedFile {
  readonly path: string;
  readonly word: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PRIVATE = ['key.pem', 'client.key', 'store.p12', 'one.jwk', 'ca.crt', '.env.local', '.npmrc'];
const OUTSIDE = ['txt', 'js', 'css', 'svg', 'js.map'];
const BESIDE = ['.npmrc', '.git/HEAD', 'package.json', 'vite.config.ts', '/etc/passwd'];

/** Files that nobody may get from a console, among them some of this repository, and one that the dev server gives. */
export class PlantedFiles {
  /** Private by their name, or outside of what the page is made of. */
  readonly withheld: readonly PlantedFile[];
  /** Beside the private ones. */
  readonly open: PlantedFile;
  readonly #planted: readonly string[];

  constructor() {
    const unique = randomUUID();
    const inside = join(ROOT, 'node_modules/.cache/tokenscope', `planted-${unique}`);
    mkdirSync(inside, { recursive: true });
    const outside = mkdtempSync(join(tmpdir(), 'tokenscope-planted-'));
    const environment = join(ROOT, `.env.planted-${unique}`);
    this.#planted = [inside, outside, environment];
    this.withheld = [
      ...PRIVATE.map((name) => plant(join(inside, name))),
      ...OUTSIDE.map((extension) => plant(join(outside, `outside.${extension}`))),
      plant(environment),
      ...BESIDE.map((name) => (name.startsWith('/') ? name : join(ROOT, name)))
        .filter((path) => existsSync(path))
        .map((path) => ({ path, word: longestWordOf(path) })),
    ];
    this.open = plant(join(inside, 'open.txt'));
  }

  remove(): void {
    for (const path of this.#planted) rmSync(path, { recursive: true, force: true });
  }
}

function plant(path: string): PlantedFile {
  const word = `planted-${randomUUID()}`;
  const isCode = /\.(?:js|json|map)$/.test(path);
  writeFileSync(path, isCode ? `[${JSON.stringify(word)}]\n` : `.${word}{--a:b}\n`);
  return { path, word };
}

const longestWordOf = (path: string): string =>
  (readFileSync(path, 'utf8').match(/[\w@=./:-]+/g) ?? []).reduce((longest, each) =>
    each.length > longest.length ? each : longest,
  );

const FULL = ['', '?raw', '??', '?raw??', '?import', '?import&raw??', '?import&raw', '?%72aw', '?url', '?import&url'];
const MORE = ['?inline', '?inline&import', '?import&?inline=1.wasm?init', '?.svg?.wasm?init', '?.svg?import', '?.css'];
const LAST = ['?x.css&inline', '?html-proxy&index=0.js', '?worker&inline', '?vite-wasm-instance', '?v=1', '.map', '/'];
const QUERIES = [...FULL, ...MORE, ...LAST, '#', '#?raw', '?raw#', '%23', '%3Fraw', '%00', '?.js'];
const FEW = ['', '?raw', '?import&raw??', '?import&?inline=1.wasm?init'];

/** The request targets by which servers have been talked into giving a file: the first few in full, the rest in brief. */
export function spellingsOf({ path }: PlantedFile): readonly string[] {
  const absolute = path.replaceAll('\\', '/').replace(/^(?!\/)/, '/');
  const root = ROOT.replaceAll('\\', '/').replace(/^(?!\/)/, '/');
  const below = `/${relative(ROOT, path).replaceAll('\\', '/')}`;
  const encoded = (slash: string) => `/${below.slice(1).replaceAll('/', slash)}`;
  const bases = [below, `/@fs${absolute}`, `/@id/${absolute}`];
  const more = [
    `/@fs/${absolute}`,
    `/@fs${root}src/..${below}`,
    `/@id/__x00__${absolute}`,
    `/@id/file://${absolute}`,
    `/@vite/..${below}`,
    `/@vite/client/..${below}`,
    `/src/..${below}`,
    `/src/%2e%2e${below}`,
    `/src/..%2f${below.slice(1)}`,
    `/node_modules/.vite/deps/../../..${below}`,
    `/node_modules/.vite/deps/..%2f..%2f..${below}`,
    encoded('%2f'),
    encoded('%252f'),
    encoded('%5c'),
    encoded('\\'),
    `/@fs${absolute.replaceAll('/', '%2f')}`,
    `/${below}`,
    `http://127.0.0.1${below}`,
    `http://127.0.0.1/@fs${absolute}`,
  ];
  return [
    ...bases.flatMap((base) => QUERIES.map((query) => base + query)),
    ...more.flatMap((base) => FEW.map((query) => base + query)),
  ];
}
