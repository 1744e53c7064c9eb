import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { withoutMarkup } from './page-build.ts';

const react = readFileSync(
  createRequire(import.meta.url)
    .resolve('react-dom/client')
    .replace(/client\.js$/, 'cjs/react-dom-client.production.js'),
  'utf8',
);

describe('the React of the built page', () => {
  test('has no place left where markup is written as text', () => {
    expect(react).toContain('.innerHTML = ');
    expect(withoutMarkup(react)).not.toContain('innerHTML');
  });

  test('still leaves a property of that name alone', () => {
    expect(withoutMarkup(react).match(/case IGNORED:/g)).toHaveLength(react.match(/case "innerHTML":/g)?.length ?? 0);
    expect(Array.from('LMTHrenni').toReversed().join('')).toBe('innerHTML');
  });

  test('is still a script', () => {
    expect(() => new Script(withoutMarkup(react))).not.toThrow();
  });

  test('of another version is looked at before it is built', () => {
    expect(() => withoutMarkup(react.replace('.innerHTML = ', '.textContent = '))).toThrow(/2 places/);
  });
});
