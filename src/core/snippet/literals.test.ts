import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  csharpLiteral,
  goLiteral,
  javaLiteral,
  javascriptLiteral,
  phpLiteral,
  pythonLiteral,
  rubyLiteral,
  shellLiteral,
  swiftLiteral,
} from './literals.ts';
import { BROKEN_TEXTS, HOSTILE_TEXTS } from './test-texts.ts';

/** How a language reads a string: what may not stand in it alone, and what stands behind a backslash. */
interface Reading {
  readonly quote: string;
  /** Characters with a meaning of their own inside of such a string. */
  readonly active: string;
  /** Characters that stand for themselves behind a backslash. */
  readonly escapable: string;
  /** An escape by number, without its backslash; the first group that matched is the number. */
  readonly numeric: RegExp;
  readonly radix?: number;
  readonly fromNumber: (number: number) => string;
}

const CODE_POINTS = {
  numeric: /u\{([\da-f]{1,6})\}/y,
  fromNumber: (number: number) => {
    if (number >= 0xd800 && number <= 0xdfff) throw new Error('half of a surrogate pair');
    return String.fromCodePoint(number);
  },
};
const UNITS = { numeric: /u([\da-f]{4})/y, fromNumber: (number: number) => String.fromCharCode(number) };
const BOTH = { numeric: /u([\da-f]{4})|U([\da-f]{8})/y, fromNumber: CODE_POINTS.fromNumber };

const LANGUAGES: readonly (readonly [string, (text: string) => string, Reading])[] = [
  ['C#', csharpLiteral, { quote: '"', active: '', escapable: '"\\', ...UNITS }],
  ['Go', goLiteral, { quote: '"', active: '', escapable: '"\\', ...BOTH }],
  [
    'JavaScript',
    javascriptLiteral,
    { ...UNITS, quote: "'", active: '<', escapable: "'\\", numeric: /u([\da-f]{4})|x([\da-f]{2})/y },
  ],
  ['PHP', phpLiteral, { quote: '"', active: '$', escapable: '"\\$', ...CODE_POINTS }],
  ['Python', pythonLiteral, { quote: '"', active: '', escapable: '"\\', ...BOTH }],
  ['Ruby', rubyLiteral, { quote: '"', active: '#', escapable: '"\\#', ...CODE_POINTS }],
  ['Swift', swiftLiteral, { quote: '"', active: '', escapable: '"\\', ...CODE_POINTS }],
];

/** Reads a string as a compiler does, or throws where the compiler would complain or run something. */
function read(source: string, { quote, active, escapable, numeric, radix = 16, fromNumber }: Reading): string {
  if (source.length < 2 || !source.startsWith(quote) || !source.endsWith(quote)) throw new Error('not quoted');
  const end = source.length - 1;
  let text = '';
  for (let at = 1; at < end;) {
    const character = source[at] ?? '';
    if (character === quote || active.includes(character)) throw new Error(`${character} stands alone in ${source}`);
    if (character !== '\\') {
      text += character;
      at++;
      continue;
    }
    numeric.lastIndex = at + 1;
    const match = numeric.exec(source);
    const next = source[at + 1] ?? '';
    if (match) text += fromNumber(Number.parseInt(match.slice(1).find((group) => group !== undefined) ?? '', radix));
    else if (escapable.includes(next) && at + 1 < end) text += next;
    else throw new Error(`an unknown escape in ${source}`);
    at += 1 + (match?.[0].length ?? 1);
  }
  return text;
}

/** Java translates its escapes of Unicode before it looks for strings: those behind an even number of backslashes. */
function readJava(source: string): string {
  const translated = source.replaceAll(/(?<!\\)((?:\\\\)*)\\u+([\da-f]{4})/gi, (_, before: string, code: string) => {
    if (Number.parseInt(code, 16) < 0x80) throw new Error('ASCII that is translated before strings are read');
    return before + String.fromCharCode(Number.parseInt(code, 16));
  });
  return read(translated, {
    quote: '"',
    active: '\n\r',
    escapable: '"\\',
    numeric: /([0-3][0-7]{2})/y,
    radix: 8,
    fromNumber: (number) => String.fromCharCode(number),
  });
}

/** A POSIX shell: what stands between single quotes is itself, a backslash outside of them escapes one character. */
function readShell(source: string): string {
  let text = '';
  for (let at = 0; at < source.length;) {
    if (source[at] === "'") {
      const end = source.indexOf("'", at + 1);
      if (end === -1) throw new Error('an open quote');
      text += source.slice(at + 1, end);
      at = end + 1;
    } else if (source[at] === '\\' && at + 1 < source.length) {
      text += source[at + 1];
      at += 2;
    } else throw new Error(`${source[at]} stands alone in ${source}`);
  }
  return text;
}

const READERS: readonly (readonly [string, (text: string) => string, (source: string) => string])[] = [
  ...LANGUAGES.map(([name, write, reading]) => [name, write, (source: string) => read(source, reading)] as const),
  ['Java', javaLiteral, readJava],
  ['a shell', shellLiteral, readShell],
];

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7f0, max: 0xe00f })), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));
const mixed = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), anyText), { maxLength: 5 })
  .map((parts) => parts.join(''));

describe.each(READERS)('a string of %s', (_, write, readBack) => {
  test('is read back as it was', () => {
    for (const text of HOSTILE_TEXTS) expect(readBack(write(text))).toBe(text);
    fc.assert(fc.property(mixed, (text) => readBack(write(text)) === text));
  });

  test('has U+FFFD in place of half a surrogate pair', () => {
    for (const text of BROKEN_TEXTS) expect(readBack(write(text))).toBe(Buffer.from(text).toString());
    fc.assert(fc.property(anyUnits, (text) => readBack(write(text)) === Buffer.from(text).toString()));
  });

  test('of half a million characters is written in time', () => {
    for (const unit of ['\\', "'", '"', '\n', 'é', '\ud800', '<$#']) {
      const before = performance.now();
      write(unit.repeat(500_000 / unit.length));
      expect(performance.now() - before).toBeLessThan(2_000);
    }
  });
});

test.each(READERS.filter(([name]) => name !== 'a shell'))('a string of %s holds printable ASCII only', (_, write) => {
  for (const text of HOSTILE_TEXTS) expect(write(text)).toMatch(/^[ -~]*$/);
  fc.assert(fc.property(mixed, (text) => /^[ -~]*$/.test(write(text))));
});
