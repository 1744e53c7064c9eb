import { failure, success } from '../result.ts';
import { decryptCbc } from './cbc.ts';
import { blockBytes, describeCipher, type Cipher } from './cipher.ts';
import { deriveOpenSsl } from './key-derivation.ts';
import { bytesOfHex } from './octets.ts';
import { openWith } from './open-lock.ts';
import type { DekInfo } from './pem.ts';
import type { KeyResult } from './key-reading.ts';
import { keyRefusal } from './refusal.ts';

const CIPHERS: Readonly<Record<string, Cipher>> = {
  'AES-128-CBC': { name: 'AES', keyBytes: 16 },
  'AES-192-CBC': { name: 'AES', keyBytes: 24 },
  'AES-256-CBC': { name: 'AES', keyBytes: 32 },
  'DES-EDE3-CBC': { name: '3DES', keyBytes: 24 },
  'DES-EDE-CBC': { name: '3DES', keyBytes: 16 },
  'DES-CBC': { name: 'DES', keyBytes: 8 },
  'RC2-CBC': { name: 'RC2', keyBytes: 16, effectiveBits: 128 },
  'RC2-40-CBC': { name: 'RC2', keyBytes: 5, effectiveBits: 40 },
  'RC2-64-CBC': { name: 'RC2', keyBytes: 8, effectiveBits: 64 },
};

/**
 * Reads a traditional encrypted PEM, the kind with a `DEK-Info` line: its key is MD5 of passphrase and vector.
 * @see https://docs.openssl.org/3.0/man3/PEM_read_bio_PrivateKey/#pem-encryption-format
 */
export function readTraditionalPem(data: Uint8Array<ArrayBuffer>, { cipher: name, iv: hex }: DekInfo): KeyResult {
  const cipher = CIPHERS[name];
  const iv = bytesOfHex(hex);
  if (!cipher) return failure(keyRefusal('unsupported-encryption', name.slice(0, 40)));
  if (iv.length !== blockBytes(cipher)) return failure(keyRefusal('corrupt'));
  if (data.length % blockBytes(cipher) !== 0) return failure(keyRefusal('truncated'));
  const decrypt = async (passphrase: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const key = await deriveOpenSsl(new TextEncoder().encode(passphrase), iv.slice(0, 8), cipher.keyBytes);
    return decryptCbc(cipher, key, iv, data);
  };
  return success({
    kind: 'locked',
    lock: {
      scheme: `traditional PEM, ${describeCipher(cipher)}`,
      iterations: 1,
      open: (passphrase) => openWith(passphrase, decrypt),
    },
  });
}
