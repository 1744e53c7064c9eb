import { useState } from 'react';
import { introspectionEndpointOf } from '../core/environment/environment.ts';
import { serverOf } from '../core/environment/servers.ts';
import type { SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import { Button } from './ui/button.tsx';
import { TextField } from './ui/text-field.tsx';

interface EnvironmentRowProps {
  readonly environment: SavedEnvironment;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onRename: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** One saved environment: where it leads, and what can be done with it. */
export function EnvironmentRow({
  environment,
  isChosen,
  onChoose,
  onRename,
  onDuplicate,
  onRemove,
}: EnvironmentRowProps) {
  const { name, half, confirmed } = environment;
  const [renamed, setRenamed] = useState<string>();
  const rename = (): void => {
    if (renamed !== undefined && renamed.trim() !== '') onRename(renamed);
    setRenamed(undefined);
  };
  const small = { look: 'quiet', className: 'min-h-6 py-0 text-small' } as const;
  return (
    <li aria-label={name} className="border-t border-line px-4 py-3 sm:px-5">
      {renamed === undefined ? (
        <div className="flex flex-wrap items-start justify-between gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-strong [overflow-wrap:anywhere]">
              {name}
              {isChosen && <span className="ml-2 font-normal text-muted">chosen last</span>}
            </p>
            <p className="text-small [overflow-wrap:anywhere] text-muted">{describe(environment)}</p>
            {!confirmed && (
              <p className="text-small text-warn">Imported: where it leads is to be confirmed at first use.</p>
            )}
          </div>
          <div className="flex flex-wrap items-center">
            <Button className="min-h-6 px-2 py-0 text-small" aria-label={`Use ${name}`} onClick={onChoose}>
              Use
            </Button>
            <Button {...small} aria-label={`Rename ${name}`} onClick={() => setRenamed(name)}>
              Rename
            </Button>
            <Button {...small} aria-label={`Duplicate ${name}`} onClick={onDuplicate}>
              Duplicate
            </Button>
            <Button {...small} aria-label={`Delete ${name}`} onClick={onRemove}>
              Delete
            </Button>
          </div>
        </div>
      ) : (
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField label="New name" wire={false} value={renamed} onChange={setRenamed} onEnter={rename} isFocused />
          </div>
          <Button onClick={rename}>Rename</Button>
          <Button look="quiet" onClick={() => setRenamed(undefined)}>
            Cancel
          </Button>
        </div>
      )}
    </li>
  );

  function describe(saved: SavedEnvironment): string {
    const { server, environmentId, clientId, method } = saved.half;
    const isPingOne = serverOf(server)?.kind === 'region' || server === 'sandbox';
    const where = isPingOne ? environmentId : introspectionEndpointOf(half, '');
    return [serverOf(server)?.label, where, clientId, method].filter((part) => part !== '').join(' · ');
  }
}
