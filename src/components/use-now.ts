import { useEffect, useState } from 'react';

const LONGEST_TIMER = 2_147_483_647;

/**
 * The time that it is, in milliseconds since the epoch, told anew every so many milliseconds, and at one moment that must
 * not be missed.
 */
export function useNow(every: number, moment?: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  useEffect(() => {
    const wait = moment === undefined ? -1 : moment - Date.now();
    if (wait < 0 || wait > LONGEST_TIMER) return;
    const timer = setTimeout(() => setNow(Date.now()), wait);
    return () => clearTimeout(timer);
  }, [moment]);
  return now;
}
