import { useMemo, useState } from 'react';
import { assertionOptionsOf, signsAssertion, type Draft, type SecretName } from '../core/draft.ts';
import type { Environment } from '../core/environment/environment.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import type { SigningKeyView } from '../core/key/signing-key-view.ts';
import { LANGUAGES, type LanguageId } from '../core/snippet/languages.ts';
import { failure, success, type Result } from '../core/result.ts';
import { FIELD_LABELS } from '../core/saved-environment/field-labels.ts';
import { isSecretText, knownSecretsOf, type KnownSecrets } from '../core/saved-environment/saved-environment.ts';
import { signerGap, writeSigner } from '../core/snippet/signer.ts';
import { snippetRequestOf } from '../core/snippet/snippet-request.ts';
import { writeSnippet, type Snippet } from '../core/snippet/write-snippet.ts';
import { CodeBlock } from './ui/code-block.tsx';
import { Disclosure } from './ui/disclosure.tsx';
import { SelectField } from './ui/select-field.tsx';
import { Switch } from './ui/switch.tsx';
import { SecretsInCode } from './secrets-in-code.tsx';
import { useCodeSecrets, type ReadCodeSecrets } from './use-code-secrets.ts';

export interface CodeViewProps {
  readonly draft: Draft;
  readonly environment: Environment | undefined;
  readonly signingKey: Pick<SigningKeyView, 'key'>;
  readonly readCodeSecrets: ReadCodeSecrets;
  readonly readSecret: (name: SecretName) => string;
  /** When the question last changed, in milliseconds since the epoch. */
  readonly changedAt: number;
  readonly language: string;
  readonly onLanguage: (id: LanguageId) => void;
}

const LANGUAGE_OPTIONS = LANGUAGES.map(({ id, label }) => ({ value: id, label }));

/** The request that the form makes, as a program that sends it; secrets are variables unless asked for otherwise. */
export default function CodeView(props: CodeViewProps) {
  const { draft, environment, readCodeSecrets, readSecret, changedAt, onLanguage } = props;
  const signingKey = props.signingKey.key;
  const [isIncluded, setIncluded] = useState(false);
  const { secrets, fault, readAgain, forget } = useCodeSecrets(
    isIncluded,
    readCodeSecrets,
    `${changedAt} ${draft.confirmed}`,
  );
  const language = LANGUAGES.find(({ id }) => id === props.language)?.id ?? 'curl';
  const signer = useMemo(
    () => (environment ? signerOf(draft, signingKey, environment, language) : undefined),
    [draft, signingKey, environment, language],
  );
  const snippet = useMemo(() => {
    const request = environment && snippetRequestOf(draft, environment, secrets);
    return request?.ok ? writeSnippet(language, request.value, signer?.ok ? signer.value : undefined) : undefined;
  }, [draft, environment, secrets, language, signer]);
  const misplaced = misplacedIn(draft, knownSecretsOf(draft, readSecret));
  return (
    <div className="space-y-4 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-48">
          <SelectField
            label="Language"
            value={language}
            options={LANGUAGE_OPTIONS}
            onChange={(id) => onLanguage(id as LanguageId)}
          />
        </div>
        <Switch
          label="Include secret values"
          checked={isIncluded}
          onChange={(checked) => {
            setIncluded(checked);
            forget();
          }}
        />
      </div>
      {isIncluded && <SecretsInCode secrets={secrets} fault={fault} onAgain={readAgain} />}
      {misplaced !== undefined ? (
        <p role="alert" className="text-unmet">
          “{misplaced}” holds a token, a key or a secret, which would stand in the code. Correct it first.
        </p>
      ) : snippet === undefined ? (
        <p className="text-muted">Complete the environment: the code is made for its introspection endpoint.</p>
      ) : (
        <>
          <Program name="Request" copyLabel="Copy code" snippet={snippet} language={language} />
          {snippet.setup !== '' && <CodeBlock title="Set the variables" copyLabel="Copy set-up" code={snippet.setup} />}
          {snippet.powershell !== '' && (
            <Disclosure title="Set the variables in PowerShell">
              {() => <CodeBlock title="PowerShell" copyLabel="Copy PowerShell" code={snippet.powershell} />}
            </Disclosure>
          )}
          {signer?.ok && (
            <Program name="Signing the client_assertion" copyLabel="Copy signing code" snippet={signer.value} />
          )}
          {signer?.ok === false && <p className="text-small text-muted">{signer.reason}</p>}
        </>
      )}
    </div>
  );
}

interface ProgramProps {
  readonly name: string;
  readonly copyLabel: string;
  readonly snippet: Snippet;
  readonly language?: LanguageId;
}

/** A program, and what to know of it. */
const Program = ({ name, copyLabel, snippet, ...more }: ProgramProps) => (
  <CodeBlock title={name} copyLabel={copyLabel} code={snippet.code} {...more}>
    <ul className="mt-2 list-disc space-y-1 pl-4 text-small text-muted">
      {snippet.notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  </CodeBlock>
);

/** The program that signs, or a sentence on why there is none; undefined where nothing is to be signed. */
function signerOf(
  draft: Draft,
  signingKey: SigningKey | undefined,
  environment: Environment,
  language: LanguageId,
): Result<Snippet, string> | undefined {
  if (!signsAssertion(draft.method)) return undefined;
  const options = assertionOptionsOf(draft, signingKey, environment);
  if (!options) return failure('Import the signing key, to see code that signs with its algorithm.');
  const signer = writeSigner(language, options, draft.method);
  return signer ? success(signer) : failure(signerGap(language, options, draft.method) ?? '');
}

/** The fields that are written into code as they are. */
const WRITTEN = [
  'environmentId',
  'customDomain',
  'issuer',
  'endpoint',
  'tokenEndpoint',
  'clientId',
  'keyId',
  'customAudience',
] as const;

/** The label of a field that holds a secret and would be written into the code. */
function misplacedIn(draft: Draft, known: KnownSecrets): string | undefined {
  const field = WRITTEN.find((each) => isSecretText(draft[each] ?? '', known));
  if (field) return FIELD_LABELS[field];
  return isSecretText(draft.extraClaims, known) ? 'Extra claims' : undefined;
}
