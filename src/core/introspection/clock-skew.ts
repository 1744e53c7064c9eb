import type { RelayTimings } from '../environment/relay.ts';
import { headerValues, type HttpAnswer } from './http-answer.ts';

/** From how many seconds on a difference of two clocks is worth a word. */
export const NOTABLE_SKEW_S = 30;

/**
 * How far the server's clock is ahead of this machine's, in whole seconds; negative where it is behind, undefined where the
 * answer has no readable Date. The header is as old as the way back took: half of a round trip, as long as the connection
 * took to be made. `receivedAt` is in milliseconds since the epoch. Off by a few seconds at most, for Date has no fractions.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 */
export function clockSkewOf(
  answer: Pick<HttpAnswer, 'headers'>,
  timings: RelayTimings,
  receivedAt: number,
): number | undefined {
  const [date] = headerValues(answer, 'date');
  const said = date === undefined ? undefined : readHttpDate(date);
  if (said === undefined) return undefined;
  const { resolved = 0, connected = resolved, firstByte = timings.total, total } = timings;
  const wroteAt = receivedAt - (total - firstByte) - (connected - resolved) / 2;
  // a clock that shows 12:00:00 is on average half a second past it
  return Math.round((said + 500 - wroteAt) / 1000);
}

/**
 * Reads a date as HTTP writes it, in any of its three forms, in milliseconds since the epoch; undefined for anything else.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function readHttpDate(text: string): number | undefined {
  const groups = FORMS.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const [day, month, year] = [
    Number(groups['day']),
    MONTHS.indexOf(groups['month'] ?? ''),
    yearOf(groups['year'] ?? ''),
  ];
  const [hour, minute, second] = [Number(groups['hour']), Number(groups['minute']), Number(groups['second'])];
  if (month < 0 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(year, month, day, hour, minute, second);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const TIME = String.raw`(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})`;
const FORMS = [
  new RegExp(String.raw`^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) ${TIME} GMT$`),
  new RegExp(String.raw`^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) ${TIME} GMT$`),
  new RegExp(String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) ${TIME} (?<year>\d{4})$`),
];

/** A year of two digits is of this century, unless that were far ahead: nobody sends a date of fifty years from now. */
const yearOf = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) < 77 ? 2000 + Number(digits) : 1900 + Number(digits);
