import { useState } from 'react';
import { NEW_KEY_KINDS, type NewKeyKind } from '../core/key/new-key.ts';
import { Button } from './ui/button.tsx';

interface GenerateKeyProps {
  readonly hasKey: boolean;
  readonly isGenerating: boolean;
  readonly onGenerate: (kind: NewKeyKind) => void;
}

/** Makes a new key pair here, for whoever has none yet. */
export function GenerateKey({ hasKey, isGenerating, onGenerate }: GenerateKeyProps) {
  const [kind, setKind] = useState<NewKeyKind>('RSA 2048');
  return (
    <div className="flex flex-wrap items-center gap-2 text-small">
      <span className="text-muted">{hasKey ? 'A new key:' : 'No key yet?'}</span>
      <select
        aria-label="New key type"
        value={kind}
        onChange={(event) => setKind(event.target.value as NewKeyKind)}
        className="min-h-8 rounded-box border border-edge bg-panel px-2 py-1"
      >
        {NEW_KEY_KINDS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <Button aria-disabled={isGenerating} onClick={() => !isGenerating && onGenerate(kind)}>
        Generate key pair
      </Button>
      {isGenerating && <span className="pulse text-muted">Generating…</span>}
    </div>
  );
}
