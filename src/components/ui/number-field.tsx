import { Field } from './field.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly min: number;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string | undefined;
}

/** A whole number as it is typed: a text until somebody reads it. */
export function NumberField({ label, value, min, onChange, help, error }: NumberFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {({ className, ...control }) => (
        <input
          {...control}
          type="number"
          inputMode="numeric"
          min={min}
          step={1}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${className} font-mono`}
        />
      )}
    </Field>
  );
}
