import { describe, expect, test } from 'vitest';
import { clockSkewOf, readHttpDate } from './clock-skew.ts';

const NOW = Date.UTC(2026, 10, 26, 12, 0, 0, 400);
const TIMINGS = { resolved: 5, connected: 45, secured: 90, firstByte: 200, total: 260 };
const dated = (date: string) => ({ headers: [['Date', date]] as const });
const at = (milliseconds: number) => dated(new Date(milliseconds).toUTCString());

describe('the difference of the clocks', () => {
  test.each([-600, -31, -2, 0, 2, 31, 600])('is %d s, by sign and within a second', (seconds) => {
    const skew = clockSkewOf(at(NOW + seconds * 1000), TIMINGS, NOW);
    expect(Math.abs((skew ?? Number.NaN) - seconds)).toBeLessThanOrEqual(1);
  });

  test('is not confounded by an answer that took long to arrive', () => {
    const wroteAt = NOW - 20_000;
    const skew = clockSkewOf(at(wroteAt), { ...TIMINGS, firstByte: 200, total: 20_200 }, NOW);
    expect(Math.abs(skew ?? Number.NaN)).toBeLessThanOrEqual(1);
  });

  test('is told however large it is', () => {
    expect(clockSkewOf(at(0), TIMINGS, NOW)).toBeLessThan(-1_700_000_000);
  });

  test('is not known without a Date, or with one that is none', () => {
    expect(clockSkewOf({ headers: [] }, TIMINGS, NOW)).toBeUndefined();
    for (const date of ['yesterday', '', '12345', '2026-11-26T12:00:00Z', 'Thu, 26 Nov 2026 25:00:00 GMT'])
      expect(clockSkewOf(dated(date), TIMINGS, NOW), date).toBeUndefined();
  });
});

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  'HTTP writes a date as %s',
  (text) => {
    expect(readHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  },
);

test('a date in any other form is none', () => {
  for (const text of [
    'Thu, 01 Jan 1970 00:00:10 +0100',
    'Thu, 32 Jan 1970 00:00:10 GMT',
    'Thu, 01 Foo 1970 00:00:10 GMT',
  ])
    expect(readHttpDate(text), text).toBeUndefined();
});
