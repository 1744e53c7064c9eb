import { useEffect, useRef } from 'react';
import { describeTimeLeft } from '../core/lock/idle-time.ts';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';
import { useNow } from './use-now.ts';

interface LockButtonProps {
  /** Whether it takes the focus: the page in which something had it was locked. */
  readonly isFocused: boolean;
  /** The time until the page locks itself, in milliseconds; undefined while there is nothing to forget. */
  readonly timeLeft: () => number | undefined;
  /** How long it may be left alone, in minutes. */
  readonly minutes: number;
  /** What the locked page says of itself, by the id of its element. */
  readonly describedBy: string | undefined;
  readonly onLock: () => void;
}

/** From when on the time is about to be up, in milliseconds. */
const soonOf = (minutes: number): number => Math.min(60_000, minutes * 30_000);

/** Forgets everything at a press; shows when the page does so by itself. */
export function LockButton({ isFocused, timeLeft, minutes, describedBy, onLock }: LockButtonProps) {
  useNow(1000);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFocused) button.current?.focus();
  }, [isFocused]);
  const left = timeLeft();
  const isSoon = left !== undefined && left <= soonOf(minutes);
  const text = left === undefined ? '' : describeTimeLeft(left);
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        onClick={onLock}
        aria-label="Lock" // the time is no part of it
        aria-describedby={describedBy}
        title="Forget token, key, secret and answer; Trust check says how long the page may be left alone"
      >
        <Icon name="lock" /> Lock
        {text !== '' && (
          <span aria-hidden="true" className={isSoon ? 'font-strong text-warn' : ''}>
            {text}
          </span>
        )}
      </Button>
      {text !== '' && (
        <span role="timer" aria-live="off" aria-label="Time until the page locks itself" className="sr-only">
          {text}
        </span>
      )}
      <span role="status" className="sr-only">
        {isSoon ? 'The page is about to lock itself.' : ''}
      </span>
    </>
  );
}
