/** What kind of number stands in a time claim. Times are NumericDate: seconds since the epoch (RFC 7519 section 2). */
export type TimeReading =
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'wrong-type' | 'suspicious-milliseconds' | 'out-of-range' };

/** The claims whose value is a NumericDate. */
export const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

const LAST_SECOND = 8.64e12;
const FIRST_SUSPICIOUS = 1e11;

/**
 * Reads a time claim. A number beyond the year 5138 is taken for milliseconds if it would then lie between 2001 and
 * 2243, and is out of range otherwise.
 */
export function readTime(value: { readonly kind: string; readonly number?: number }): TimeReading {
  const seconds = value.number;
  if (seconds === undefined) return { kind: 'wrong-type' };
  if (Math.abs(seconds) < FIRST_SUSPICIOUS) return { kind: 'time', seconds };
  return { kind: seconds >= 1e12 && seconds <= LAST_SECOND ? 'suspicious-milliseconds' : 'out-of-range' };
}

/** How much two clocks may differ, in seconds, before a time in the future is pointed out. */
export const CLOCK_TOLERANCE_S = 60;

/** The seconds since the epoch in a time claim; undefined if it is absent or no time. */
export function secondsOf(value: Parameters<typeof readTime>[0] | undefined): number | undefined {
  const reading = value && readTime(value);
  return reading?.kind === 'time' ? reading.seconds : undefined;
}

/** A moment in UTC, for people. Takes seconds since the epoch that a calendar has. */
export const utcOf = (seconds: number): string =>
  new Date(seconds * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');

/** What kind of time stands in `exp`. */
export type ExpiryState = 'valid' | 'expired' | Exclude<TimeReading['kind'], 'time'>;

/** Whether the moment in `exp` has passed, or what it is instead of a moment. `now` is in milliseconds since the epoch. */
export function readExpiry(value: Parameters<typeof readTime>[0], now: number): ExpiryState {
  const reading = readTime(value);
  if (reading.kind !== 'time') return reading.kind;
  return reading.seconds * 1000 <= now ? 'expired' : 'valid';
}

const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** A length of time for people, never longer than it is: "3 h 20 min", "1 day", "12 min", "5 s". Takes seconds, of either sign. */
export function describeDuration(seconds: number): string {
  const length = Math.floor(Math.abs(seconds));
  return describeCountdown(length < 3600 ? length - (length >= 60 ? length % 60 : 0) : length - (length % 60));
}

/** A length of time in its two largest units, for a clock that runs: "12 min 31 s". Takes seconds, of either sign. */
export function describeCountdown(seconds: number): string {
  const length = Math.floor(Math.abs(seconds));
  const at = UNITS.findIndex(([, each]) => length >= each);
  const [first, second] = [UNITS[at], UNITS[at + 1]];
  if (!first) return '0 s';
  const rest = second ? Math.floor((length % first[1]) / second[1]) : 0;
  const whole = counted(Math.floor(length / first[1]), first[0]);
  return second && rest > 0 ? `${whole} ${counted(rest, second[0])}` : whole;
}

const counted = (count: number, name: string): string => `${count} ${name}${name === 'day' && count !== 1 ? 's' : ''}`;

/** How far a moment lies from another, for people: "in 3 h", "12 min ago". Takes seconds, and `now` in milliseconds. */
const relativeTo = (seconds: number, now: number): string => {
  const away = seconds - now / 1000;
  return away < 0 ? `${describeDuration(away)} ago` : `in ${describeDuration(away)}`;
};

/** A moment for people: the UTC date and time, and how far it lies from `now` (milliseconds since the epoch). */
export const describeTime = (seconds: number, now: number): string => `${utcOf(seconds)}, ${relativeTo(seconds, now)}`;

/** A moment in the three ways in which people ask for it. */
export interface Moment {
  readonly utc: string;
  /** On this machine's clock, with its offset; the same as `utc` where the two do not differ. */
  readonly local: string;
  readonly relative: string;
}

/** A moment for people. Takes seconds since the epoch, and `now` in milliseconds; `offset` is local time's lead, in minutes. */
export function readMoment(
  seconds: number,
  now: number,
  offset = -new Date(seconds * 1000).getTimezoneOffset(),
): Moment {
  const utc = utcOf(seconds);
  const lead = Math.abs(offset);
  const zone = `UTC${offset < 0 ? '−' : '+'}${String(Math.floor(lead / 60)).padStart(2, '0')}:${String(lead % 60).padStart(2, '0')}`;
  return {
    utc,
    local: offset === 0 ? utc : utcOf(seconds + offset * 60).replace('UTC', zone),
    relative: relativeTo(seconds, now),
  };
}
