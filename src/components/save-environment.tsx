import { useState } from 'react';
import { Button } from './ui/button.tsx';
import { TextField } from './ui/text-field.tsx';

interface SaveEnvironmentProps {
  /** The name of the saved environment that stands in the form. */
  readonly former: string | undefined;
  /** The label of the field that holds a secret, the name included, or undefined. */
  readonly secretField: (name: string) => string | undefined;
  readonly onSave: (name: string, onSaved: () => void) => void;
}

/** Keeps what stands in the form under a name, unless a secret stands in one of its fields. */
export function SaveEnvironment({ former, secretField, onSave }: SaveEnvironmentProps) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const save = (): void => {
    const field = secretField(name);
    if (name.trim() === '') setError('Enter a name.');
    else if (field !== undefined)
      setError(`“${field}” holds a token, a key or a secret, which would be kept. Correct it first.`);
    else {
      setError(undefined);
      onSave(name, () => setName(''));
    }
  };
  return (
    <div className="flex items-start gap-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1">
        <TextField
          label="Name"
          wire={false}
          value={name}
          onChange={setName}
          onEnter={save}
          error={error}
          placeholder="Orders API, staging"
          help={
            former === undefined
              ? 'Keeps what stands in the form. The name of a saved environment replaces it.'
              : `In the form: ${former}.`
          }
        />
      </div>
      <Button className="mt-6" onClick={save}>
        Save
      </Button>
    </div>
  );
}
