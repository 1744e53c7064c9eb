import type { SnippetRequest } from './snippet-request.ts';

/** How the request is written in one language. */
export interface Template {
  /** The whole program. */
  readonly code: (request: SnippetRequest) => string;
  /** What to have installed and what to know, as sentences. */
  readonly notes: readonly string[] | ((request: SnippetRequest) => readonly string[]);
  /** Whether it cannot read the environment. */
  readonly hasPlaceholders?: boolean;
  /** Whether it runs in a POSIX shell only. */
  readonly needsShell?: boolean;
}
