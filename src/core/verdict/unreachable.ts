import type { Verdict } from './verdict.ts';

/** The verdict while not even the part of the page that judges can be fetched: the page's own server is gone. */
export const UNREACHABLE: Verdict = {
  state: 'failed',
  headline: 'Failed: Tokenscope itself cannot be reached',
  reason: 'There is no answer to judge: nothing is known about the token.',
  findings: [],
  inactive: [],
};
