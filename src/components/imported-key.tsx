import { useId, type ReactNode, type Ref } from 'react';
import type { SigningKey } from '../core/key/signing-key.ts';
import { describeKey } from '../core/key/describe-key.ts';
import { Button } from './ui/button.tsx';

interface ImportedKeyProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly signingKey: SigningKey;
  readonly isDownloadable: boolean;
  readonly onDownload: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** What is known of the key that was imported: enough to compare it with what is registered, nothing to sign with. */
export default function ImportedKey({
  ref,
  signingKey,
  isDownloadable,
  onDownload,
  onRemove,
  children,
}: ImportedKeyProps) {
  const id = useId();
  const rows = [
    ['Kind', describeKey(signingKey)],
    ['Algorithm', signingKey.algorithms.join(', ')],
    ['kid', keyIdText(signingKey)],
    ['Thumbprint', signingKey.thumbprint],
  ] as const;
  return (
    <div
      ref={ref}
      role="group"
      tabIndex={-1}
      aria-labelledby={id}
      data-thumbprint={signingKey.thumbprint}
      className="rounded-box border border-line bg-well px-3 py-2"
    >
      <div className="flex items-center justify-between gap-2">
        <h4 id={id} className="font-strong">
          Imported key
        </h4>
        <Button look="small-quiet" className="-mr-2" onClick={onRemove}>
          Remove key
        </Button>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-small">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wire">{value}</dd>
          </div>
        ))}
      </dl>
      {isDownloadable && (
        <div className="mt-2 flex flex-wrap items-center justify-between gap-2 rounded-box bg-warn-soft px-3 py-2">
          <p className="text-small text-warn">
            The private half exists in this page only, and can be downloaded once. Another key would take its place.
          </p>
          <Button onClick={onDownload}>Download private key</Button>
        </div>
      )}
      {children}
    </div>
  );
}

const keyIdText = ({ keyId, thumbprint }: SigningKey): string =>
  keyId === thumbprint ? 'the thumbprint' : (keyId ?? 'none of its own');
