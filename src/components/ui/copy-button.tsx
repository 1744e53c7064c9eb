import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
  /** What stands on it while nothing was copied. */
  readonly shown?: string;
}

/** Copies a text exactly as it is, and says for a moment that it did, or that the browser did not let it. */
export function CopyButton({ label, text, shown = 'Copy' }: CopyButtonProps) {
  const [copied, copy] = useCopy<string>();
  const outcome = copied && (copied.isDone ? 'Copied' : 'Not allowed');
  return (
    <>
      <Button look="small" aria-label={label} onClick={() => copy(text, label)}>
        {outcome ?? shown}
      </Button>
      <span role="status" className="sr-only">
        {outcome}
      </span>
    </>
  );
}
