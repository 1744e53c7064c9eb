import type { ReactNode } from 'react';
import { Field } from './field.tsx';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly warning?: ReactNode;
  readonly help?: ReactNode;
}

/** A native select: the platform's own list, keyboard and touch behaviour. */
export function SelectField({ label, value, options, onChange, warning, help }: SelectFieldProps) {
  return (
    <Field label={label} warning={warning} help={help}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
