import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('.', import.meta.url));
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

/** What each file imports: files of this tree by their path in src, packages by their name. */
const IMPORTS = new Map(FILES.map((file) => [file, importsOf(file)]));

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const specifiers = [
    ...text.matchAll(
      /^(?:import|export)\s(?:[\s\w*{},$]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? relative(SRC, join(SRC, dirname(file), specifier)).replaceAll('\\', '/') : specifier,
  );
}

/** For the files of a folder: what they may import, as prefixes of paths in src or names of packages. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'core/key/': ['core/', 'jose', 'asn1js', '@noble/hashes', 'node-forge'],
  'core/': ['core/', 'jose'],
  'state/': ['state/', 'core/', 'react', '@tanstack/react-query'],
  'components/ui/': ['components/ui/', 'react'],
  'components/': ['components/', 'core/', 'react'],
  'sandbox/': ['sandbox/', 'oidc-provider', 'jose', 'koa', 'node:'],
  'dev-server/': ['dev-server/', 'core/environment/', 'sandbox/server.ts', 'vite', 'ipaddr.js', 'node:'],
  'app.tsx': ['state/', 'components/', 'core/', 'react'],
  'main.tsx': ['app.tsx', 'state/', 'styles.css', 'react', 'react-dom', '@tanstack/react-query'],
};

/** Inside core, each room may look only at those before it. The inquiry joins them; introspection and verdict read it. */
const CORE_ORDER = [
  'result',
  'world',
  'lock',
  'claims',
  'environment',
  'vendor',
  'token',
  'problem',
  'discovery',
  'key',
  'assertion',
  'draft',
  'saved-environment',
  'field-errors',
  'inquiry',
  'introspection',
  'snippet',
  'verdict',
  'diagnosis',
  'report',
  'trust',
];

/** The room with rules that a file stands in: the innermost one. */
const roomOf = (file: string): string | undefined =>
  Object.keys(ARROWS)
    .filter((room) => file.startsWith(room))
    .toSorted((one, other) => other.length - one.length)[0];

const allows = (allowed: readonly string[], target: string): boolean =>
  allowed.some((prefix) =>
    /[/:]$/.test(prefix) || prefix.includes('.ts')
      ? target.startsWith(prefix)
      : target === prefix || target.startsWith(`${prefix}/`),
  );

describe('the arrows of the house', () => {
  test('every file stands in a room that has rules', () => {
    expect(FILES.length).toBeGreaterThan(50);
    expect(FILES.filter((file) => !Object.keys(ARROWS).some((room) => file.startsWith(room)))).toEqual([]);
  });

  test.each(Object.entries(ARROWS))('%s imports only what it may', (room, allowed) => {
    const broken = FILES.filter((file) => roomOf(file) === room).flatMap((file) =>
      (IMPORTS.get(file) ?? []).filter((target) => !allows(allowed, target)).map((target) => `${file} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('inside core no room looks at a later one', () => {
    const placeOf = (path: string): number => CORE_ORDER.indexOf(path.replace(/^core\//, '').replace(/[/.].*$/, ''));
    const coreFiles = FILES.filter((file) => file.startsWith('core/'));
    expect(coreFiles.filter((file) => placeOf(file) === -1)).toEqual([]);
    const broken = coreFiles.flatMap((file) =>
      (IMPORTS.get(file) ?? [])
        .filter((target) => target.startsWith('core/') && placeOf(target) > placeOf(file))
        .map((target) => `${file} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('no file imports itself by a detour', () => {
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'open') circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (state.has(file)) return;
      state.set(file, 'open');
      for (const target of IMPORTS.get(file) ?? []) if (IMPORTS.has(target)) visit(target, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of FILES) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('no folder is a drawer for leftovers', () => {
    expect(
      FILES.filter((file) => /(^|\/)(utils?|lib|common|types|hooks|services|helpers|index)(\/|\.tsx?$)/.test(file)),
    ).toEqual([]);
  });
});
