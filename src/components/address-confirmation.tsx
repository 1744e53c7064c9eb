import { unconfirmedHosts, type Source, type UnconfirmedHost } from '../core/environment/elsewhere.ts';
import type { Draft } from '../core/draft.ts';
import { Button } from './ui/button.tsx';

interface AddressConfirmationProps {
  readonly draft: Draft;
  /** What is said when something was asked for without it. */
  readonly error: string | undefined;
  readonly onConfirm: (hosts: readonly UnconfirmedHost[]) => void;
}

const SOURCES: Record<Source, string> = {
  link: 'The link that was opened names',
  import: 'What was imported or saved names',
  discovery: 'The server’s metadata name',
};

/** Asks once before anything is sent to a host that came from elsewhere. Every letter of it is shown: its end is what counts. */
export default function AddressConfirmation({ draft, error, onConfirm }: AddressConfirmationProps) {
  const hosts = unconfirmedHosts(draft);
  const [first] = hosts;
  if (!first) return null;
  return (
    <div className="rounded-box bg-warn-soft px-3 py-2 text-small text-warn">
      <p>{SOURCES[first.source]} where this would go. Nothing is sent before you confirm it.</p>
      <dl className="mt-1 space-y-1">
        {hosts.map(({ host, shown, isTarget }) => (
          <div key={host}>
            <dt className="inline">
              {isTarget ? 'Token and credentials: ' : 'Issuer, and audience of the assertion: '}
            </dt>
            <dd className="inline font-mono font-strong [overflow-wrap:anywhere]">{shown}</dd>
          </div>
        ))}
      </dl>
      <Button
        className="mt-2 max-w-full [overflow-wrap:anywhere] whitespace-normal!"
        data-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : 'confirmation-error'}
        onClick={(event) => {
          // the button goes away; whoever pressed it by keyboard goes on with the field before it
          event.currentTarget.parentElement?.previousElementSibling?.querySelector('input')?.focus();
          onConfirm(hosts);
        }}
      >
        Confirm {hosts.map(({ shown }) => shown).join(' ')}
      </Button>
      {error !== undefined && (
        <p id="confirmation-error" className="mt-1 text-unmet">
          {error}
        </p>
      )}
    </div>
  );
}
