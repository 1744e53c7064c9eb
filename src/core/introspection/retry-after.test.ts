import { expect, test } from 'vitest';
import { readJson } from '../token/json.ts';
import { waitOf } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 26, 12);
const date = (seconds: number): string => new Date(NOW + seconds * 1000).toUTCString();

function waitFor(status: number, headers: readonly (readonly [string, string])[], body = '{}'): number {
  const json = readJson(body);
  return waitOf({ status, headers, body: new Uint8Array() }, json.ok ? json.value : undefined, NOW);
}

test.each<[name: string, status: number, values: readonly string[], seconds: number]>([
  ['seconds are waited for', 429, ['2'], 2],
  ['white space around them does not matter', 429, [' 7 '], 7],
  ['a date is waited for', 503, [date(5)], 5],
  ['a date that has passed is no wait', 503, [date(-60)], 0],
  ['zero is no wait', 429, ['0'], 0],
  ['of two the longer counts', 429, ['1', '100'], 100],
  ['of two joined to one the longer counts', 429, ['10, 20'], 20],
  ['a number beyond five minutes is cut', 429, ['999999999'], 300],
  ['a date beyond five minutes is cut', 429, [date(86_400 * 365 * 30)], 300],
  ['a number of thirty digits is no number of seconds: the default of a 429 counts', 429, ['9'.repeat(30)], 5],
  ['a negative number is none: the default of a 429 counts', 429, ['-5'], 5],
  ['words are none', 429, ['soon'], 5],
  ['a fraction is none', 429, ['1.5'], 5],
  ['a 429 that says nothing has the default', 429, [], 5],
  ['a 503 that says nothing has no wait', 503, [], 0],
  ['a 503 that says nonsense has no wait', 503, ['soon'], 0],
  ['one usable value beside nonsense counts', 429, ['soon', '3'], 3],
])('%s', (_name, status, values, seconds) => {
  expect(
    waitFor(
      status,
      values.map((value) => ['Retry-After', value] as const),
    ),
  ).toBe(seconds);
});

test('a date is read by the server’s own clock', () => {
  const headers = [
    ['retry-after', date(605)],
    ['date', date(600)],
  ] as const;
  expect(waitFor(503, headers)).toBe(5);
});

test('a body that says it two hundred thousand times is read all the same', () => {
  const body = `{"details":[{"innerError":{${Array.from({ length: 200_000 }, () => '"retryAfter":1').join(',')}}}]}`;
  expect(waitFor(429, [], body)).toBe(1);
});

test('PingOne’s quota says it in the body', () => {
  const body = '{"code":"REQUEST_LIMITED","details":[{"code":"QUOTA_EXCEEDED","innerError":{"retryAfter":20}}]}';
  expect(waitFor(429, [['retry-after', '3']], body)).toBe(20);
});
