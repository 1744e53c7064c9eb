import type { ReactNode } from 'react';
import { Field } from './field.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly wire?: boolean;
}

/** A one-line text that holds nothing secret. */
export function TextField({
  label,
  value,
  onChange,
  help,
  error,
  placeholder,
  readOnly = false,
  wire = true,
}: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {({ className, ...control }) => (
        <input
          {...control}
          type="text"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          readOnly={readOnly}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          className={`${className} ${wire ? 'font-mono' : ''}`}
        />
      )}
    </Field>
  );
}
