/** Why the page was locked: by its button, by that of another tab, left alone for too long, or left for another page. */
export type LockReason = 'pressed' | 'elsewhere' | 'idle' | 'left';

const WHY: Readonly<Record<LockReason, string>> = {
  pressed: 'Locked',
  elsewhere: 'Locked, as in another tab of this console',
  idle: 'Locked, for nobody was here',
  left: 'Locked when the page was left',
};

/** Why a page was locked, as a headline. */
export const describeLock = (reason: LockReason): string => WHY[reason];

/** What of a page that was locked is gone, and what is not. */
export const FORGOTTEN =
  'Token, key, secrets and answer are forgotten. The environment, and what you expect, are still in the form.';
