import { useEffect, useState, type DragEvent, type ReactNode, type RefObject } from 'react';
import { Field } from './field.tsx';
import { Button } from './button.tsx';
import { insertAtOnce, isWholeText, SECRET_TEXT } from './secret-text.ts';

interface MaskedFieldProps {
  readonly label: string;
  readonly rows: number;
  readonly element: RefObject<HTMLTextAreaElement | null>;
  /** Called with the text at every change; `whole` tells a paste from a keystroke. */
  readonly onText: (text: string, whole: boolean) => void;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly reason?: string | undefined;
  readonly warning?: ReactNode;
  readonly placeholder?: string;
  readonly onFile?: (file: File) => void;
  /** Called with the text when the field is left. */
  readonly onLeave?: (text: string) => void;
}

/**
 * A field for key or secret: uncontrolled, so that its text is in no state and no markup; masked until asked, and masked
 * again when it is left. A text box, not a password box: browsers offer to store what stands in those.
 */
export function MaskedField({
  label,
  rows,
  element,
  onText,
  help,
  error,
  reason,
  warning,
  placeholder,
  onFile,
  onLeave,
}: MaskedFieldProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => (element.current ? insertAtOnce(element.current) : undefined), [element]);
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (!file || !onFile) return;
    event.preventDefault();
    onFile(file);
  };
  const reveal = (
    <Button
      look="small-quiet"
      aria-label={`${shown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
      className="-mr-2"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        setShown(!shown);
        element.current?.focus();
      }}
    >
      {shown ? 'Hide' : 'Show'}
    </Button>
  );
  return (
    <Field label={label} help={help} error={error} reason={reason} warning={warning} action={reveal}>
      {({ className, ...control }) => (
        <textarea
          {...control}
          {...SECRET_TEXT}
          ref={element}
          rows={rows}
          placeholder={placeholder}
          onInput={(event) => onText(event.currentTarget.value, isWholeText(event.nativeEvent))}
          onBlur={(event) => {
            setShown(false);
            onLeave?.(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            // in one line a line break would be a part of the secret that nobody sees
            if (rows === 1 && event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
          onDrop={onDrop}
          className={`${className} resize-y font-mono break-all ${shown ? 'unmasked' : 'masked'}`}
        />
      )}
    </Field>
  );
}
