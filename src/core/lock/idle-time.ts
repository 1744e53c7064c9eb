/** How long the page may be left alone before it locks itself, in minutes, for a person to choose from. */
export const IDLE_MINUTES = [1, 2, 5, 10, 15, 30, 60] as const;

/** One of {@link IDLE_MINUTES}. */
export type IdleMinutes = (typeof IDLE_MINUTES)[number];

/** What holds until somebody chooses. */
export const DEFAULT_IDLE_MINUTES: IdleMinutes = 10;

/** A moment by both clocks of a browser, in milliseconds: `wall` since the epoch, `steady` since the page began. */
export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

/** Reads what was chosen; anything else than a choice counts as none. */
export const readIdleMinutes = (text: string | null): IdleMinutes =>
  IDLE_MINUTES.find((minutes) => String(minutes) === text) ?? DEFAULT_IDLE_MINUTES;

/**
 * The time between two moments in milliseconds, never less than nothing. The wall clock counts sleep, which a steady clock
 * may leave out; the steady clock counts on where somebody sets the wall clock back.
 * @see https://www.w3.org/TR/hr-time-3/#sec-monotonic-clock
 */
export const timeBetween = (from: Moment, to: Moment): number =>
  Math.max(0, to.wall - from.wall, to.steady - from.steady);

/** The milliseconds left as minutes and seconds, rounded up: `9:41`. */
export function describeTimeLeft(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
