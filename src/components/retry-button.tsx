import { useEffect, useRef, useState } from 'react';
import { describeCountdown } from '../core/claims/time.ts';
import { Button } from './ui/button.tsx';
import { useNow } from './use-now.ts';

interface RetryButtonProps {
  /** Until when the server wants to be left alone, in milliseconds since the epoch. */
  readonly until: number;
  readonly onRetry: () => void;
}

/** Asks once more, signed anew: after the time that the server asked for, unless a person skips the wait. */
export function RetryButton({ until, onRetry }: RetryButtonProps) {
  const now = useNow(1000, until);
  const [isSkipped, setSkipped] = useState(false);
  const left = isSkipped ? 0 : Math.ceil((until - now) / 1000);
  const retry = useRef<HTMLButtonElement>(null);
  const isWaiting = left > 0;
  const wasWaiting = useRef(isWaiting);
  useEffect(() => {
    // the button that had the focus is gone with the wait
    if (wasWaiting.current && !isWaiting && document.activeElement === document.body) retry.current?.focus();
    wasWaiting.current = isWaiting;
  }, [isWaiting]);
  return (
    <>
      <Button
        ref={retry}
        aria-disabled={isWaiting}
        className="aria-disabled:opacity-50"
        onClick={() => isWaiting || onRetry()}
      >
        Retry
      </Button>
      {isWaiting && (
        <span className="flex flex-wrap items-center gap-2 text-small">
          <span role="timer" aria-live="off" data-wait={left}>
            The server asks to wait: {describeCountdown(left)} left.
          </span>
          <Button look="small-quiet" onClick={() => setSkipped(true)}>
            Skip the wait
          </Button>
        </span>
      )}
    </>
  );
}
