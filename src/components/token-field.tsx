import { useEffect, useRef } from 'react';
import type { IssuerHint } from '../core/environment/issuer-hint.ts';
import { serverOf } from '../core/environment/servers.ts';
import { TOKEN_TYPE_HINTS, type Draft } from '../core/draft.ts';
import { cleanToken, type CleanedToken } from '../core/token/clean.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import type { Token } from '../core/token/token.ts';
import { Button } from './ui/button.tsx';
import { Field } from './ui/field.tsx';
import { Group } from './ui/group.tsx';
import { insertAtOnce, isWholeText, SECRET_TEXT } from './ui/secret-text.ts';
import { SelectField } from './ui/select-field.tsx';
import { ExposedNotice, LazyView, TokenDetails } from './lazy-views.tsx';
import type { TokenDetailsProps } from './token-details.tsx';
import { TokenView } from './token-view.tsx';

export interface TokenFieldProps {
  readonly draft: Draft;
  readonly cleaned: CleanedToken;
  readonly token: Token;
  readonly hint: IssuerHint | undefined;
  readonly errors: FieldErrors;
  readonly signature: TokenDetailsProps['signature'];
  readonly onChange: (patch: Partial<Draft>) => void;
  /** Takes a private key that was pasted here to where it belongs. */
  readonly takeAsKey: (text: string) => void;
}

const HINT_OPTIONS = TOKEN_TYPE_HINTS.map((value) => ({ value, label: value || 'none' }));

/** Beyond this a token is too large to be sent; it is decoded, and shown in part. */
const LONGEST_SHOWN = 250_000;
const PREVIEW = 2_000;

/** What the field shows: exactly what is sent, or the beginning of what is too large for that. */
const fieldText = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, PREVIEW)}…` : text);

function show(element: HTMLTextAreaElement, text: string): void {
  const shown = fieldText(text);
  if (shown !== element.value) element.value = shown;
}

/** The token as pasted. A whole text is cleaned at once; keystrokes are cleaned when the field is left. */
export function TokenField(props: TokenFieldProps) {
  const { draft, cleaned, token, hint, signature, onChange, takeAsKey } = props;
  const error = props.errors.token;
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = useRef('');
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    return insertAtOnce(element, (text) => {
      if (text.length <= LONGEST_SHOWN) return false;
      typed.current = text;
      show(element, text);
      onChange({ token: text });
      return true;
    });
  });
  useEffect(() => {
    // what came from elsewhere, or another of the pasted tokens; what is being typed is left alone
    const isTyped = draft.token === typed.current && draft.chosenToken === '';
    if (area.current && !isTyped) show(area.current, cleaned.text);
  }, [cleaned.text, draft.token, draft.chosenToken]);

  const onInput = (element: HTMLTextAreaElement, whole: boolean): void => {
    const { value } = element;
    typed.current = value;
    onChange({ token: value });
    if (value.length > LONGEST_SHOWN) show(element, value);
    // in the next frame: one insertion can arrive as several input events, and all of it must be read before it is cleaned
    else if (whole) requestAnimationFrame(() => show(element, cleanToken(element.value).text));
  };

  return (
    <Group title="Token">
      {draft.exposed.length > 0 && (
        <LazyView meanwhile="">
          <ExposedNotice
            names={draft.exposed}
            onDismiss={() => {
              onChange({ exposed: [] });
              area.current?.focus();
            }}
          />
        </LazyView>
      )}
      <Field
        label="Token"
        error={error}
        announced
        help={draft.token === '' ? 'Paste an access token: a JWT or an opaque one.' : undefined}
      >
        {({ className, ...control }) => (
          <textarea
            {...control}
            {...SECRET_TEXT}
            ref={area}
            rows={4}
            onInput={(event) => onInput(event.currentTarget, isWholeText(event.nativeEvent))}
            onBlur={(event) => show(event.currentTarget, cleaned.text)}
            className={`${className} resize-y font-mono break-all ${token.kind === 'private-key' ? 'masked' : ''}`}
          />
        )}
      </Field>
      {hint && (
        <p className="flex flex-wrap items-center justify-between gap-2 rounded-box bg-well px-3 py-2">
          <span>
            Its <code className="font-mono">iss</code> names another environment:{' '}
            <span className="font-strong">{serverOf(hint.server)?.label}</span>,{' '}
            <span className="font-mono break-all">{hint.environmentId}</span>
          </span>
          <Button
            onClick={() => {
              onChange({ server: hint.server, environmentId: hint.environmentId });
              area.current?.focus();
            }}
          >
            Use it
          </Button>
        </p>
      )}
      {cleaned.found.length > 1 && (
        <SelectField
          label="Use as token"
          value={draft.chosenToken || cleaned.found[0]?.name || ''}
          options={cleaned.found.map(({ name }) => ({ value: name, label: name }))}
          onChange={(chosenToken) => onChange({ token: draft.token, chosenToken })}
          help="What was pasted holds more than one."
        />
      )}
      {token.kind === 'private-key' && (
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => {
              takeAsKey(draft.token);
              area.current?.focus();
            }}
          >
            Use as signing key
          </Button>
          <Button
            onClick={() => {
              onChange({ token: '' });
              area.current?.focus();
            }}
          >
            Remove it
          </Button>
        </div>
      )}
      <TokenView
        token={token}
        removed={cleaned.removed}
        isExposed={draft.exposed.includes('token')}
        isRefused={error !== undefined}
        signature={signature.check}
        details={
          <LazyView>
            <TokenDetails token={token} draft={draft} signature={signature} onChange={onChange} />
          </LazyView>
        }
      />
      <SelectField
        label="Token type hint"
        value={draft.hint}
        options={HINT_OPTIONS}
        onChange={(value) => onChange({ hint: value })}
      />
    </Group>
  );
}
