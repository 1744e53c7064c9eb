import { useEffect, useRef, type ReactNode } from 'react';
import { algorithmOf, type Draft, type SecretName } from '../core/draft.ts';
import { BASIC_ENCODINGS, type BasicEncoding } from '../core/environment/client-authentication.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import { secretWarning, type SecretAlgorithm } from '../core/key/client-secret.ts';
import { MaskedField } from './ui/masked-field.tsx';
import { SelectField } from './ui/select-field.tsx';

/** What the fields for secret texts need: the texts themselves pass through, they are never props. */
export interface ProofFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly onChange: (patch: Partial<Draft>) => void;
  readonly setSecret: (name: SecretName, text: string) => void;
  readonly readSecret: (name: SecretName) => string;
  /** How often the ready-made assertion was sent already. */
  readonly timesSent: number;
  /** How often the fields were filled from elsewhere: then they show what they hold. */
  readonly filled: number;
}

const ENCODING_LABELS: Record<BasicEncoding, string> = {
  form: 'form-encoded first (RFC 6749)',
  raw: 'raw: as they are',
};
const ENCODING_OPTIONS = BASIC_ENCODINGS.map((value) => ({ value, label: ENCODING_LABELS[value] }));

/** What proves the client by every method but a private key. */
export default function ProofFields(props: ProofFieldsProps) {
  const { draft, errors, onChange } = props;
  switch (draft.method) {
    case 'client_secret_jwt':
    case 'client_secret_basic':
    case 'client_secret_post':
      return (
        <>
          <SecretTextField
            {...props}
            key="secret"
            name="secret"
            label="Client secret"
            error={errors.secret}
            warning={secretNote(props)}
            help={SECRET_HELP[draft.method]}
          />
          {draft.method === 'client_secret_basic' && (
            <SelectField
              label="Credentials encoding"
              value={draft.basicEncoding}
              options={ENCODING_OPTIONS}
              onChange={(basicEncoding) => onChange({ basicEncoding: basicEncoding as BasicEncoding })}
              help="The two differ only where ID or secret have characters such as : + / % or a space; servers disagree."
            />
          )}
        </>
      );
    case 'prepared':
      return (
        <SecretTextField
          {...props}
          key="assertion"
          name="assertion"
          label="Client assertion"
          error={errors.assertion}
          warning={
            props.timesSent > 0 &&
            'It was sent before. Most servers refuse an assertion the second time: sign a new one.'
          }
          help="Sent as it is. The Assertion tab shows what is in it and what this server will think of it."
        />
      );
    case 'bearer':
      return (
        <SecretTextField
          {...props}
          key="bearer"
          name="bearer"
          label="Bearer token"
          error={errors.bearer}
          help="For the introspection endpoint itself: not the token that is asked about."
        />
      );
    default:
      return (
        <p className="text-small text-muted">
          Nothing proves the client: it is only named, as public clients are. The server may refuse that.
        </p>
      );
  }
}

const SECRET_HELP = {
  client_secret_jwt: 'Signs the assertion as its UTF-8 text. It never leaves this page.',
  client_secret_basic: 'Sent to the server in the Authorization header.',
  client_secret_post: 'Sent to the server as client_secret in the form.',
} as const;

/** What to know of a secret that is too short to sign with, or that has white space where nobody sees it. */
function secretNote({ draft, readSecret }: ProofFieldsProps): string | undefined {
  const secret = readSecret('secret');
  if (secret !== secret.trim()) return 'It begins or ends with white space, which is used as a part of it.';
  return draft.method === 'client_secret_jwt'
    ? secretWarning(algorithmOf(draft, undefined) as SecretAlgorithm, new TextEncoder().encode(secret).length)
    : undefined;
}

interface SecretTextFieldProps extends ProofFieldsProps {
  readonly name: SecretName;
  readonly label: string;
  readonly help: string;
  readonly error: ReactNode;
  readonly warning?: ReactNode;
}

function SecretTextField({ name, label, help, error, warning, setSecret, readSecret, filled }: SecretTextFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (area.current) area.current.value = readSecret(name);
    // only when the field appears, or was filled from elsewhere: typing must not be answered with typing
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, filled]);
  return (
    <MaskedField
      label={label}
      rows={name === 'secret' ? 1 : 3}
      element={area}
      onText={(text) => setSecret(name, text)}
      error={error}
      warning={warning}
      help={help}
    />
  );
}
