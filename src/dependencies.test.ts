import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

interface LockedPackage {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
}

const packages = Object.entries(lock.packages as Record<string, LockedPackage>).filter(([path]) => path !== '');
const runtime = Object.keys(packageJson.dependencies);
const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('what is installed', () => {
  test('is twelve runtime dependencies at most', () => {
    expect(runtime.length).toBeLessThanOrEqual(12);
  });

  test.each(runtime)('%s has a reason', (name) => {
    const reasons = read('docs/decisions/0016-what-each-dependency-is-for.md').split('\n');
    expect(
      reasons.some(
        (line) =>
          line.startsWith('|') &&
          line
            .split('|')[1]
            ?.split(/[\s,]+/)
            .includes(name),
      ),
    ).toBe(true);
  });

  test.each(Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }))(
    '%s is pinned to one version: %s',
    (_name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  test('is what the lock file has the hash of, from the npm registry only', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([]);
    const elsewhere = packages.filter(
      ([, { resolved = 'https://registry.npmjs.org/' }]) => !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('runs no script when it is installed, and needs none', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
    expect(
      packages.filter(([, { hasInstallScript, optional }]) => hasInstallScript === true && optional !== true),
    ).toEqual([]);
  });

  test('is no Vite that reads files for strangers', () => {
    const [major = 0, minor = 0, patch = 0] = packageJson.devDependencies.vite.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(8_000_005);
  });
});
