import type { ProblemCode } from './problem-code.ts';
import { PROBLEM_WORDS } from './problem-words.ts';

/**
 * Why there is no answer to judge, with the facts at hand: what the server said in its own words (`error`,
 * `description`), the id with which its support finds the request, and what the relay saw. All of it is text of others.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly status?: number;
  readonly error?: string;
  readonly description?: string;
  readonly correlationId?: string;
  readonly retryAfter?: string;
  readonly location?: string;
  /** What exactly is wrong, in a sentence of our own. */
  readonly detail?: string;
}

/** A problem in words: a title, and whether sending again can help. Its causes are found by diagnosis. */
export interface ProblemWords {
  readonly title: string;
  readonly retry: boolean;
}

/** A problem in words. Status 501 is final although other server errors may pass. */
export function describeProblem({ code, status }: Pick<Problem, 'code' | 'status'>): ProblemWords {
  const [title, retry] = PROBLEM_WORDS[code];
  return { title, retry: retry && status !== 501 };
}
