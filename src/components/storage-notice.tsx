import { Button } from './ui/button.tsx';

interface StorageNoticeProps {
  readonly fault: string;
  readonly onEnvironments: () => void;
  readonly onDismiss: () => void;
}

/** Says once what is wrong with the browser's storage; everything works without it. */
export default function StorageNotice({ fault, onEnvironments, onDismiss }: StorageNoticeProps) {
  return (
    <div
      role="status"
      aria-label="Storage"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-warn-soft px-4 py-2 text-small text-warn lg:px-6"
    >
      <span className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">{fault} Everything else works.</span>
      <Button look="small" onClick={onEnvironments}>
        See environments
      </Button>
      <Button look="small" aria-label="Dismiss the storage notice" onClick={onDismiss}>
        Dismiss
      </Button>
    </div>
  );
}
