import { blockBytes, type Cipher } from './cipher.ts';

/**
 * Decrypts by WebCrypto where it can, else by a library that is loaded only then. Undefined if the padding is wrong, as
 * it almost always is after a wrong passphrase.
 */
export async function decryptCbc(
  cipher: Cipher,
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (data.length === 0 || data.length % blockBytes(cipher) !== 0) return undefined;
  if (cipher.name !== 'AES' || cipher.keyBytes === 24) {
    const twoKeys = cipher.name === '3DES' && key.length === 16;
    const whole = twoKeys ? new Uint8Array([...key, ...key.subarray(0, 8)]) : key;
    return (await import('./legacy-cipher.ts')).decryptLegacy(cipher, whole, iv, data);
  }
  const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, imported, data));
  } catch {
    return undefined;
  }
}
