import { useState } from 'react';
import type { Answered } from '../core/introspection/introspect.ts';

/** How far the clocks of servers are ahead of this machine's, in seconds, by what their answers have told. */
export interface ClockState {
  readonly note: (answered: Answered) => void;
  readonly forget: () => void;
  /** The difference at the server with this endpoint; undefined if no answer has told it yet. */
  readonly skewAt: (endpoint: string | undefined) => number | undefined;
}

/** Remembers what the last answer said of time: it holds for the next question to the same endpoint too. */
export function useClock(): ClockState {
  const [told, setTold] = useState<{ readonly endpoint: string; readonly skew: number }>();
  return {
    note: ({ skew, inquiry }) => {
      if (skew !== undefined) setTold({ endpoint: inquiry.environment.introspectionEndpoint, skew });
    },
    forget: () => setTold(undefined),
    skewAt: (endpoint) => (told?.endpoint === endpoint ? told?.skew : undefined),
  };
}
