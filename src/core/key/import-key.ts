import { forgetMatch } from '../lock/forget-match.ts';
import { failure, type Result } from '../result.ts';
import type { KeyLock } from './key-lock.ts';
import { readKey } from './read-key.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';
import { importSigningKey, type SigningKey } from './signing-key.ts';

/** One key of a set: what its set calls it, and the key, or why it cannot sign. */
export interface KeyChoice {
  readonly kid: string | undefined;
  readonly key: Result<SigningKey, KeyRefusal>;
}

/** What came of importing: a key that signs, a key that needs its passphrase first, a set to choose from, or a refusal. */
export type KeyImport =
  | { readonly kind: 'key'; readonly key: SigningKey }
  | { readonly kind: 'locked'; readonly lock: KeyLock }
  | { readonly kind: 'choice'; readonly choices: readonly KeyChoice[]; readonly refusal: KeyRefusal }
  | { readonly kind: 'refused'; readonly refusal: KeyRefusal };

/**
 * Imports pasted text or the bytes of a file. Every key of a set is imported at once, so that nothing of its text needs to
 * be kept until one of them is chosen.
 */
export async function importKey(given: string | Uint8Array<ArrayBuffer>): Promise<KeyImport> {
  try {
    const read = await readKey(given);
    if (!read.ok) return { kind: 'refused', refusal: read.reason };
    if (read.value.kind === 'locked') return read.value;
    if (read.value.kind === 'jwk') return outcomeOf(await importSigningKey(read.value.jwk));
    const choices: KeyChoice[] = [];
    for (const { kid, key } of read.value.members) {
      await new Promise((resolve) => setTimeout(resolve)); // the page stays responsive, however many there are
      choices.push({ kid, key: key.ok ? await importSigningKey(key.value) : failure(key.reason) });
    }
    const refusal = keyRefusal('ambiguous-multiple-keys', `${choices.length} private keys`);
    return { kind: 'choice', choices, refusal };
  } finally {
    forgetMatch();
  }
}

/** Opens an encrypted key with its passphrase and imports it. */
export async function unlockKey(lock: KeyLock, passphrase: string, signal: AbortSignal): Promise<KeyImport> {
  try {
    const opened = await lock.open(passphrase, signal);
    if (!opened.ok) return { kind: 'refused', refusal: opened.reason };
    return outcomeOf(await importSigningKey(opened.value));
  } finally {
    forgetMatch();
  }
}

const outcomeOf = (result: Result<SigningKey, KeyRefusal>): KeyImport =>
  result.ok ? { kind: 'key', key: result.value } : { kind: 'refused', refusal: result.reason };
