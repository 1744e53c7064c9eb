import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a text exactly as it is, and says for a moment that it did, or that the browser did not let it. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, copy] = useCopy<string>();
  const outcome = copied && (copied.isDone ? 'Copied' : 'Not allowed');
  return (
    <>
      <Button className="min-h-6 px-2 py-0 text-small" aria-label={label} onClick={() => copy(text, label)}>
        {outcome ?? 'Copy'}
      </Button>
      <span role="status" className="sr-only">
        {outcome}
      </span>
    </>
  );
}
