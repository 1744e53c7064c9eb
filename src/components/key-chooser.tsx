import type { KeyChoice } from '../core/key/import-key.ts';
import { describeKey } from '../core/key/describe-key.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { Field } from './ui/field.tsx';

interface KeyChooserProps {
  readonly choices: readonly KeyChoice[];
  readonly chosen: SigningKey | undefined;
  readonly onChoose: (index: number) => void;
}

/** The keys of a set by their kid, for a person to choose the one that signs; none is ever chosen silently. */
export default function KeyChooser({ choices, chosen, onChoose }: KeyChooserProps) {
  const index = choices.findIndex(({ key }) => key.ok && key.value === chosen);
  const values = choices.map(({ kid }, at) => kid ?? `#${at + 1}`);
  return (
    <Field label="Key in set" help={`This set has ${choices.length} private keys. One of them signs.`}>
      {(control) => (
        <select
          {...control}
          value={values[index] ?? ''}
          onChange={(event) => onChoose(values.indexOf(event.target.value))}
        >
          <option value="" disabled>
            Choose the key to sign with
          </option>
          {choices.map(({ kid, key }, at) => (
            <option key={values[at]} value={values[at]} disabled={!key.ok}>
              {`${key.ok ? describeKey(key.value) : key.reason.sentence} · ${kid ?? 'no kid'}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
