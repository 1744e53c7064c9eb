import { success } from '../result.ts';
import { readDer } from './der.ts';
import type { KeyResult } from './key-reading.ts';
import { kindOf, readPlain } from './plain-der-key.ts';

/**
 * Reads the bytes of a DER or BER file: PKCS#8, PKCS#1, SEC1, PKCS#12, encrypted or not. Anything else is refused as what
 * it is: a public key, a certificate, a request for one.
 * @see https://www.rfc-editor.org/rfc/rfc5958 and https://www.rfc-editor.org/rfc/rfc7292
 */
export async function readDerKey(bytes: Uint8Array<ArrayBuffer>): Promise<KeyResult> {
  const der = readDer(bytes);
  if (!der.ok) return der;
  const kind = kindOf(der.value);
  if (kind === 'EncryptedPrivateKeyInfo')
    return (await import('./encrypted-private-key-info.ts')).readEncryptedPrivateKeyInfo(der.value);
  if (kind === 'PFX') return (await import('./pkcs12.ts')).readPkcs12(der.value);
  const key = await readPlain(der.value, kind);
  return key.ok ? success({ kind: 'jwk', jwk: key.value }) : key;
}
