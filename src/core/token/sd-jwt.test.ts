import { expect, test } from 'vitest';
import { encodePart } from './test-token.ts';
import { shownText } from './json.ts';
import { disclosuresOf } from './sd-jwt.ts';

const shown = (text: string) => disclosuresOf(text).map(({ name, value }) => [name, shownText(value)]);

test('claims and array elements are disclosed in their order', () => {
  const parts = [
    ['salt', 'given_name', 'Möbius'],
    ['salt', 'address', { country: 'DE' }],
    ['salt', 'US'],
  ].map(encodePart);
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
    encodePart({}),
    encodePart(['salt']),
    encodePart([1, 'a', 2]),
    encodePart(['s', 1, 2]),
    encodePart(['s', 'a', 1, 2]),
  ];
  expect(shown(`h.p.s~${odd.join('~')}~${encodePart(['s', 'a', 1])}~h.p.s`)).toEqual([['a', '1']]);
  expect(shown('h.p.s')).toEqual([]);
  expect(shown('h.p.s~')).toEqual([]);
});
