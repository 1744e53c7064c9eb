import type { ChangeEvent, KeyboardEvent, ReactNode } from 'react';
import { Field } from './field.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** What Enter does in this field, instead of what it does in the form. */
  readonly onEnter?: () => void;
  readonly readOnly?: boolean;
  readonly wire?: boolean;
  readonly warning?: ReactNode;
  readonly action?: ReactNode;
  /** More than one makes it a text of several lines. */
  readonly rows?: number;
  /** Whether it has the focus as it appears: something was pressed to get to it. */
  readonly isFocused?: boolean;
}

/** A text that holds nothing secret. */
export function TextField({
  label,
  value,
  onChange,
  help,
  error,
  placeholder,
  onEnter,
  readOnly = false,
  wire = true,
  warning,
  action,
  rows = 1,
  isFocused = false,
}: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} warning={warning} action={action}>
      {({ className, ...control }) => {
        const text = {
          ...control,
          value,
          onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
          readOnly,
          onKeyDown: (event: KeyboardEvent) => {
            if (!onEnter || event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onEnter();
          },
          placeholder,
          autoComplete: 'off',
          autoCapitalize: 'off',
          autoCorrect: 'off',
          spellCheck: false,
          autoFocus: isFocused,
          className: `${className} ${wire ? 'font-mono' : ''} ${rows > 1 ? 'resize-y break-all' : ''}`,
        };
        return rows > 1 ? <textarea {...text} rows={rows} /> : <input {...text} type="text" />;
      }}
    </Field>
  );
}
