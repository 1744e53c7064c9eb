import { describe, expect, test } from 'vitest';
import { describeCountdown, describeDuration, readExpiry, readMoment, readTime } from './time.ts';

const number = (value: number) => ({ kind: 'number', number: value });
const NOW = Date.UTC(2026, 10, 25, 12);

describe('times', () => {
  test.each([
    [0, 'time'],
    [-1, 'time'],
    [4102444800.5, 'time'],
    [99_999_999_999, 'time'],
    [4102444800000, 'suspicious-milliseconds'],
    [8640000000001, 'out-of-range'],
    [1e300, 'out-of-range'],
    [-1e12, 'out-of-range'],
  ])('%d is %s', (value, kind) => expect(readTime(number(value)).kind).toBe(kind));

  test('a text is no time', () => expect(readTime({ kind: 'string' }).kind).toBe('wrong-type'));

  test('a token expires at its exp, not after it', () => {
    expect(readExpiry(number(NOW / 1000), NOW)).toBe('expired');
    expect(readExpiry(number(NOW / 1000 + 1), NOW)).toBe('valid');
  });

  test('a moment is told relatively, in UTC and on this clock with its offset', () => {
    const moment = readMoment(NOW / 1000 + 3600, NOW, -420);
    expect(moment).toEqual({
      relative: 'in 1 h',
      utc: '2026-11-25 13:00:00 UTC',
      local: '2026-11-25 06:00:00 UTC−07:00',
    });
    expect(readMoment(NOW / 1000, NOW, 330).local).toBe('2026-11-25 17:30:00 UTC+05:30');
    expect(readMoment(NOW / 1000, NOW, 0).local).toBe('2026-11-25 12:00:00 UTC');
  });

  test('any time that can be read is told without an exception', () => {
    for (const seconds of [0, -1, 0.4, -99_999_999_999, 99_999_999_999])
      expect(readMoment(seconds, NOW).utc).toMatch(/ UTC$/);
  });

  test.each([
    [0, '0 s', '0 s'],
    [59.4, '59 s', '59 s'],
    [751, '12 min', '12 min 31 s'],
    [5400, '1 h 30 min', '1 h 30 min'],
    [3599, '59 min', '59 min 59 s'],
    [3600, '1 h', '1 h'],
    [90_000, '1 day 1 h', '1 day 1 h'],
    [-172_800, '2 days', '2 days'],
  ])('%d seconds are %s, and %s on a running clock', (seconds, duration, countdown) => {
    expect(describeDuration(seconds)).toBe(duration);
    expect(describeCountdown(seconds)).toBe(countdown);
  });
});
