import { useId } from 'react';
import type { SigningKey } from '../core/key/signing-key.ts';
import { Button } from './ui/button.tsx';

/** What is known of the key that was imported: enough to compare it with what is registered, nothing to sign with. */
export function ImportedKey({
  signingKey,
  onRemove,
}: {
  readonly signingKey: SigningKey;
  readonly onRemove: () => void;
}) {
  const id = useId();
  const rows = [
    ['Kind', signingKey.kind === 'Ed25519' ? 'Ed25519' : `${signingKey.kind} ${signingKey.size}`],
    ['Algorithm', signingKey.algorithms.join(', ')],
    ['kid', signingKey.keyId ?? 'none: the assertion names no key'],
    ['Thumbprint', signingKey.thumbprint],
  ] as const;
  return (
    <div
      role="group"
      aria-labelledby={id}
      data-thumbprint={signingKey.thumbprint}
      className="rounded-box border border-line bg-well px-3 py-2 text-small"
    >
      <div className="flex items-center justify-between gap-2">
        <h4 id={id} className="font-strong">
          Imported key
        </h4>
        <Button look="quiet" className="min-h-6 py-0" onClick={onRemove}>
          Remove key
        </Button>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wire">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
