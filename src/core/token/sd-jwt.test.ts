import { expect, test } from 'vitest';
import { shownText } from './json.ts';
import { disclosuresOf } from './sd-jwt.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const shown = (text: string) => disclosuresOf(text).map(({ name, value }) => [name, shownText(value)]);

test('claims and array elements are disclosed in their order', () => {
  const parts = [
    ['salt', 'given_name', 'Möbius'],
    ['salt', 'address', { country: 'DE' }],
    ['salt', 'US'],
  ].map(encode);
  expect(shown(`h.p.s~${parts.join('~')}~`)).toEqual([
    ['given_name', 'Möbius'],
    ['address', '{"country":"DE"}'],
    [undefined, 'US'],
  ]);
});

test('digits and names are those of the source', () => {
  const exact = Buffer.from('["s", "__proto__", 12345678901234567890]').toString('base64url');
  expect(shown(`h.p.s~${exact}~`)).toEqual([['__proto__', '12345678901234567890']]);
});

test('a key binding JWT, and what cannot be read, are no disclosures', () => {
  const odd = [
    '',
    'x',
    encode({}),
    encode(['salt']),
    encode([1, 'a', 2]),
    encode(['s', 1, 2]),
    encode(['s', 'a', 1, 2]),
  ];
  expect(shown(`h.p.s~${odd.join('~')}~${encode(['s', 'a', 1])}~h.p.s`)).toEqual([['a', '1']]);
  expect(shown('h.p.s')).toEqual([]);
  expect(shown('h.p.s~')).toEqual([]);
});
