import { success } from '../result.ts';
import { childrenOf, octetsOf, type DerNode } from './der.ts';
import { openWith } from './open-lock.ts';
import { readPasswordEncryption } from './password-encryption.ts';
import type { KeyResult } from './key-reading.ts';

/** Reads a PKCS#8 EncryptedPrivateKeyInfo. @see https://www.rfc-editor.org/rfc/rfc5958#section-3 */
export function readEncryptedPrivateKeyInfo(node: DerNode): KeyResult {
  const [algorithm, encrypted] = childrenOf(node);
  const encryption = readPasswordEncryption(algorithm);
  if (!encryption.ok) return encryption;
  const { scheme, iterations, decrypt } = encryption.value;
  const data = octetsOf(encrypted) ?? new Uint8Array();
  return success({
    kind: 'locked',
    lock: {
      scheme,
      iterations,
      open: (passphrase, signal) => openWith(passphrase, (spelling) => decrypt(spelling, data, signal)),
    },
  });
}
