import { useRef, useState } from 'react';
import type { Draft, SecretName } from '../core/draft.ts';
import { LONGEST_FILE } from '../core/saved-environment/environment-file.ts';
import type { EnvironmentsView } from '../core/saved-environment/environments-view.ts';
import type { PostmanImport } from '../core/saved-environment/postman.ts';
import { knownSecretsOf, savedEnvironmentOf, secretIn } from '../core/saved-environment/saved-environment.ts';
import { EnvironmentRow } from './environment-row.tsx';
import { PostmanPreview } from './postman-preview.tsx';
import { SaveEnvironment } from './save-environment.tsx';
import { Button } from './ui/button.tsx';
import { CopyButton } from './ui/copy-button.tsx';
import { closeDialog, Dialog } from './ui/dialog.tsx';
import { FileButton } from './ui/file-button.tsx';

export interface EnvironmentsDialogProps {
  readonly draft: Draft;
  readonly saved: EnvironmentsView;
  /** The name of the saved environment that stands in the form. */
  readonly savedName: string | undefined;
  readonly savedId: string | undefined;
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
  const { takePostman, onClose } = props;
  const [view, setView] = useState<'list' | 'postman' | 'back'>(props.isPostman ? 'postman' : 'list');
  return (
    <Dialog title="Environments" onClose={onClose}>
      {view === 'postman' ? (
        <PostmanPreview
          onBack={() => setView('back')}
          onTake={(taken) => {
            takePostman(taken);
            closeDialog();
          }}
        />
      ) : (
        <List {...props} isBack={view === 'back'} onPostman={() => setView('postman')} />
      )}
    </Dialog>
  );
}

interface ListProps extends EnvironmentsDialogProps {
  /** Whether the import of a Postman environment was left a moment ago. */
  readonly isBack: boolean;
  readonly onPostman: () => void;
}

function List({ draft, saved, savedName, savedId, link, readSecret, isBack, onPostman }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  // what was pressed is gone with what it deleted
  const [wasRemoved, setRemoved] = useState(false);
  const known = () => knownSecretsOf(draft, readSecret);
  return (
    <>
      <SaveEnvironment
        former={savedName}
        secretField={(name) => secretIn(savedEnvironmentOf(draft, name, ''), known())}
        onSave={(name, onSaved) => {
          setRemoved(false);
          saved.save(draft, name, onSaved);
        }}
      />
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 border-y border-line bg-well px-4 py-1 text-small sm:px-5">
        <span
          role="status"
          aria-label="Result"
          className={`min-w-0 flex-1 [overflow-wrap:anywhere] ${saved.said.isFault ? 'text-unmet' : 'text-muted'}`}
        >
          {saved.said.text}
        </span>
        {saved.undo && (
          <Undo
            key={saved.said.text}
            isFocused={wasRemoved}
            onUndo={() => {
              saved.undo?.();
              list.current?.focus();
            }}
          />
        )}
      </div>
      <div className="min-h-0 overflow-y-auto">
        {saved.fault !== undefined && (
          <div role="alert" className="flex flex-wrap items-center gap-2 px-4 py-3 text-small text-warn sm:px-5">
            <span className="min-w-0 flex-1 basis-60">{saved.fault}</span>
            {saved.discard && <Button onClick={saved.discard}>Discard what cannot be read</Button>}
          </div>
        )}
        {saved.list.length === 0 && (
          <p className="px-4 py-4 text-muted sm:px-5">
            Nothing is saved yet. What is saved is the server, the client’s ID and how it authenticates, and what is
            expected: never a token, key or secret.
          </p>
        )}
        <ul ref={list} tabIndex={-1} aria-label="Saved environments" className="divide-y divide-line">
          {saved.list.map((environment) => (
            <EnvironmentRow
              key={environment.id}
              environment={environment}
              isInForm={environment.id === savedId}
              isSecret={(name) => secretIn({ ...environment, name }, known()) !== undefined}
              onChoose={() => {
                saved.choose(environment);
                closeDialog();
              }}
              onRename={(name) => saved.rename(environment.id, name)}
              onDuplicate={() => saved.duplicate(environment.id)}
              onRemove={() => {
                setRemoved(true);
                saved.remove(environment.id);
              }}
            />
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 sm:px-5">
          <Button isFocused={isBack} onClick={onPostman}>
            Import Postman environment
          </Button>
          <FileButton
            label="Environments file"
            longest={LONGEST_FILE}
            onText={saved.importText}
            onUnread={saved.refuseFile}
          >
            Import file
          </FileButton>
          {saved.list.length > 0 && <Button onClick={saved.exportAll}>Export all</Button>}
          <CopyButton label="Copy link" shown="Copy link" text={link} />
        </div>
        <p className="px-4 pb-4 text-small text-muted sm:px-5">
          The link is what stands in the form, as the address bar has it: without token, key and secret.
        </p>
      </div>
    </>
  );
}

interface UndoProps {
  readonly isFocused: boolean;
  readonly onUndo: () => void;
}

const Undo = ({ isFocused, onUndo }: UndoProps) => (
  <Button isFocused={isFocused} look="small" onClick={onUndo}>
    Undo
  </Button>
);
