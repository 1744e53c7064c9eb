import { failure, success, type Result } from '../result.ts';
import { decryptCbc } from './cbc.ts';
import { blockBytes, describeCipher, type Cipher } from './cipher.ts';
import { childrenOf, octetsOf, oidOf, smallIntegerOf, type DerNode } from './der.ts';
import {
  derivePbkdf1,
  derivePbkdf2,
  derivePkcs12,
  deriveScrypt,
  PKCS12_PURPOSE,
  type HashName,
} from './key-derivation.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** An encryption by passphrase, as its AlgorithmIdentifier describes it. */
export interface PasswordEncryption {
  readonly scheme: string;
  readonly iterations: number;
  /** The plain bytes, or undefined if their padding is wrong: then so was the passphrase. Throws an AbortError. */
  readonly decrypt: (passphrase: string, data: Octets, signal: AbortSignal) => Promise<Octets | undefined>;
}

type Reading = Result<PasswordEncryption, KeyRefusal>;

/** What a file may demand: beyond it, opening would take minutes, or all of the memory. */
const MOST_ITERATIONS = 20_000_000;
/** The same for what WebCrypto cannot do, so that script does it. */
export const MOST_ITERATIONS_IN_SCRIPT = 2_000_000;
const MOST_SCRYPT_WORK = 2 ** 22;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';

/** @see https://www.rfc-editor.org/rfc/rfc8018#appendix-B.1.2 */
const PSEUDORANDOM: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.8': 'SHA-224',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

const CIPHERS: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'AES', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'AES', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'AES', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: '3DES', keyBytes: 24 },
  '1.3.14.3.2.7': { name: 'DES', keyBytes: 8 },
};
const RC2_CBC = '1.2.840.113549.3.2';

/** The single-purpose schemes: those of PKCS#5 version 1.5, and those of PKCS#12. */
const FIXED: Readonly<Record<string, readonly [hash: HashName, cipher: Cipher, derivation: 'PBKDF1' | 'PKCS#12']>> = {
  '1.2.840.113549.1.5.3': ['MD5', { name: 'DES', keyBytes: 8 }, 'PBKDF1'],
  '1.2.840.113549.1.5.6': ['MD5', { name: 'RC2', keyBytes: 8, effectiveBits: 64 }, 'PBKDF1'],
  '1.2.840.113549.1.5.10': ['SHA-1', { name: 'DES', keyBytes: 8 }, 'PBKDF1'],
  '1.2.840.113549.1.5.11': ['SHA-1', { name: 'RC2', keyBytes: 8, effectiveBits: 64 }, 'PBKDF1'],
  '1.2.840.113549.1.12.1.3': ['SHA-1', { name: '3DES', keyBytes: 24 }, 'PKCS#12'],
  '1.2.840.113549.1.12.1.4': ['SHA-1', { name: '3DES', keyBytes: 16 }, 'PKCS#12'],
  '1.2.840.113549.1.12.1.5': ['SHA-1', { name: 'RC2', keyBytes: 16, effectiveBits: 128 }, 'PKCS#12'],
  '1.2.840.113549.1.12.1.6': ['SHA-1', { name: 'RC2', keyBytes: 5, effectiveBits: 40 }, 'PKCS#12'],
};

/**
 * Reads the AlgorithmIdentifier of a password-based encryption.
 * @see https://www.rfc-editor.org/rfc/rfc8018#section-6 and https://www.rfc-editor.org/rfc/rfc7292#appendix-C
 */
export function readPasswordEncryption(algorithm: DerNode | undefined): Reading {
  const [identifier, parameters] = childrenOf(algorithm);
  const oid = oidOf(identifier) ?? '';
  if (oid === PBES2) return readPbes2(parameters);
  const fixed = FIXED[oid];
  if (!fixed) return failure(keyRefusal('unsupported-encryption', oid || 'no algorithm named'));
  const [hash, cipher, derivation] = fixed;
  const salt = octetsOf(childrenOf(parameters)[0]);
  const iterations = smallIntegerOf(childrenOf(parameters)[1]);
  if (salt === undefined || iterations === undefined) return failure(keyRefusal('corrupt'));
  if (iterations > MOST_ITERATIONS_IN_SCRIPT) return failure(keyRefusal('too-costly', `${iterations} iterations`));
  const decrypt =
    derivation === 'PBKDF1'
      ? decryptPbes1(hash, cipher, salt, iterations)
      : decryptPkcs12(hash, cipher, salt, iterations);
  return success({ scheme: `${derivation} with ${hash}, ${describeCipher(cipher)}`, iterations, decrypt });
}

/** A passphrase as a PKCS#12 derivation wants it: UTF-16 big-endian, with two zero bytes at the end. */
export function bmpStringOf(passphrase: string): Octets {
  const bytes = new Uint8Array(2 * passphrase.length + 2);
  for (let at = 0; at < passphrase.length; at++)
    new DataView(bytes.buffer).setUint16(2 * at, passphrase.charCodeAt(at));
  return bytes;
}

const utf8Of = (text: string): Octets => new TextEncoder().encode(text);

function decryptPbes1(hash: HashName, cipher: Cipher, salt: Octets, iterations: number): PasswordEncryption['decrypt'] {
  return async (passphrase, data, signal) => {
    const derived = await derivePbkdf1(utf8Of(passphrase), { hash, salt, iterations }, signal);
    return decryptCbc(cipher, derived.slice(0, 8), derived.slice(8, 16), data);
  };
}

function decryptPkcs12(
  hash: HashName,
  cipher: Cipher,
  salt: Octets,
  iterations: number,
): PasswordEncryption['decrypt'] {
  return async (passphrase, data, signal) => {
    const derive = (purpose: number, length: number): Promise<Octets> =>
      derivePkcs12(bmpStringOf(passphrase), { hash, salt, iterations, length, purpose }, signal);
    const key = await derive(PKCS12_PURPOSE.key, cipher.keyBytes);
    return decryptCbc(cipher, key, await derive(PKCS12_PURPOSE.iv, blockBytes(cipher)), data);
  };
}

function readPbes2(parameters: DerNode | undefined): Reading {
  const [derivation, encryption] = childrenOf(parameters);
  const cipher = readCipher(encryption);
  if (!cipher)
    return failure(keyRefusal('unsupported-encryption', oidOf(childrenOf(encryption)[0]) ?? 'no cipher named'));
  const derived = readDerivation(derivation, cipher.cipher.keyBytes);
  if (!derived.ok) return derived;
  const { scheme, iterations, derive } = derived.value;
  return success({
    scheme: `PBES2, ${scheme}, ${describeCipher(cipher.cipher)}`,
    iterations,
    decrypt: async (passphrase, data, signal) =>
      decryptCbc(cipher.cipher, await derive(utf8Of(passphrase), signal), cipher.iv, data),
  });
}

function readCipher(node: DerNode | undefined): { readonly cipher: Cipher; readonly iv: Octets } | undefined {
  const [identifier, parameters] = childrenOf(node);
  const oid = oidOf(identifier) ?? '';
  if (oid === RC2_CBC) {
    const [version, vector] = childrenOf(parameters);
    const effectiveBits = { 160: 40, 120: 64, 58: 128 }[smallIntegerOf(version) ?? 0];
    const iv = octetsOf(vector);
    return effectiveBits && iv?.length === 8
      ? { cipher: { name: 'RC2', keyBytes: effectiveBits / 8, effectiveBits }, iv }
      : undefined;
  }
  const cipher = CIPHERS[oid];
  const iv = octetsOf(parameters);
  return cipher && iv?.length === blockBytes(cipher) ? { cipher, iv } : undefined;
}

interface Derivation {
  readonly scheme: string;
  readonly iterations: number;
  readonly derive: (passphrase: Octets, signal: AbortSignal) => Promise<Octets>;
}

function readDerivation(node: DerNode | undefined, length: number): Result<Derivation, KeyRefusal> {
  const [identifier, parameters] = childrenOf(node);
  const oid = oidOf(identifier) ?? '';
  const [saltNode, ...rest] = childrenOf(parameters);
  const salt = octetsOf(saltNode);
  if (oid !== PBKDF2 && oid !== SCRYPT) return failure(keyRefusal('unsupported-encryption', oid));
  const numbers = rest.flatMap((part) => smallIntegerOf(part) ?? []);
  if (salt === undefined) return failure(keyRefusal('corrupt'));
  if (oid === SCRYPT) {
    const [N = 0, r = 0, p = 0] = numbers;
    if (N < 2 || r < 1 || p < 1 || (N & (N - 1)) !== 0) return failure(keyRefusal('corrupt'));
    const seen = `scrypt with N ${N}, r ${r}, p ${p}`;
    if (N * r * p > MOST_SCRYPT_WORK) return failure(keyRefusal('too-costly', seen));
    const derive: Derivation['derive'] = (passphrase, signal) =>
      deriveScrypt(passphrase, { salt, N, r, p, length }, signal);
    return success({ scheme: seen, iterations: N, derive });
  }
  const [iterations = 0] = numbers;
  if (iterations < 1) return failure(keyRefusal('corrupt'));
  if (iterations > MOST_ITERATIONS) return failure(keyRefusal('too-costly', `${iterations} iterations`));
  const named = oidOf(childrenOf(rest.find((part) => childrenOf(part).length > 0))[0]);
  const hash = named === undefined ? 'SHA-1' : PSEUDORANDOM[named];
  if (hash === undefined) return failure(keyRefusal('unsupported-encryption', named));
  return success({
    scheme: `PBKDF2 with ${hash}`,
    iterations,
    derive: (passphrase, signal) => derivePbkdf2(passphrase, { hash, salt, iterations, length }, signal),
  });
}
