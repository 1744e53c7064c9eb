import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanToken } from './clean.ts';
import { tokenError } from './token-error.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

const PIECES = [
  [JWT, 'abc', '1', 'access_token', 'token', 'id_token', 'client_id', 'jwt', 'WyJzIiwiYSIsMV0~', '…', '...', 'eyJ'],
  ['Bearer ', 'DPoP ', 'Authorization: ', 'Cookie: ', 'basic ', 'curl ', '-H ', '-d ', '--data-urlencode ', 'export '],
  ['"', "'", '\\"', '{', '}', '[', '<', '>', '(', '`', '“', '”', '=', ':', ': ', ',', ';', '&', '?', '#', '|', '- '],
  [' ', '\n', '\r\n', '=\n', '\\n', '\\', '> ', '\u200b', '\u00a0', '+', '.', '~', '%22', '%20', '%2E', '%3D', '%25'],
  ['https://a/b', '{"payload":"e30","signature":"YQ"}'],
].flat();

test('what has been cleaned once stays as it is, and nothing goes without a note', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
      const pasted = pieces.join('');
      const { text, removed, found } = cleanToken(pasted);
      expect(cleanToken(text)).toEqual({ text, removed: [], found: [] });
      expect(removed.length > 0).toBe(text !== pasted);
      for (const { name } of found) expect(cleanToken(pasted, name).found).toEqual(found);
    }),
    { numRuns: 5000 },
  );
});

const MEGABYTE = 1_000_000;
const REPEATED = [
  [
    '"',
    '\\"',
    'Bearer "',
    'eyJ',
    'eyJ.a.b ',
    'eyJhbGciOiJub25lIn0.a.b\n',
    'authorization: ',
    'authorization: bearer ',
    'token=',
    'token: ',
    '<1',
  ],
  [
    '"token":"',
    '&token=a',
    '\n',
    '> ',
    ' ',
    '\\',
    '%22',
    '{"a":',
    'a=b&',
    '" + "',
    '<D>',
    'LS0t',
    'kty',
    'BEGIN ',
    'a\n',
  ],
].flat();

/** Values that lie within each other: a search that goes into each of them takes longer with every one. */
const NESTED = `curl ${Array.from({ length: 60 }, (_, index) => `token=${'\\'.repeat(60 - index)}'v `).join('')}`;

describe('a text of any length and kind is cleaned before a test runs out of time', () => {
  test.each([
    ['60 values within each other', NESTED],
    ['20 MB of one letter', 'a'.repeat(20 * MEGABYTE)],
    ['20 MB of a JWT', `Bearer eyJhbGciOiJSUzI1NiJ9.${'A'.repeat(20 * MEGABYTE)}.AAAA`],
    ['20 MB of JSON', JSON.stringify({ access_token: 'A'.repeat(20 * MEGABYTE) })],
    ['20 MB of quotes', '"'.repeat(20 * MEGABYTE)],
    ['20 MB of what nobody sees', '\u200b'.repeat(20 * MEGABYTE)],
    ['a million dots', '.'.repeat(MEGABYTE)],
    ['200,000 starts of a JWT', 'eyJ'.repeat(200_000)],
    ...REPEATED.map((piece): [string, string] => [
      `300,000 characters of ${JSON.stringify(piece)}`,
      piece.repeat(299_000 / piece.length),
    ]),
  ])('%s', (_, text) => {
    const cleaned = cleanToken(text).text;
    expect(cleanToken(cleaned).text).toBe(cleaned);
    expect(tokenError(cleaned.slice(0, 250_000), cleaned.slice(0, 250_000))).toBeDefined();
  });
});
