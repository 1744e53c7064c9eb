import { unconfirmedHosts, type Source } from '../core/environment/elsewhere.ts';
import type { Draft } from '../core/draft.ts';
import { Button } from './ui/button.tsx';

interface AddressConfirmationProps {
  readonly draft: Draft;
  /** What is said when the question was asked without it. */
  readonly error: string | undefined;
  readonly onConfirm: (hosts: string) => void;
}

const SOURCES: Record<Source, string> = {
  link: 'The link that was opened',
  import: 'The file that was imported',
  discovery: 'The server’s metadata',
};

/** Asks once before anything is sent to a host that nobody typed. */
export function AddressConfirmation({ draft, error, onConfirm }: AddressConfirmationProps) {
  const hosts = unconfirmedHosts(draft);
  if (hosts === '' || !draft.elsewhere) return null;
  return (
    <div className="rounded-box bg-warn-soft px-3 py-2 text-small text-warn">
      <p>
        {SOURCES[draft.elsewhere.source]} names <span className="font-mono break-all">{hosts}</span>. Token and
        credentials are sent there only once you confirm it.
      </p>
      <Button
        className="mt-2 max-w-full"
        data-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : 'confirmation-error'}
        onClick={(event) => {
          // the button goes away; whoever pressed it by keyboard goes on with the field before it
          event.currentTarget.parentElement?.previousElementSibling?.querySelector('input')?.focus();
          onConfirm(hosts);
        }}
      >
        <span className="truncate">Confirm {hosts}</span>
      </Button>
      {error !== undefined && (
        <p id="confirmation-error" className="mt-1 text-unmet">
          {error}
        </p>
      )}
    </div>
  );
}
