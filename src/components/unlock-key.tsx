import { useEffect, useRef } from 'react';
import type { KeyLock } from '../core/key/key-lock.ts';
import type { KeyRefusal } from '../core/key/refusal.ts';
import { RefusalText } from './key-refusal.tsx';
import { Button } from './ui/button.tsx';
import { MaskedField } from './ui/masked-field.tsx';

interface UnlockKeyProps {
  readonly lock: KeyLock;
  readonly refusal: KeyRefusal | undefined;
  readonly isUnlocking: boolean;
  readonly onUnlock: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the passphrase of an encrypted key. What a file makes the derivation cost is said, and can be cancelled. */
export default function UnlockKey({ lock, refusal, isUnlocking, onUnlock, onCancel }: UnlockKeyProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // another key has another passphrase
    if (!lock || !area.current) return;
    area.current.value = '';
    area.current.focus();
  }, [lock]);
  const unlock = (): void => {
    if (!isUnlocking) onUnlock(area.current?.value ?? '');
  };
  const isCostly = lock.iterations > 1_000_000;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter in the field does what the button does
    <div
      className="space-y-2"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.target !== area.current) return;
        event.preventDefault();
        unlock();
      }}
    >
      <MaskedField
        label="Passphrase"
        rows={1}
        element={area}
        onText={() => {}}
        error={refusal && <RefusalText refusal={refusal} />}
        reason={refusal?.code}
        help={`The key is encrypted (${lock.scheme}). The passphrase never leaves this page.`}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={unlock} aria-disabled={isUnlocking}>
          Unlock key
        </Button>
        {isUnlocking && (
          <>
            <Button onClick={onCancel}>Cancel unlocking</Button>
            <span className="pulse text-small text-muted">Unlocking…</span>
          </>
        )}
      </div>
      {isCostly && (
        <p className="text-small text-warn">
          The file makes the derivation repeat {lock.iterations.toLocaleString('en')} times: that can take a minute.
        </p>
      )}
    </div>
  );
}
