import { useState } from 'react';
import { isMissingPart } from './lazy-parts.ts';
import { useAttempt } from './use-attempt.ts';

/** What came of something that takes a while, begun last, while it still is the question. */
export interface ResultState<Value> {
  readonly value: Value | undefined;
  readonly pending: boolean;
  /** Begins it; `whenMissing` comes of it where a part of the page cannot be fetched. The value of before stays until then. */
  readonly begin: (work: (signal: AbortSignal) => Promise<Value>, whenMissing: Value) => void;
  /** Says this meanwhile; what is under way goes on. */
  readonly put: (value: Value) => void;
  /** Ends what is under way, and drops the value. */
  readonly forget: () => void;
}

/** Does things of which only the last one begun counts. A fault of our own goes to the crash screen. */
export function useResult<Value>(): ResultState<Value> {
  const [value, setValue] = useState<Value>();
  const [pending, setPending] = useState(false);
  const attempt = useAttempt();
  return {
    value,
    pending,
    begin: (work, whenMissing) => {
      const signal = attempt();
      setPending(true);
      void (async () => {
        const result = await work(signal).catch((fault: unknown) => {
          if (signal.aborted || !isMissingPart(fault)) throw fault;
          return whenMissing;
        });
        if (signal.aborted) return;
        setPending(false);
        setValue(() => result);
      })().catch((fault: unknown) => {
        if (!signal.aborted)
          setValue(() => {
            throw fault; // a fault of our own, for the crash screen
          });
      });
    },
    put: (given) => setValue(() => given),
    forget: () => {
      attempt();
      setPending(false);
      setValue(undefined);
    },
  };
}
