import { useEffect, useId, useRef } from 'react';
import { describeKey } from '../core/key/describe-key.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import type { SigningKeyState } from '../core/key/signing-key-view.ts';
import { GenerateKey } from './generate-key.tsx';
import { RefusalText } from './key-refusal.tsx';
import type { KeyDetailsProps } from './key-details.tsx';
import { ImportedKey, KeyChooser, KeyDetails, LazyView, UnlockKey } from './lazy-views.tsx';
import { FocusKeeper } from './ui/focus-keeper.tsx';
import { MaskedField } from './ui/masked-field.tsx';

/** What the key's fields need. */
export interface KeyFieldsProps extends Omit<KeyDetailsProps, 'signingKey'> {
  readonly errors: FieldErrors;
  readonly signingKey: SigningKeyState;
}

/** The private key that signs: pasted, dropped, chosen from a set, unlocked or generated. */
export function KeyFields({ errors, signingKey, draft, registered, onChange }: KeyFieldsProps) {
  const { key, refusal, lock, choices } = signingKey;
  const area = useRef<HTMLTextAreaElement>(null);
  const fileId = useId();
  useEffect(() => {
    // imported: no text of it stays behind
    if ((key || choices) && area.current) area.current.value = '';
  }, [key, choices]);
  const card = useRef<HTMLDivElement>(null);
  const { isDownloadable } = signingKey;
  useEffect(() => {
    // a key that was made here has something to be done with it
    if (key && isDownloadable) card.current?.focus();
  }, [key, isDownloadable]);
  const isHeld = key !== undefined || lock !== undefined || choices !== undefined;
  const isTyped = useRef(false);
  const take = (text: string, whole: boolean): void => {
    // a stray keystroke must not cost a key, least of all one whose private half exists nowhere else
    isTyped.current = isHeld && !whole && text !== '';
    if (!isTyped.current) signingKey.importText(text);
  };
  const ofKey = lock ? undefined : refusal; // with a lock, it is about the passphrase
  return (
    <FocusKeeper>
      <p role="status" className="sr-only">
        {announcementOf(signingKey)}
      </p>
      {choices && (
        <LazyView>
          <KeyChooser choices={choices} chosen={key} onChoose={signingKey.choose} />
        </LazyView>
      )}
      {key && (
        <LazyView>
          <ImportedKey
            ref={card}
            signingKey={key}
            isDownloadable={signingKey.isDownloadable ?? false}
            onDownload={signingKey.downloadPrivateKey}
            onRemove={signingKey.remove}
          >
            <KeyDetails draft={draft} signingKey={key} registered={registered} onChange={onChange} />
          </ImportedKey>
        </LazyView>
      )}
      <MaskedField
        label="Signing key"
        rows={key ? 2 : 3}
        element={area}
        onText={take}
        onLeave={(text) => isTyped.current && take(text, true)}
        onFile={signingKey.importFile}
        error={ofKey && !choices ? <RefusalText refusal={ofKey} /> : lock ? undefined : errors.key}
        warning={ofKey && choices && <RefusalText refusal={ofKey} />}
        reason={ofKey?.code}
        placeholder={key ? 'Paste another key to replace it' : '-----BEGIN PRIVATE KEY-----'}
        help={
          key
            ? undefined
            : 'PEM, JWK or JWKS, also inside JSON or .env text; DER and PKCS#12 files. Paste it, or drop a file. It is imported as a key that cannot be read out again, and never leaves this page.'
        }
      />
      {lock && (
        <LazyView>
          <UnlockKey
            lock={lock}
            refusal={refusal}
            isUnlocking={signingKey.busy === 'unlocking'}
            onUnlock={signingKey.unlock}
            onCancel={signingKey.cancelUnlock}
          />
        </LazyView>
      )}
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
            if (file) signingKey.importFile(file);
            event.target.value = '';
          }}
        />
      </div>
      <GenerateKey
        hasKey={key !== undefined}
        isGenerating={signingKey.busy === 'generating'}
        onGenerate={signingKey.generate}
      />
    </FocusKeeper>
  );
}

/** What happens to the key, for those who do not see it happen. */
function announcementOf({ key, refusal, lock, choices, busy }: SigningKeyState): string {
  if (busy === 'generating') return 'Generating a key pair.';
  if (busy === 'unlocking') return 'Unlocking the key.';
  if (refusal && !choices) return `Key refused. ${refusal.sentence}`;
  if (lock) return 'The key is encrypted. Enter its passphrase.';
  if (key) return `Key imported: ${describeKey(key)}.`;
  return choices ? `${choices.length} private keys were imported. Choose the one that signs.` : '';
}
