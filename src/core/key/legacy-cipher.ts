import forge from 'node-forge/lib/forge.js';
import 'node-forge/lib/aes.js';
import 'node-forge/lib/des.js';
import 'node-forge/lib/rc2.js';
import type { Cipher } from './cipher.ts';

const NAMES = { '3DES': '3DES-CBC', DES: 'DES-CBC', AES: 'AES-CBC' } as const;

/**
 * Decrypts in CBC mode what WebCrypto does not: 3DES, DES, RC2, and AES with 192 bits, which Chromium lacks. Undefined if
 * the padding is not that of PKCS#7, as after a wrong passphrase.
 * @see https://www.rfc-editor.org/rfc/rfc2268 for RC2 and its effective key bits
 */
export function decryptLegacy(
  cipher: Cipher,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined {
  const input = forge.util.createBuffer(binary(data));
  const decipher = cipher.name === 'RC2' ? startRc2(key, cipher.effectiveBits, iv) : start(NAMES[cipher.name], key, iv);
  decipher.update(input);
  if (!decipher.finish()) return undefined;
  return Uint8Array.from(decipher.output.getBytes(), (character) => character.charCodeAt(0));
}

function start(algorithm: string, key: Uint8Array, iv: Uint8Array) {
  const decipher = forge.cipher.createDecipher(algorithm, binary(key));
  decipher.start({ iv: binary(iv) });
  return decipher;
}

function startRc2(key: Uint8Array, effectiveBits: number, iv: Uint8Array) {
  const decipher = forge.rc2.createDecryptionCipher(binary(key), effectiveBits);
  decipher.start(binary(iv), null);
  return decipher;
}

const binary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
