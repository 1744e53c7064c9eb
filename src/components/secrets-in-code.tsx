import { describeCountdown } from '../core/claims/time.ts';
import type { CodeSecrets } from '../core/snippet/snippet-request.ts';
import { Button } from './ui/button.tsx';

import { useNow } from './use-now.ts';

interface SecretsInCodeProps {
  readonly secrets: CodeSecrets | undefined;
  /** Why they cannot be in the code. */
  readonly fault: string | undefined;
  /** Signs another assertion. */
  readonly onAgain: () => void;
}

/** What to know while the code below holds secrets in plain text. */
export function SecretsInCode({ secrets, fault, onAgain }: SecretsInCodeProps) {
  const now = useNow(1000);
  if (fault !== undefined)
    return (
      <p role="alert" className="text-small text-unmet">
        {fault} The code keeps its variables until then.
      </p>
    );
  const left = secrets?.expiresAt === undefined ? undefined : (secrets.expiresAt - now) / 1000;
  return (
    <div role="status" className="space-y-2 rounded-box bg-warn-soft px-3 py-2 text-small text-warn">
      <p>
        The code below holds the token, and what authenticates the client, in plain text. Whoever reads it can use them:
        keep it out of tickets, chats and version control.
      </p>
      {left !== undefined && (
        <p className="flex flex-wrap items-center gap-2">
          <span aria-live="off">
            Its assertion was signed for this code and works once
            {left > 0 ? `, for ${describeCountdown(left)}.` : '. It has expired.'}
          </span>
          <Button look="small" onClick={onAgain}>
            Sign another
          </Button>
        </p>
      )}
    </div>
  );
}
