import { expect, test } from 'vitest';
import { readAllowedOrigins } from './allowed-origins.ts';

test('origins are separated by white space and compared in their one spelling', () => {
  expect(readAllowedOrigins('  http://LOCALHOST:8080\n https://sso.corp.example:443/ http://localhost:8080 ')).toEqual({
    origins: ['http://localhost:8080', 'https://sso.corp.example'],
    malformed: [],
  });
});

test('nothing named is nothing allowed', () => {
  expect(readAllowedOrigins('')).toEqual({ origins: [], malformed: [] });
});

test('what is more or less than an origin is named by its position and ignored', () => {
  const text =
    'https://ok.example localhost:8080 https://a.example/path ftp://a.example https://u:p@a.example * https://a.example?';
  expect(readAllowedOrigins(text)).toEqual({ origins: ['https://ok.example'], malformed: [2, 3, 4, 5, 6, 7] });
});
