import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface FileButtonProps {
  /** What the file is, for those who find the field by its name. */
  readonly label: string;
  /** So many characters are read, and one more: whoever reads them says that it is too much. */
  readonly longest: number;
  readonly onText: (text: string) => void;
  /** Called where the browser cannot read the file. */
  readonly onUnread: () => void;
  readonly children: ReactNode;
}

/** Asks for a file of text, and reads it. */
export function FileButton({ label, longest, onText, onUnread, children }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => field.current?.click()}>{children}</Button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        aria-label={label}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) readFile(file, longest).then(onText, onUnread);
        }}
      />
    </>
  );
}

/** The text of a file, or its beginning where it is longer. Rejects where the browser cannot read it. */
export const readFile = (file: File, longest: number): Promise<string> => file.slice(0, longest + 1).text();
