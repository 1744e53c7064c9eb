/** The few parts of node-forge that are used: its package has no types of its own, and its index would load all of it. */
declare module 'node-forge/lib/forge.js' {
  interface ByteBuffer {
    getBytes(): string;
  }
  interface Cipher {
    readonly output: ByteBuffer;
    update(input: ByteBuffer): void;
    finish(): boolean;
  }
  const forge: {
    readonly util: { createBuffer(bytes: string): ByteBuffer };
    readonly cipher: {
      createDecipher(algorithm: string, key: string): Cipher & { start(options: { iv: string }): void };
    };
    readonly rc2: {
      createDecryptionCipher(
        key: string,
        effectiveBits: number,
      ): Cipher & { start(iv: string, output: ByteBuffer | null): void };
    };
  };
  export default forge;
}
declare module 'node-forge/lib/aes.js';
declare module 'node-forge/lib/des.js';
declare module 'node-forge/lib/rc2.js';
