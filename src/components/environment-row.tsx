import { useState } from 'react';
import { introspectionEndpointOf } from '../core/environment/environment.ts';
import { serverOf } from '../core/environment/servers.ts';
import { unconfirmedIn, type SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import { Button } from './ui/button.tsx';
import { TextField } from './ui/text-field.tsx';

interface EnvironmentRowProps {
  readonly environment: SavedEnvironment;
  /** Whether it is what stands in the form. */
  readonly isInForm: boolean;
  /** Whether a name would keep a secret. */
  readonly isSecret: (name: string) => boolean;
  readonly onChoose: () => void;
  readonly onRename: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** One saved environment: where it leads, and what can be done with it. */
export function EnvironmentRow(props: EnvironmentRowProps) {
  const { environment, isInForm, isSecret, onChoose, onRename, onDuplicate, onRemove } = props;
  const { name } = environment;
  const [state, setState] = useState<'shown' | 'renaming' | 'renamed'>('shown');
  const unconfirmed = unconfirmedIn(environment);
  if (state === 'renaming')
    return (
      <li aria-label={name} className="px-4 py-3 sm:px-5">
        <Rename
          name={name}
          isSecret={isSecret}
          onEnd={(renamed) => {
            if (renamed !== undefined && renamed !== name) onRename(renamed);
            setState('renamed');
          }}
        />
      </li>
    );
  return (
    <li aria-label={name} className="flex flex-wrap items-start justify-between gap-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-strong [overflow-wrap:anywhere]">
          {name}
          {isInForm && <span className="ml-2 font-normal text-muted">in the form</span>}
        </p>
        <p className="text-small [overflow-wrap:anywhere] text-muted">{describe(environment)}</p>
        {unconfirmed.length > 0 && (
          <p className="text-small [overflow-wrap:anywhere] text-warn">
            Not confirmed yet, you are asked at first use: {unconfirmed.join(', ')}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center">
        <Button look="small" aria-label={`Use ${name}`} onClick={onChoose}>
          Use
        </Button>
        <Button
          look="small-quiet"
          // the field that had the focus is gone
          isFocused={state === 'renamed'}
          aria-label={`Rename ${name}`}
          onClick={() => setState('renaming')}
        >
          Rename
        </Button>
        <Button look="small-quiet" aria-label={`Duplicate ${name}`} onClick={onDuplicate}>
          Duplicate
        </Button>
        <Button look="small-quiet" aria-label={`Delete ${name}`} onClick={onRemove}>
          Delete
        </Button>
      </div>
    </li>
  );
}

interface RenameProps {
  readonly name: string;
  readonly isSecret: (name: string) => boolean;
  /** Called with the new name, or with none where it stays as it was. */
  readonly onEnd: (name?: string) => void;
}

function Rename({ name, isSecret, onEnd }: RenameProps) {
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<string>();
  const rename = (): void => {
    if (typed.trim() === '') setError('Enter a name.');
    else if (isSecret(typed)) setError('This is a token, a key or a secret, which would be kept.');
    else onEnd(typed.trim());
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves the field, not the whole dialog
    <div
      className="flex items-start gap-2"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd();
      }}
    >
      <div className="min-w-0 flex-1">
        <TextField
          label="New name"
          wire={false}
          value={typed}
          onChange={setTyped}
          onEnter={rename}
          error={error}
          isFocused
        />
      </div>
      <Button className="mt-6" onClick={rename}>
        Rename
      </Button>
      <Button className="mt-6" look="quiet" onClick={() => onEnd()}>
        Cancel
      </Button>
    </div>
  );
}

/** Where it leads and who asks, in one line. */
function describe({ half }: SavedEnvironment): string {
  const { server, environmentId, clientId, method } = half;
  const isPingOne = serverOf(server)?.kind === 'region' || server === 'sandbox';
  const where = isPingOne ? environmentId : introspectionEndpointOf(half, '');
  return [serverOf(server)?.label, where, clientId, method].filter((part) => part !== '').join(' · ');
}
