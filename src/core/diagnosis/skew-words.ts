import { describeCountdown } from '../claims/time.ts';

/** What to do about clocks that differ. */
export const SET_THE_CLOCK =
  'Set the clock that is wrong by a time server: this machine’s, or the server’s. Nothing is corrected behind your back.';

/** How two clocks differ, in words and in signed seconds: the server's, seen from this machine. */
export function describeSkew(skew: number): string {
  if (Math.abs(skew) <= 2) return 'The clocks of server and this machine agree within 2 s.';
  const signed = `${skew > 0 ? '+' : ''}${skew} s`;
  const away = Math.abs(skew) < 60 ? '' : `, ${describeCountdown(skew)}`;
  return `The server’s clock is ${skew > 0 ? 'ahead of' : 'behind'} this machine’s: ${signed}${away}.`;
}
