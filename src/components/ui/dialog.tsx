import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface DialogProps {
  readonly title: string;
  /** Called once it is closed, in whatever way: the focus is back where it was by then. */
  readonly onClose: () => void;
  /** Whether the title is only for those who do not see the dialog. */
  readonly isBare?: boolean;
  readonly children: ReactNode;
}

/** Closes the dialog that is open; there is never more than one. */
export const closeDialog = (): void => document.querySelector<HTMLDialogElement>('dialog[open]')?.close();

/** The platform's own modal dialog: it holds the focus, gives it back, and closes with Escape or a press beside it. */
export function Dialog({ title, onClose, isBare = false, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isBeside = useRef(false);
  useLayoutEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- by keyboard it is Escape
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => {
        isBeside.current = event.target === event.currentTarget;
      }}
      // on the click: what is pressed takes the focus away again, and a text may be selected to beyond the edge
      onClick={(event) => isBeside.current && event.target === event.currentTarget && closeDialog()}
      className="mx-auto mt-[8vh] mb-auto max-h-[84vh] w-[min(46rem,calc(100vw-1.5rem))] overflow-hidden rounded-box border border-edge bg-panel p-0 text-ink backdrop:bg-black/40 open:flex"
    >
      <div className="flex min-h-0 w-full flex-col">
        <div
          className={isBare ? 'sr-only' : 'flex items-center justify-between border-b border-line px-4 py-2 sm:px-5'}
        >
          <h2 id={id} className="font-strong">
            {title}
          </h2>
          {!isBare && (
            <Button look="quiet" className="-mr-2" onClick={closeDialog}>
              Close
            </Button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
