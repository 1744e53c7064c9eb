import { useEffect, useRef } from 'react';
import type { AskedRequest } from '../core/environment/sample.ts';
import type { Answered } from '../core/introspection/introspect.ts';
import { Button } from './ui/button.tsx';

export interface SandboxReasonProps {
  readonly answered: Answered | undefined;
  readonly reason: {
    readonly text: string | undefined;
    readonly pending: boolean;
    readonly reveal: (of: AskedRequest) => void;
  };
}

/** What keeps a question from ever reaching the sandbox. */
const NOT_REACHED: ReadonlySet<string> = new Set(['offline', 'relay', 'blocked-target']);

/** Afterwards the sandbox tells what no other server does: why it really failed, to be held against the causes above. */
export function SandboxReason({ answered, reason }: SandboxReasonProps) {
  const told = useRef<HTMLParagraphElement>(null);
  const isTold = reason.text !== undefined;
  useEffect(() => {
    // the button that was pressed is gone
    if (isTold && document.activeElement === document.body) told.current?.focus();
  }, [isTold]);
  if (answered?.inquiry.environment.server !== 'sandbox') return null;
  const { text, pending, reveal } = reason;
  const { outcome } = answered;
  if (outcome.kind === 'introspection' || NOT_REACHED.has(outcome.problem.code)) return null;
  const { correlationId } = outcome.problem;
  return (
    <div role="status" aria-label="The sandbox’s reason" className="mt-3 rounded-box bg-well px-3 py-2 text-small">
      {text === undefined ? (
        <p className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 flex-1 basis-48 text-muted">
            The sandbox knows why. Compare it with what is said above; no other server tells.
          </span>
          <Button
            aria-disabled={pending}
            onClick={() => pending || reveal({ clientId: answered.inquiry.clientId, correlationId })}
          >
            Show the true reason
          </Button>
        </p>
      ) : (
        <p ref={told} tabIndex={-1} className="[overflow-wrap:anywhere]">
          <span className="text-muted">The sandbox’s own reason:</span> {text}
        </p>
      )}
    </div>
  );
}
