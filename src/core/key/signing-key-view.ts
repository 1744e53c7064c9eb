import type { KeyChoice } from './import-key.ts';
import type { KeyLock } from './key-lock.ts';
import type { NewKeyKind } from './new-key.ts';
import type { KeyRefusal } from './refusal.ts';
import type { SigningKey } from './signing-key.ts';

/** What is known of the signing key: it is there, it waits for its passphrase or for a choice, or it was refused. */
export interface SigningKeyView {
  readonly key?: SigningKey;
  readonly refusal?: KeyRefusal;
  readonly lock?: KeyLock;
  /** The keys of a set; the one in use is `key`. */
  readonly choices?: readonly KeyChoice[];
  readonly busy?: 'reading' | 'unlocking' | 'generating' | undefined;
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
