import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateNames, readJson, shownText, type JsonNode } from './json.ts';

function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map((member) => [member.name, plain(member.value)]));
    case 'array':
      return node.items.map(plain);
    case 'string':
      return node.text;
    case 'number':
      return node.number;
    case 'boolean':
      return node.value;
    case 'null':
      return null;
  }
}

function nodeOf(text: string): JsonNode {
  const read = readJson(text);
  if (!read.ok) throw new Error(`not JSON at ${read.reason.at}`);
  return read.value;
}

describe('lossless JSON', () => {
  test('any value that JSON can carry is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(nodeOf(text))).toEqual(JSON.parse(text));
        expect(nodeOf(text).source).toBe(text);
      }),
    );
  });

  test('any text is refused exactly when JSON.parse refuses it', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      '\\',
      'u00e9',
      '\n',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(readJson(text).ok).toBe(parses);
      }),
      { numRuns: 3000 },
    );
  });

  test('digits, order, duplicates and __proto__ survive', () => {
    const node = nodeOf('{"2":1,"1":12345678901234567890,"a":1,"\\u0061":2,"__proto__":{"polluted":1}}');
    if (node.kind !== 'object') throw new Error('not an object');
    expect(node.members.map((member) => member.name)).toEqual(['2', '1', 'a', 'a', '__proto__']);
    expect(node.members.map((member) => shownText(member.value))[1]).toBe('12345678901234567890');
    expect(duplicateNames(node)).toEqual(['a']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a duplicate is found at any depth, and the same name in two objects is none', () => {
    expect(duplicateNames(nodeOf('{"a":[{"x":1},{"x":2,"x":3}],"b":{"a":1}}'))).toEqual(['x']);
  });

  test('a hundred thousand levels and a string of a million characters are read', () => {
    const depth = 100_000;
    expect(readJson(`${'['.repeat(depth)}${']'.repeat(depth)}`).ok).toBe(true);
    expect(readJson(`{"a":"${'\\u0041'.repeat(1_000_000)}"}`).ok).toBe(true);
  });
});

const suite = new URL('../../../../shared/corpora/json-parsing/', import.meta.url);
describe.skipIf(!existsSync(suite))('JSONTestSuite (third party, read where present)', () => {
  const files = existsSync(suite) ? readdirSync(suite, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of files.filter((name) => /(^|\/)[yn]_.*\.json$/.test(name)))
    test(`${file} is ${/(^|\/)y_/.test(file) ? 'read' : 'refused'}`, () => {
      const bytes = readFileSync(new URL(encodeURI(file).replaceAll('#', '%23'), suite));
      let text: string;
      try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        expect(file).toMatch(/(^|\/)n_/);
        return;
      }
      expect(readJson(text).ok).toBe(/(^|\/)y_/.test(file));
    });
});
