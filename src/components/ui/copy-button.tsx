import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** Copies a text exactly as it is, and says for a moment that it did, or that the browser did not let it. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [outcome, setOutcome] = useState<'Copied' | 'Not allowed'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('Copied'),
      () => setOutcome('Not allowed'),
    );
  };
  return (
    <>
      <Button className="min-h-6 px-2 py-0 text-small" aria-label={label} onClick={copy}>
        {outcome ?? 'Copy'}
      </Button>
      <span role="status" className="sr-only">
        {outcome}
      </span>
    </>
  );
}
