import { useRef, useState, type ReactNode } from 'react';
import type { Draft, SecretName } from '../core/draft.ts';
import { LONGEST_FILE } from '../core/saved-environment/environment-file.ts';
import type { PostmanImport } from '../core/saved-environment/postman.ts';
import { savedEnvironmentOf, secretIn, type SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import { EnvironmentRow } from './environment-row.tsx';
import { PostmanPreview } from './postman-preview.tsx';
import { Button } from './ui/button.tsx';
import { CopyButton } from './ui/copy-button.tsx';
import { closeDialog, Dialog } from './ui/dialog.tsx';
import { TextField } from './ui/text-field.tsx';

/** The environments at hand, and what can be done with them. */
export interface EnvironmentsView {
  readonly list: readonly SavedEnvironment[];
  readonly chosen: string | undefined;
  readonly said: string;
  readonly fault: string | undefined;
  readonly save: (draft: Draft, name: string) => void;
  readonly choose: (environment: SavedEnvironment) => void;
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly undo: (() => void) | undefined;
  readonly importText: (text: string) => void;
  readonly exportAll: () => void;
}

export interface EnvironmentsDialogProps {
  readonly draft: Draft;
  readonly saved: EnvironmentsView;
  /** What the address bar says of this environment, as a link. */
  readonly link: string;
  readonly readSecret: (name: SecretName) => string;
  /** Whether it opens at the import of a Postman environment. */
  readonly isPostman: boolean;
  readonly takePostman: (taken: PostmanImport) => void;
  readonly onClose: () => void;
}

/** Environments to switch between, to take along and to share; no secret is ever among what is kept. */
export default function EnvironmentsDialog(props: EnvironmentsDialogProps) {
  const { saved, link, takePostman, onClose } = props;
  const [isPostman, setPostman] = useState(props.isPostman);
  const file = useRef<HTMLInputElement>(null);
  return (
    <Dialog title="Environments" onClose={onClose}>
      {isPostman ? (
        <PostmanPreview
          onBack={() => setPostman(false)}
          onTake={(taken) => {
            takePostman(taken);
            closeDialog();
          }}
        />
      ) : (
        <div className="min-h-0 overflow-y-auto">
          <SaveCurrent {...props} />
          {saved.fault !== undefined && (
            <p role="alert" className="border-t border-line px-4 py-3 text-small text-warn sm:px-5">
              {saved.fault}
            </p>
          )}
          {saved.list.length === 0 ? (
            <p className="border-t border-line px-4 py-4 text-muted sm:px-5">
              Nothing is saved yet. What is saved is the server, the client’s ID and how it authenticates, and what is
              expected: never a token, key or secret.
            </p>
          ) : (
            <ul aria-label="Saved environments">
              {saved.list.map((environment) => (
                <EnvironmentRow
                  key={environment.id}
                  environment={environment}
                  isChosen={environment.id === saved.chosen}
                  onChoose={() => {
                    saved.choose(environment);
                    closeDialog();
                  }}
                  onRename={(name) => saved.rename(environment.id, name)}
                  onDuplicate={() => saved.duplicate(environment.id)}
                  onRemove={() => saved.remove(environment.id)}
                />
              ))}
            </ul>
          )}
          <p className="flex flex-wrap items-center gap-2 border-t border-line px-4 pt-3 text-small sm:px-5">
            <span role="status" aria-label="Result" className="[overflow-wrap:anywhere] text-muted">
              {saved.said}
            </span>
            {saved.undo && (
              <Button
                // what was pressed is gone with what it deleted
                ref={(button) => button?.focus()}
                className="min-h-6 px-2 py-0 text-small"
                onClick={saved.undo}
              >
                Undo
              </Button>
            )}
          </p>
          <Actions>
            <Button onClick={() => setPostman(true)}>Import Postman environment</Button>
            <Button onClick={() => file.current?.click()}>Import file</Button>
            <input
              ref={file}
              type="file"
              accept=".json,application/json"
              aria-label="Environments file"
              className="hidden"
              onChange={(event) => {
                void event.target.files?.[0]
                  ?.slice(0, LONGEST_FILE + 1)
                  .text()
                  .then(saved.importText);
                event.target.value = '';
              }}
            />
            {saved.list.length > 0 && <Button onClick={saved.exportAll}>Export all</Button>}
          </Actions>
          <Actions>
            <span className="min-w-0 flex-1 text-small text-muted">
              A link to what stands in the form, without token, key and secret. The address bar says the same.
            </span>
            <CopyButton label="Copy link" text={link} />
          </Actions>
        </div>
      )}
    </Dialog>
  );
}

const Actions = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2 px-4 py-3 sm:px-5">{children}</div>
);

/** Keeps what stands in the form under a name, unless a secret stands in one of its fields. */
function SaveCurrent({ draft, saved, readSecret }: EnvironmentsDialogProps) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const save = (): void => {
    const known = {
      token: draft.token,
      secret: readSecret('secret'),
      assertion: readSecret('assertion'),
      bearer: readSecret('bearer'),
    };
    const field = secretIn(savedEnvironmentOf(draft, name, ''), known);
    setError(field && `“${field}” holds a token, a key or a secret, which would be kept. Correct it first.`);
    if (field !== undefined) return;
    setName('');
    saved.save(draft, name);
  };
  return (
    <div className="flex items-start gap-2 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-1">
        <TextField
          label="Name"
          wire={false}
          value={name}
          onChange={setName}
          onEnter={save}
          error={error}
          placeholder="Orders API, staging"
          help="Keeps what stands in the form now."
        />
      </div>
      <Button className="mt-6" onClick={save}>
        Save
      </Button>
    </div>
  );
}
