import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { readIdleMinutes, timeBetween, type IdleMinutes, type Moment } from '../core/lock/idle-time.ts';
import type { Draft } from '../core/draft.ts';
import type { LockReason } from '../core/lock/lock-reason.ts';
import { onLockElsewhere } from './other-tabs.ts';
import { readItem, writeItem } from './stored-item.ts';
import type { Confirmed } from './use-draft.ts';

const STORED_AS = 'tokenscope.idle';
/** What begins the countdown: from then on there may be something to forget. */
const BEGINNINGS = ['input', 'click', 'drop'] as const;
/** What shows that somebody is here. */
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown', ...BEGINNINGS] as const;
/** When time may have passed without a tick of the clock. */
const RETURNS = ['focus', 'pageshow', 'visibilitychange', 'resume'] as const;

/** What a page that was locked hands on to the one in its place: why, and which hosts a person has confirmed. */
export interface Opening {
  readonly reason: LockReason;
  readonly kept: Confirmed;
}

/** When the page locks itself, and how it is locked. */
export interface LockState {
  readonly minutes: IdleMinutes;
  readonly setMinutes: (minutes: IdleMinutes) => void;
  /** The time until the page locks itself, in milliseconds; undefined until anything was entered. */
  readonly timeLeft: () => number | undefined;
  /** Locks this page, and those of the other tabs. */
  readonly onLock: () => void;
}

/**
 * The owner of the moments at which the page is locked: by its button, here or in another tab; when nobody was here for the
 * time chosen, by the clock on the wall; when the page is left, or frozen. The time counts from the first thing that
 * was entered, or came by a link.
 */
export function useLock(draft: Draft, onLock: (next: Opening) => void): LockState {
  const [minutes, setMinutes] = useState(() => readIdleMinutes(readItem(STORED_AS)));
  const lastSign = useRef<Moment>(undefined);
  const tell = useRef<() => void>(undefined);
  const timeLeft = (): number | undefined =>
    lastSign.current && minutes * 60_000 - timeBetween(lastSign.current, moment());
  const { elsewhere, confirmed } = draft;
  const lock = (reason: LockReason): void => onLock({ reason, kept: { elsewhere, confirmed } });
  const lockBy = useEffectEvent(lock);
  const isExpired = useEffectEvent(() => {
    // a token that came by a link, without a sign of anybody
    if (draft.token !== '') lastSign.current ??= moment();
    return (timeLeft() ?? 1) <= 0;
  });

  useEffect(() => {
    const check = (): boolean => {
      const expired = isExpired();
      if (expired) lockBy('idle');
      return expired;
    };
    const onSign = ({ type }: Event): void => {
      // whoever comes back too late finds the page locked
      if (!check() && (lastSign.current || BEGINNINGS.some((each) => each === type))) lastSign.current = moment();
    };
    const onLeave = (): void => lockBy('left');
    const tabs = onLockElsewhere(() => lockBy('elsewhere'));
    tell.current = tabs.tell;
    const timer = setInterval(check, 1000);
    const gone = new AbortController();
    const heard = { capture: true, passive: true, signal: gone.signal };
    for (const type of SIGNS) addEventListener(type, onSign, heard);
    for (const type of RETURNS) addEventListener(type, check, heard);
    for (const type of ['pagehide', 'freeze']) addEventListener(type, onLeave, heard);
    return () => {
      gone.abort();
      tabs.close();
      clearInterval(timer);
    };
  }, []);

  return {
    minutes,
    setMinutes: (chosen) => {
      setMinutes(chosen);
      writeItem(STORED_AS, String(chosen));
    },
    timeLeft,
    onLock: () => {
      tell.current?.();
      lock('pressed');
    },
  };
}

const moment = (): Moment => ({ wall: Date.now(), steady: performance.now() });
