import { failure, type Result } from '../result.ts';
import { readPlainDerKey } from './plain-der-key.ts';
import type { PrivateJwk } from './private-jwk.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';

type Opened = Result<PrivateJwk, KeyRefusal>;

/**
 * Tries a passphrase, in each spelling that Unicode gives it, and reads the key that comes out. Plain bytes that are no
 * DER element of exactly their length mean a wrong passphrase; a key that is there but damaged keeps its own reason.
 */
export async function openWith(
  passphrase: string,
  decrypt: (spelling: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
): Promise<Opened> {
  const spellings = new Set([passphrase, passphrase.normalize('NFC'), passphrase.normalize('NFD')]);
  return cancellable(async () => {
    for (const spelling of spellings) {
      const plain = await decrypt(spelling);
      if (plain && looksLikeDer(plain)) return readPlainDerKey(plain);
    }
    return failure(keyRefusal('wrong-passphrase'));
  });
}

/** The work, or the refusal `cancelled` if it was aborted. */
export async function cancellable(work: () => Promise<Opened>): Promise<Opened> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return failure(keyRefusal('cancelled'));
    throw error;
  }
}

function looksLikeDer(bytes: Uint8Array): boolean {
  const [tag, length = 0, high = 0, low = 0] = bytes;
  if (tag !== 0x30) return false;
  if (length < 0x80) return bytes.length === length + 2;
  return length === 0x81 ? bytes.length === high + 3 : length === 0x82 && bytes.length === high * 256 + low + 4;
}
