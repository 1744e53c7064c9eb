import { describe, expect, test } from 'vitest';
import { DEFAULT_IDLE_MINUTES, describeTimeLeft, IDLE_MINUTES, readIdleMinutes, timeBetween } from './idle-time.ts';

describe('the time without anybody', () => {
  test('is what the wall clock says, which counts the time asleep', () => {
    expect(timeBetween({ wall: 1_000, steady: 0 }, { wall: 601_000, steady: 4_000 })).toBe(600_000);
  });

  test('goes on where the wall clock is set back', () => {
    expect(timeBetween({ wall: 7_200_000, steady: 0 }, { wall: 3_600_000, steady: 90_000 })).toBe(90_000);
  });

  test('is never less than nothing', () => {
    expect(timeBetween({ wall: 5, steady: 5 }, { wall: 1, steady: 1 })).toBe(0);
  });
});

describe('the choice of it', () => {
  test.each(IDLE_MINUTES)('may be %d minutes', (minutes) => {
    expect(readIdleMinutes(String(minutes))).toBe(minutes);
  });

  test.each([null, '', '0', '-1', '10.0', ' 5', '1e1', 'never', 'Infinity', '99999'])(
    'is the default for %j',
    (text) => {
      expect(readIdleMinutes(text)).toBe(DEFAULT_IDLE_MINUTES);
    },
  );

  test('is ten minutes at most by default', () => {
    expect(DEFAULT_IDLE_MINUTES).toBeLessThanOrEqual(10);
  });
});

test.each([
  [600_000, '10:00'],
  [581_000, '9:41'],
  [580_001, '9:41'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
  [3_600_000, '60:00'],
])('%d milliseconds are told as %s', (left, told) => {
  expect(describeTimeLeft(left)).toBe(told);
});
