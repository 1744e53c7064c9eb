import { useId, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface DisclosureProps {
  readonly title: string;
  /** What in it needs attention: whenever that is something new, it opens. */
  readonly attention?: boolean | number;
  readonly children: () => ReactNode;
}

/** A button that shows and hides what belongs to it; the content is there only while it is shown. */
export function Disclosure({ title, attention = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(Boolean(attention));
  const [was, setWas] = useState(attention);
  if (was !== attention) {
    setWas(attention);
    if (attention) setOpen(true);
  }
  const id = useId();
  return (
    <div>
      <Button
        look="quiet"
        className="-ml-2"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" className={open ? 'rotate-90' : ''}>
          <path d="m3 1.5 4 3.5-4 3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        {title}
      </Button>
      {open && (
        <div id={id} className="mt-2 space-y-3">
          {children()}
        </div>
      )}
    </div>
  );
}
