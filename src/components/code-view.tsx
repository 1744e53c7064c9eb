import { useMemo, useState } from 'react';
import { assertionOptionsOf, signsAssertion, type Draft } from '../core/draft.ts';
import type { Environment } from '../core/environment/environment.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { LANGUAGES, type LanguageId } from '../core/snippet/languages.ts';
import { writeSigner } from '../core/snippet/signer.ts';
import { snippetRequestOf } from '../core/snippet/snippet-request.ts';
import { writeSnippet, type Snippet } from '../core/snippet/write-snippet.ts';
import { CodeBlock } from './ui/code-block.tsx';
import { SelectField } from './ui/select-field.tsx';
import { Switch } from './ui/switch.tsx';
import { SecretsInCode } from './secrets-in-code.tsx';
import { useCodeSecrets, type ReadCodeSecrets } from './use-code-secrets.ts';

interface CodeViewProps {
  readonly draft: Draft;
  readonly environment: Environment | undefined;
  readonly signingKey: SigningKey | undefined;
  readonly readCodeSecrets: ReadCodeSecrets;
  /** When the question last changed, in milliseconds since the epoch. */
  readonly changedAt: number;
  readonly language: string;
  readonly onLanguage: (id: LanguageId) => void;
}

const LANGUAGE_OPTIONS = LANGUAGES.map(({ id, label }) => ({ value: id, label }));

/** The request that the form makes, as a program that sends it; secrets are variables unless asked for otherwise. */
export default function CodeView(props: CodeViewProps) {
  const { draft, environment, signingKey, readCodeSecrets, changedAt, onLanguage } = props;
  const [isIncluded, setIncluded] = useState(false);
  const { secrets, fault, readAgain } = useCodeSecrets(isIncluded, readCodeSecrets, changedAt);
  const language = LANGUAGES.find(({ id }) => id === props.language)?.id ?? 'curl';
  const snippet = useMemo(() => {
    const request = environment && snippetRequestOf(draft, environment, secrets);
    return request?.ok ? writeSnippet(language, request.value) : undefined;
  }, [draft, environment, secrets, language]);
  const signer = useMemo(
    () => (environment ? signerOf(draft, signingKey, environment, language) : undefined),
    [draft, signingKey, environment, language],
  );
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
        <Switch label="Include secret values" checked={isIncluded} onChange={setIncluded} />
      </div>
      {isIncluded && <SecretsInCode secrets={secrets} fault={fault} onAgain={readAgain} />}
      {snippet === undefined ? (
        <p className="text-muted">Complete the environment: the code is made for its introspection endpoint.</p>
      ) : (
        <>
          {snippet.setup !== '' && (
            <CodeBlock title="Set the variables first" copyLabel="Copy set-up" code={snippet.setup} />
          )}
          <CodeBlock title="Ask" copyLabel="Copy code" code={snippet.code} language={language}>
            <Notes snippet={snippet} />
          </CodeBlock>
        </>
      )}
      {signer && (
        <CodeBlock title="Sign the client_assertion" copyLabel="Copy signing code" code={signer.code}>
          <Notes snippet={signer} />
        </CodeBlock>
      )}
    </div>
  );
}

const Notes = ({ snippet }: { readonly snippet: Snippet }) => (
  <ul className="mt-2 list-disc space-y-1 pl-4 text-small text-muted">
    {snippet.notes.map((note) => (
      <li key={note}>{note}</li>
    ))}
  </ul>
);

/** The program that signs, where the method signs and the language has a usual library for it. */
function signerOf(
  draft: Draft,
  signingKey: SigningKey | undefined,
  environment: Environment,
  language: LanguageId,
): Snippet | undefined {
  if (!signsAssertion(draft.method)) return undefined;
  const options = assertionOptionsOf(draft, signingKey, environment);
  return options && writeSigner(language, options, draft.method);
}
