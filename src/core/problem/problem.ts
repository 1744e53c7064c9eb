import type { Method } from '../environment/client-authentication.ts';
import type { ProblemCode } from './problem-code.ts';
import { REFUSED_PROOF } from './refused-proof.ts';
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

/** One likely cause and the one thing to do about it. */
export interface Cause {
  readonly cause: string;
  readonly remedy: string;
}

/** A problem in words: a title, its likely causes with the likeliest first, and whether sending again can help. */
export interface ProblemWords {
  readonly title: string;
  readonly causes: readonly Cause[];
  readonly retry: boolean;
}

/**
 * A problem in words, for a request that authenticated by this method. Status 501 is final although other server errors may
 * pass.
 */
export function describeProblem(problem: Problem, method?: Method): ProblemWords {
  const [title, retry, ...causes] = PROBLEM_WORDS[problem.code];
  const proof = problem.code === 'client-auth-failed' && method !== undefined ? REFUSED_PROOF[method] : [];
  return {
    title,
    retry: retry && problem.status !== 501,
    causes: [...proof, ...causes].map(([cause, remedy]) => ({ cause, remedy })),
  };
}
