import { describeDuration, secondsOf } from '../claims/time.ts';
import { NOTABLE_SKEW_S } from '../introspection/clock-skew.ts';
import { memberOf } from '../token/json.ts';
import { evidence, inferred, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';
import { describeSkew, SET_THE_CLOCK } from './skew-words.ts';
import { SOURCES } from './sources.ts';

/** What the clocks do to the assertion: how far apart they are, and whether that alone makes the server refuse it. */
export function clockCauses({ assertion, skew, now, token }: RequestFacts): readonly Cause[] {
  if (assertion === undefined) return [];
  const born = (secondsOf(memberOf(token.claims, 'iat')) ?? 0) - now / 1000;
  if (skew === undefined && born > NOTABLE_SKEW_S)
    return [
      inferred(
        'clock',
        `By this machine’s clock the token will be issued in ${describeDuration(born)}.`,
        'The clock of this machine is behind, or that of the server is ahead; times in an assertion are then refused.',
        SET_THE_CLOCK,
        SOURCES.clockSkew,
      ),
    ];
  if (skew === undefined || Math.abs(skew) <= NOTABLE_SKEW_S) return [];
  const seen = describeSkew(skew);
  const serverNow = now / 1000 + skew;
  const [expires, issued] = ['exp', 'iat'].map((name) => secondsOf(memberOf(assertion.claims, name)));
  if (expires !== undefined && expires <= serverNow)
    return [
      evidence(
        'clock',
        seen,
        `By its clock the assertion has expired ${describeDuration(serverNow - expires)} before it arrives.`,
        SET_THE_CLOCK,
        SOURCES.clockSkew,
      ),
    ];
  if (issued !== undefined && issued > serverNow)
    return [
      evidence(
        'clock',
        seen,
        `By its clock the assertion is from the future, by ${describeDuration(issued - serverNow)}; many servers refuse that.`,
        SET_THE_CLOCK,
        SOURCES.clockSkew,
      ),
    ];
  return [
    inferred('clock', seen, 'Times in the assertion are read by the server’s clock.', SET_THE_CLOCK, SOURCES.clockSkew),
  ];
}
