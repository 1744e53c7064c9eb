import { membersNamed, type JsonNode } from '../token/json.ts';
import { readHttpDate } from './clock-skew.ts';
import { headerValues, type HttpAnswer } from './http-answer.ts';

/** The longest time for which a button waits, in seconds; a server that wants more is quoted, and asked by the person. */
export const LONGEST_WAIT_S = 300;
/** How long to wait where a server asks to slow down and does not say for how long, in seconds. */
export const DEFAULT_WAIT_S = 5;

/**
 * For how many seconds after the answer nothing should be asked again: what Retry-After says, in seconds or as a date by the
 * server's own clock, the longest of several, never more than five minutes; 0 where nothing is said. PingOne says it in the
 * body too. A 429 that says nothing usable is given five seconds. `receivedAt` is in milliseconds since the epoch.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 * @see https://developer.pingidentity.com/pingone-api/platform/rate-limiting.html
 */
export function waitOf(answer: HttpAnswer, body: JsonNode | undefined, receivedAt: number): number {
  const [date] = headerValues(answer, 'date');
  const serverNow = (date === undefined ? undefined : readHttpDate(date)) ?? receivedAt;
  const said = headerValues(answer, 'retry-after')
    .flatMap((value) => readWait(value, serverNow) ?? [])
    .concat(quotaWaits(body));
  const wait =
    said.length > 0 ? said.reduce((most, each) => Math.max(most, each)) : answer.status === 429 ? DEFAULT_WAIT_S : 0;
  return Math.min(wait, LONGEST_WAIT_S);
}

/** One value of Retry-After; undefined if it is neither a number of seconds nor a date. */
function readWait(value: string, serverNow: number): number | undefined {
  const text = value.trim();
  // several headers may have been joined to one
  if (/^\d{1,15}(?:\s*,\s*\d{1,15})*$/.test(text)) return Math.max(...text.split(',', 20).map(Number));
  const time = readHttpDate(text);
  return time === undefined ? undefined : Math.max(Math.ceil((time - serverNow) / 1000), 0);
}

/** What PingOne's error object says in `details[].innerError.retryAfter`, in seconds. */
function quotaWaits(body: JsonNode | undefined): readonly number[] {
  const [details] = membersNamed(body, 'details');
  const items = details?.kind === 'array' ? details.items : [];
  return items
    .flatMap((item) => membersNamed(item, 'innerError'))
    .flatMap((inner) => membersNamed(inner, 'retryAfter'))
    .flatMap((wait) => (wait.kind === 'number' && wait.number >= 0 ? [Math.ceil(wait.number)] : []));
}
