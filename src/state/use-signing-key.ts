import { useEffect, useRef, useState } from 'react';
import type { KeyChoice, KeyImport } from '../core/key/import-key.ts';
import type { KeyLock } from '../core/key/key-lock.ts';
import type { NewKeyKind } from '../core/key/new-key.ts';
import { KEY_PART_NOT_LOADED } from '../core/key/not-loaded.ts';
import type { KeyRefusal } from '../core/key/refusal.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { loadKeyGeneration, loadKeyImport } from './lazy-parts.ts';
import { saveFile } from './save-file.ts';

/** What is known of the signing key: it is there, it waits for its passphrase or for a choice, or it was refused. */
export interface SigningKeyView {
  readonly key?: SigningKey;
  readonly refusal?: KeyRefusal;
  readonly lock?: KeyLock;
  /** The keys of a set; the one in use is `key`. */
  readonly choices?: readonly KeyChoice[];
  readonly busy?: 'unlocking' | 'generating';
  /** Whether the private half of a generated key can still be downloaded. */
  readonly isDownloadable?: boolean;
}

/** The signing key and all that can be done with it. */
export interface SigningKeyState extends SigningKeyView {
  readonly importText: (text: string) => void;
  readonly importFile: (file: File) => void;
  readonly unlock: (passphrase: string) => void;
  readonly cancelUnlock: () => void;
  readonly choose: (index: number) => void;
  readonly generate: (kind: NewKeyKind) => void;
  /** Hands out the private half of a generated key, once, and forgets it. */
  readonly downloadPrivateKey: () => void;
  readonly remove: () => void;
}

const LONGEST_FILE = 1_000_000;

/**
 * The owner of the signing key. The text it came from is kept nowhere; an encrypted key stays encrypted until its
 * passphrase is there. The last thing done counts: what an earlier one brings later is dropped.
 */
export function useSigningKey(onKey: (key: SigningKey) => void): SigningKeyState {
  const [view, setView] = useState<SigningKeyView>({});
  const attempt = useRef<AbortController>(undefined);
  const privatePem = useRef<string>(undefined);
  useEffect(() => () => attempt.current?.abort(), []);

  const begin = (): AbortController => {
    attempt.current?.abort();
    attempt.current = new AbortController();
    return attempt.current;
  };
  const take = (key: SigningKey, rest: SigningKeyView = {}): void => {
    setView({ ...rest, key });
    onKey(key);
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
  /** Runs what may take a while, and shows what comes of it unless something else was begun meanwhile. */
  const run = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const { signal } = begin();
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!isMissingPart(error)) throw error;
      setView({ refusal: KEY_PART_NOT_LOADED });
    }
  };
  const importGiven = (read: () => Promise<string | Uint8Array<ArrayBuffer>>): Promise<void> =>
    run(async (signal) => {
      const given = await read();
      if (given.length === 0) return setView(({ key }) => (key ? { key } : {}));
      const { importKey } = await loadKeyImport();
      const result = await importKey(given);
      if (signal.aborted) return;
      privatePem.current = undefined;
      show(result, {});
    });

  return {
    ...view,
    importText: (text) => void importGiven(async () => (text.trim() === '' ? '' : text)),
    importFile: (file) => void importGiven(async () => new Uint8Array(await file.slice(0, LONGEST_FILE).arrayBuffer())),
    unlock: (passphrase) => {
      const { lock } = view;
      if (!lock) return;
      void run(async (signal) => {
        setView({ lock, busy: 'unlocking' });
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
      const { choices } = view;
      if (choice.key.ok) take(choice.key.value, { choices });
      else setView({ choices, refusal: choice.key.reason });
    },
    generate: (kind) =>
      void run(async (signal) => {
        setView({ busy: 'generating' });
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

/** Whether a part of the page did not load, which every browser says in words of its own: the page's server is gone. */
const isMissingPart = (error: unknown): boolean => error instanceof TypeError && /module/i.test(error.message);
