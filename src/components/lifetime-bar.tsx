import { useState } from 'react';
import { describeCountdown, readMoment, secondsOf } from '../core/claims/time.ts';
import type { JsonNode } from '../core/token/json.ts';
import { useNow } from './use-now.ts';

interface LifetimeBarProps {
  readonly iat: JsonNode | undefined;
  readonly exp: JsonNode | undefined;
  readonly authTime: JsonNode | undefined;
  /** Whether all is well with the token; only then is the time that is left a good sign. */
  readonly isGood: boolean;
  /** Whether there is a verdict, which tells by itself when the token expires. */
  readonly isJudged: boolean;
  /** Whose times these are, for people. */
  readonly voice: string;
}

/** The life of the token as a bar from iat over now to exp, live; the moment at which it expires is announced. */
export function LifetimeBar({ iat, exp, authTime, isGood, isJudged, voice }: LifetimeBarProps) {
  const now = useNow(1000);
  const [start, end] = [secondsOf(iat), secondsOf(exp)];
  const [sawAlive, setSawAlive] = useState(false);
  const alive = end !== undefined && now / 1000 < end;
  if (alive && !sawAlive) setSawAlive(true);
  if (end === undefined) return null;
  const signOn = secondsOf(authTime);
  const first = Math.min(start ?? end, signOn ?? end);
  const span = end - first;
  const place = (seconds: number): number =>
    span > 0 ? Math.min(Math.max((seconds - first) / span, 0), 1) * 100 : 100;
  const left = end - now / 1000;
  const isLow = alive && left < 60;
  const colour = !alive ? 'text-unmet' : isLow ? 'text-warn' : 'text-ink';
  return (
    <div role="group" aria-label="Lifetime" className="px-4 pt-3 sm:px-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span role="timer" className={`font-strong ${colour}`}>
          {alive ? `Expires in ${describeCountdown(left)}` : `Expired ${describeCountdown(left)} ago`}
        </span>
        <span className="text-small text-muted">
          {start !== undefined && end > start && `Lifetime ${describeCountdown(end - start)}, `}
          {voice}
        </span>
      </p>
      {span > 0 && (
        <svg
          aria-hidden="true"
          viewBox="0 0 100 6"
          preserveAspectRatio="none"
          className={`mt-1 block h-2 w-full overflow-visible ${alive ? (isLow ? 'text-warn' : isGood ? 'text-met' : 'text-edge') : 'text-unmet'}`}
        >
          <rect width="100" height="6" className="fill-line" />
          <rect
            x={alive ? place(now / 1000) : 0}
            width={alive ? 100 - place(now / 1000) : 100}
            height="6"
            className="fill-current"
            opacity="0.6"
          />
          {alive && <rect x={Math.min(place(now / 1000), 99.6)} y="-2" width="0.4" height="10" className="fill-ink" />}
        </svg>
      )}
      <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-small text-muted">
        {signOn !== undefined && <Mark name="signed on" seconds={signOn} now={now} />}
        {start !== undefined && <Mark name="issued" seconds={start} now={now} />}
        <Mark name={alive ? 'expires' : 'expired'} seconds={end} now={now} />
      </p>
      <p role="status" className="sr-only">
        {sawAlive && !alive && !isJudged ? 'The token has expired.' : ''}
      </p>
    </div>
  );
}

function Mark({ name, seconds, now }: { readonly name: string; readonly seconds: number; readonly now: number }) {
  const { local } = readMoment(seconds, now);
  return (
    <span>
      {name} {local}
    </span>
  );
}
