import { useId, type ReactNode } from 'react';

/** What a field hands to its control, so that label, help and error are announced with it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly className: string;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  /** A stable name of the error, for whoever drives the page from outside. */
  readonly reason?: string | undefined;
  readonly warning?: ReactNode;
  /** Whether an error is told at once: it can come without anything having been asked. */
  readonly announced?: boolean;
  readonly action?: ReactNode;
  readonly children: (control: FieldControl) => ReactNode;
}

const CONTROL =
  'block w-full rounded-box border bg-panel px-2.5 py-1.5 text-ink outline-offset-0 transition-colors [&[readonly]]:bg-well [&[readonly]]:text-muted';

/** A label above a control, help below it; an error takes the place of the help, so that nothing jumps. */
export function Field({ label, help, error, reason, warning, announced = false, action, children }: FieldProps) {
  const id = useId();
  const note = error ?? warning ?? help;
  return (
    <div>
      <div className="mb-1 flex min-h-5 items-center justify-between gap-2">
        <label htmlFor={id} className="font-strong">
          {label}
        </label>
        {action}
      </div>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
        className: `${CONTROL} ${error ? 'border-unmet' : 'border-edge'}`,
      })}
      {announced && (
        <span role="status" className="sr-only">
          {error}
        </span>
      )}
      {note && (
        <p
          id={`${id}-note`}
          data-reason={reason}
          className={`mt-1 text-small ${error ? 'text-unmet' : warning ? 'text-warn' : 'text-muted'}`}
        >
          {note}
        </p>
      )}
    </div>
  );
}
