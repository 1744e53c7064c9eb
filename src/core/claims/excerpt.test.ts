import { describe, expect, test } from 'vitest';
import { excerpt, listed } from './excerpt.ts';

describe('an excerpt', () => {
  test.each([
    ['a short text', 'as it is', 'as it is'],
    ['what is hidden', 'a\u200bb\nc', 'a[U+200B ZERO WIDTH SPACE]b[U+000A LINE FEED]c'],
    ['a pile of marks', `e${'\u0301'.repeat(7)}x`, 'e[7 combining marks]x'],
    ['Hebrew', 'שלום', '\u2068שלום\u2069'],
  ])('shows %s', (_, text, shown) => {
    expect(excerpt(text)).toBe(shown);
  });

  test('is cut to its length, between whole characters', () => {
    expect(excerpt('abcdef', 4)).toBe('abcd…');
    expect(excerpt('abc😀', 4)).toBe('abc…');
    expect(excerpt('abc😀', 5)).toBe('abc😀');
  });

  // 4 million characters each; what is read of them is the same as of 121
  test.each([
    ['plain', 'a'],
    ['hidden', '\u200b'],
    ['marks', '\u0301'],
    ['surrogates', '\ud800'],
    ['Hebrew', 'ש'],
    ['line feeds', '\n'],
  ])('of a text of any size costs what its length costs: %s', (_, character) => {
    const long = character.repeat(4_000_000);
    const before = performance.now();
    for (let turn = 0; turn < 20; turn += 1) excerpt(long);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(excerpt(long)).toBe(excerpt(character.repeat(121)));
  });
});

describe('a list of excerpts', () => {
  test('names five and counts the others', () => {
    expect(listed(['a', 'b'])).toBe('a, b');
    expect(listed(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e, and 2 more');
    expect(listed(['a', 'b', 'c'], ' or ', 2)).toBe('a or b and 1 more');
  });
});
