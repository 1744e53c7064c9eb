import { useEffect, useRef } from 'react';
import type { IssuerHint } from '../core/environment/issuer-hint.ts';
import { serverOf } from '../core/environment/servers.ts';
import { TOKEN_TYPE_HINTS, type Draft } from '../core/draft.ts';
import { cleanToken, type CleanedToken } from '../core/token/clean.ts';
import type { Token } from '../core/token/token.ts';
import { Button } from './ui/button.tsx';
import { Field } from './ui/field.tsx';
import { Group } from './ui/group.tsx';
import { isWholeText, SECRET_TEXT } from './ui/secret-text.ts';
import { SelectField } from './ui/select-field.tsx';
import { TokenView } from './token-view.tsx';

interface TokenFieldProps {
  readonly draft: Draft;
  readonly cleaned: CleanedToken;
  readonly token: Token;
  readonly hint: IssuerHint | undefined;
  readonly error: string | undefined;
  readonly onChange: (patch: Partial<Draft>) => void;
}

const HINT_OPTIONS = TOKEN_TYPE_HINTS.map((value) => ({ value, label: value || 'none' }));

/** What is sent is exactly what is shown. */
function showCleaned(element: HTMLTextAreaElement): void {
  const { text } = cleanToken(element.value);
  if (text !== element.value) element.value = text;
}

/** The token as pasted. A whole text is cleaned at once; keystrokes are cleaned when the field is left. */
export function TokenField({ draft, cleaned, token, hint, error, onChange }: TokenFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (element && cleanToken(element.value).text !== cleaned.text) element.value = cleaned.text;
  }, [cleaned.text]);

  const onInput = (element: HTMLTextAreaElement, whole: boolean): void => {
    onChange({ token: element.value });
    // in the next frame: one insertion can arrive as several input events, and all of it must be read before it is cleaned
    if (whole) requestAnimationFrame(() => showCleaned(element));
  };

  return (
    <Group title="Token">
      <Field
        label="Token"
        error={error}
        help={draft.token === '' ? 'Paste an access token: a JWT or an opaque one.' : undefined}
      >
        {({ className, ...control }) => (
          <textarea
            {...control}
            {...SECRET_TEXT}
            ref={area}
            rows={4}
            onInput={(event) => onInput(event.currentTarget, isWholeText(event.nativeEvent))}
            onBlur={(event) => showCleaned(event.currentTarget)}
            className={`${className} resize-y font-mono break-all`}
          />
        )}
      </Field>
      <TokenView token={token} removed={cleaned.removed} />
      {hint && (
        <p className="flex flex-wrap items-center justify-between gap-2 rounded-box bg-well px-3 py-2">
          <span>
            Its <code className="font-mono">iss</code> names another environment:{' '}
            <span className="font-strong">{serverOf(hint.server)?.label}</span>,{' '}
            <span className="font-mono break-all">{hint.environmentId}</span>
          </span>
          <Button onClick={() => onChange({ server: hint.server, environmentId: hint.environmentId })}>Use it</Button>
        </p>
      )}
      <SelectField
        label="Token type hint"
        value={draft.hint}
        options={HINT_OPTIONS}
        onChange={(value) => onChange({ hint: value })}
      />
    </Group>
  );
}
