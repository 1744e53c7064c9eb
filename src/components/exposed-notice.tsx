import { listed } from '../core/claims/excerpt.ts';
import { Button } from './ui/button.tsx';

/** Says that something secret stood in the page's address, from which it was taken, and what that means. */
export default function ExposedNotice({
  names,
  onDismiss,
}: {
  readonly names: readonly string[];
  readonly onDismiss: () => void;
}) {
  return (
    <div
      role="alert"
      data-exposed={names.join(' ')}
      className="space-y-2 rounded-box bg-warn-soft px-3 py-2 text-small text-warn"
    >
      <p>
        <span className="font-strong">Exposed: </span>
        the address of this page held {listed(names.map((name) => `“${name}”`))}. It was taken out of the address, but
        may stay in the browser’s history, in logs and in whatever the link came from. Treat it as known to others
        {names.includes('token') ? ' and revoke the token once you are done.' : '.'}
        {names.some((name) => name !== 'token') && ' Secrets were dropped, and not used: replace them.'}
      </p>
      <Button look="small" onClick={onDismiss}>
        Dismiss
      </Button>
    </div>
  );
}
