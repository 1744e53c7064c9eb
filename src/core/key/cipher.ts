/** A block cipher in CBC mode with the length of its key, in bytes. */
export type Cipher =
  | { readonly name: 'AES'; readonly keyBytes: 16 | 24 | 32 }
  | { readonly name: '3DES'; readonly keyBytes: 16 | 24 }
  | { readonly name: 'DES'; readonly keyBytes: 8 }
  | { readonly name: 'RC2'; readonly keyBytes: number; readonly effectiveBits: number };

/** The block length, which is also that of the initialisation vector, in bytes. */
export const blockBytes = (cipher: Cipher): number => (cipher.name === 'AES' ? 16 : 8);

/** The cipher in words, such as "AES-256-CBC". */
export const describeCipher = (cipher: Cipher): string =>
  cipher.name === 'AES' || cipher.name === 'RC2' ? `${cipher.name}-${cipher.keyBytes * 8}-CBC` : `${cipher.name}-CBC`;
