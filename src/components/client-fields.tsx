import { useEffect, useId, useRef, useState } from 'react';
import { followsPingOneRules } from '../core/environment/servers.ts';
import { algorithmChoices, algorithmOf, METHODS, type Draft, type FieldErrors, type Method } from '../core/inquiry.ts';
import { isDocumentedByPingOne } from '../core/key/algorithms.ts';
import type { KeyRefusal } from '../core/key/refusal.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { Button } from './ui/button.tsx';
import { Group } from './ui/group.tsx';
import { MaskedField } from './ui/masked-field.tsx';
import { SelectField } from './ui/select-field.tsx';
import { TextField } from './ui/text-field.tsx';
import { ImportedKey } from './imported-key.tsx';

interface ClientFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly signingKey: SigningKey | undefined;
  readonly refusal: KeyRefusal | undefined;
  readonly onChange: (patch: Partial<Draft>) => void;
  readonly onKeyText: (text: string) => void;
  readonly onKeyFile: (file: File) => void;
  readonly onRemoveKey: () => void;
  readonly onSecret: (secret: string) => void;
}

const METHOD_LABELS: Record<Method, string> = {
  private_key_jwt: 'private_key_jwt: signed with a private key',
  client_secret_jwt: 'client_secret_jwt: signed with the client secret',
};
const METHOD_OPTIONS = METHODS.map((value) => ({ value, label: METHOD_LABELS[value] }));

/** Who asks, and how that is proven: the key or secret that signs the client_assertion. */
export function ClientFields(props: ClientFieldsProps) {
  const { draft, errors, signingKey, onChange } = props;
  const [optionsOpen, setOptionsOpen] = useState(false);
  const optionsId = useId();
  const choices = algorithmChoices(draft.method, signingKey);
  const algorithm = algorithmOf(draft, signingKey);
  const undocumented = algorithm && followsPingOneRules(draft.server) && !isDocumentedByPingOne(algorithm);
  return (
    <Group title="Client authentication">
      <SelectField
        label="Authentication method"
        value={draft.method}
        options={METHOD_OPTIONS}
        onChange={(method) => onChange({ method: method as Method })}
      />
      <TextField
        label="Client ID"
        value={draft.clientId}
        onChange={(clientId) => onChange({ clientId })}
        error={errors.clientId}
        help="PingOne console: Applications, your application, Overview."
      />
      {draft.method === 'private_key_jwt' ? (
        <KeyFields {...props} />
      ) : (
        <SecretField error={errors.secret} onSecret={props.onSecret} />
      )}
      {undocumented && (
        <p className="text-small text-warn">
          {algorithm} is not documented for PingOne, which names RS, ES and HS with 256, 384 and 512 bits. It may be
          refused.
        </p>
      )}
      {choices.length > 1 && (
        <div>
          <Button
            look="quiet"
            className="-ml-2"
            aria-expanded={optionsOpen}
            aria-controls={optionsId}
            onClick={() => setOptionsOpen(!optionsOpen)}
          >
            Assertion options
          </Button>
          <div id={optionsId} hidden={!optionsOpen} className="mt-1">
            <SelectField
              label="Algorithm"
              value={algorithm ?? ''}
              options={choices.map((value) => ({ value, label: value }))}
              onChange={(value) => onChange({ algorithm: value })}
            />
          </div>
        </div>
      )}
    </Group>
  );
}

function KeyFields({ errors, signingKey, refusal, onKeyText, onKeyFile, onRemoveKey }: ClientFieldsProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const fileId = useId();
  useEffect(() => {
    if (signingKey && area.current) area.current.value = '';
  }, [signingKey]);
  const error = refusal ? (
    <>
      <span className="font-strong">{refusal.sentence}</span> {refusal.remedy}
    </>
  ) : (
    errors.key
  );
  return (
    <>
      {signingKey && <ImportedKey signingKey={signingKey} onRemove={onRemoveKey} />}
      <MaskedField
        label="Signing key"
        rows={signingKey ? 1 : 3}
        element={area}
        onText={onKeyText}
        onFile={onKeyFile}
        error={error}
        reason={refusal?.code}
        placeholder={signingKey ? 'Paste another key to replace it' : '-----BEGIN PRIVATE KEY-----'}
        help="PKCS#8 PEM or private JWK: paste, or drop a file. It is imported as a key that cannot be read out again, and never leaves this page."
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
        <label htmlFor={fileId} className="text-muted">
          Signing key file
        </label>
        <input
          id={fileId}
          type="file"
          className="max-w-full min-w-0 file:mr-2 file:rounded-box file:border file:border-line file:bg-panel file:px-2 file:py-1 file:text-ink"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onKeyFile(file);
            event.target.value = '';
          }}
        />
      </div>
    </>
  );
}

function SecretField({
  error,
  onSecret,
}: {
  readonly error: string | undefined;
  readonly onSecret: (secret: string) => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <MaskedField
      label="Client secret"
      rows={1}
      element={area}
      onText={onSecret}
      error={error}
      help="Used as its UTF-8 text to sign the assertion (HS256). It never leaves this page."
    />
  );
}
