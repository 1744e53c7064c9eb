import { CLOCK_TOLERANCE_S, readExpiry, readTime } from '../claims/time.ts';
import type { JsonNode } from '../token/json.ts';
import type { Finding } from './finding.ts';

/**
 * The finding on `exp`: a token that is active must not have expired. Both moments are in milliseconds since the epoch; only
 * an `exp` that had passed when the server answered contradicts it.
 */
export function judgeExpiry(
  finding: Finding,
  node: JsonNode,
  { now, answeredAt }: { readonly now: number; readonly answeredAt: number },
  repeated: boolean,
): Finding {
  const expiry = readExpiry(node, now);
  const contradicts = expiry === 'expired' && readExpiry(node, answeredAt) === 'expired';
  return {
    ...finding,
    standing: expiry !== 'valid' || repeated ? 'unmet' : 'met',
    expiry,
    flags: contradicts ? [...finding.flags, 'active-but-expired'] : finding.flags,
  };
}

/** The finding on `nbf`: wrong only where it lies ahead or cannot be relied on. `now` in milliseconds since the epoch. */
export function judgeNotBefore(finding: Finding, node: JsonNode, now: number, repeated: boolean): Finding {
  const reading = readTime(node);
  // what cannot be read as a time cannot be known to have passed
  if (reading.kind !== 'time') return { ...finding, standing: 'unmet' };
  if (reading.seconds * 1000 > now)
    return { ...finding, standing: 'unmet', flags: [...finding.flags, 'not-yet-valid'] };
  return repeated ? { ...finding, standing: 'unmet' } : finding;
}

/** What stands as the expected age where the one that was typed is no number. */
export const NO_AGE = 'not a number of seconds';

/**
 * The finding on `auth_time` against a maximum age in seconds; NaN can never be met. `now` in milliseconds since the epoch.
 * @see https://www.rfc-editor.org/rfc/rfc9470#section-6.2
 */
export function judgeAge(finding: Finding, maximumAge: number, now: number, repeated: boolean): Finding {
  const expected = [Number.isNaN(maximumAge) ? NO_AGE : `at most ${maximumAge} s ago`];
  if (finding.server === undefined) return { ...finding, standing: 'missing', expected, absent: expected };
  const reading = readTime(finding.server);
  const age = reading.kind === 'time' ? now / 1000 - reading.seconds : Number.NaN;
  const met = !repeated && age >= -CLOCK_TOLERANCE_S && age <= maximumAge;
  return { ...finding, standing: met ? 'met' : 'unmet', expected, absent: met ? [] : expected };
}

/** What is odd about a time that is not expected to be anything. `now` in milliseconds since the epoch. */
export function timeFlags(claim: string, node: JsonNode, exp: JsonNode | undefined, now: number): readonly string[] {
  const reading = readTime(node);
  if (claim !== 'iat' || reading.kind !== 'time') return [];
  const expiry = exp && readTime(exp);
  return [
    ...(reading.seconds * 1000 > now + CLOCK_TOLERANCE_S * 1000 ? ['iat-in-future'] : []),
    ...(expiry?.kind === 'time' && reading.seconds > expiry.seconds ? ['iat-after-exp'] : []),
  ];
}
