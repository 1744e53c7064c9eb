import { useRef, useState } from 'react';
import type { KeyImport } from '../core/key/import-key.ts';
import { FILE_NOT_READ, KEY_PART_NOT_LOADED } from '../core/key/not-loaded.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import type { SigningKeyState, SigningKeyView } from '../core/key/signing-key-view.ts';
import { isMissingPart, loadKeyGeneration, loadKeyImport } from './lazy-parts.ts';
import { saveFile } from './save-file.ts';
import { useAttempt } from './use-attempt.ts';

const LONGEST_FILE = 1_000_000;

/**
 * The owner of the signing key. The text it came from is kept nowhere; an encrypted key stays encrypted until its
 * passphrase is there. The last thing done counts: what an earlier one brings later is dropped.
 */
export function useSigningKey(onKey: () => void): SigningKeyState {
  const [view, setView] = useState<SigningKeyView>({});
  const begin = useAttempt();
  const privatePem = useRef<string>(undefined);

  const take = (key: SigningKey, rest: SigningKeyView = {}): void => {
    setView({ ...rest, key });
    onKey();
  };
  const show = (result: KeyImport, whenRefused: SigningKeyView): void => {
    switch (result.kind) {
      case 'key':
        return take(result.key);
      case 'locked':
        return setView({ lock: result.lock });
      case 'choice':
        return setView({ choices: result.choices, refusal: result.refusal });
      case 'refused':
        return setView({ ...whenRefused, refusal: result.refusal });
    }
  };
  /** Runs what may take a while, unless something else is begun meanwhile. */
  const run = async (busy: SigningKeyView['busy'], work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const signal = begin();
    setView((current) => ({ ...current, busy }));
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isMissingPart(error)) return setView({ refusal: KEY_PART_NOT_LOADED });
      // a fault of ours: thrown where the crash screen catches it
      setView(() => {
        throw error;
      });
    }
  };
  const importGiven = (given: string | Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> =>
    loadKeyImport()
      .then(({ importKey }) => importKey(given))
      .then((result) => {
        if (signal.aborted) return;
        privatePem.current = undefined;
        return show(result, {});
      });

  return {
    ...view,
    importText: (text) => {
      if (text.trim() !== '') return void run('reading', (signal) => importGiven(text, signal));
      begin();
      // an emptied field takes back what was in it, not a key that was imported before
      setView(({ key, choices, isDownloadable }) =>
        key ? { key, ...(choices ? { choices } : {}), ...(isDownloadable ? { isDownloadable } : {}) } : {},
      );
    },
    importFile: (file) =>
      void run('reading', async (signal) => {
        const bytes = await file
          .slice(0, LONGEST_FILE)
          .arrayBuffer()
          .catch(() => undefined);
        if (signal.aborted) return;
        if (bytes) return importGiven(new Uint8Array(bytes), signal);
        setView({ refusal: FILE_NOT_READ });
      }),
    unlock: (passphrase) => {
      const { lock } = view;
      if (!lock) return;
      void run('unlocking', async (signal) => {
        const { unlockKey } = await loadKeyImport();
        const result = await unlockKey(lock, passphrase.replace(/[\r\n]+$/, ''), signal);
        if (!signal.aborted) show(result, { lock });
      });
    },
    cancelUnlock: () => {
      begin();
      setView(({ lock }) => (lock ? { lock } : {}));
    },
    choose: (index) => {
      const choice = view.choices?.[index];
      if (!choice || !view.choices) return;
      begin();
      const { choices } = view;
      if (choice.key.ok) take(choice.key.value, { choices });
      else setView({ choices, refusal: choice.key.reason });
    },
    generate: (kind) =>
      void run('generating', async (signal) => {
        const { generateKey } = await loadKeyGeneration();
        const made = await generateKey(kind);
        if (signal.aborted) return;
        if (!made.ok) return setView({ refusal: made.reason });
        privatePem.current = made.value.privatePem;
        take(made.value.key, { isDownloadable: true });
      }),
    downloadPrivateKey: () => {
      const pem = privatePem.current;
      privatePem.current = undefined;
      setView(({ isDownloadable: _taken, ...rest }) => rest);
      if (pem !== undefined) saveFile(`tokenscope-${view.key?.thumbprint.slice(0, 8)}.private.pem`, pem);
    },
    remove: () => {
      begin();
      privatePem.current = undefined;
      setView({});
    },
  };
}
