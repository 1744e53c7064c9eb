import { failure, type Result } from '../result.ts';
import { childrenOf, isBitString, isSequence, octetsOf, oidOf, parse, smallIntegerOf, type DerNode } from './der.ts';
import { readEcPrivateKey, readPrivateKeyInfo, readRsaPrivateKey } from './private-key-info.ts';
import type { PrivateJwk } from './private-jwk.ts';
import { keyRefusal, type KeyRefusal, type KeyRefusalCode } from './refusal.ts';

/** What a DER structure is, by its shape; labels and file names are often wrong. */
export type DerKind =
  | 'PrivateKeyInfo'
  | 'EncryptedPrivateKeyInfo'
  | 'RSAPrivateKey'
  | 'ECPrivateKey'
  | 'PFX'
  | KeyRefusalCode;

/** Reads bytes that must be an unencrypted private key, such as those that came out of a decryption. */
export async function readPlainDerKey(bytes: Uint8Array<ArrayBuffer>): Promise<Result<PrivateJwk, KeyRefusal>> {
  const node = parse(bytes);
  return node === undefined ? failure(keyRefusal('corrupt')) : readPlain(node, kindOf(node));
}

/** Reads an unencrypted private key of a known kind, or refuses what is none. */
export async function readPlain(node: DerNode, kind: DerKind): Promise<Result<PrivateJwk, KeyRefusal>> {
  switch (kind) {
    case 'PrivateKeyInfo':
      return readPrivateKeyInfo(node);
    case 'RSAPrivateKey':
      return readRsaPrivateKey(node);
    case 'ECPrivateKey':
      return readEcPrivateKey(node, undefined);
    case 'EncryptedPrivateKeyInfo':
    case 'PFX':
      return failure(keyRefusal('corrupt'));
    default:
      return failure(keyRefusal(kind));
  }
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** What a DER structure is, by its shape. */
export function kindOf(node: DerNode): DerKind {
  if (!isSequence(node)) return 'not-a-key';
  const parts = childrenOf(node);
  const [first, second, third] = parts;
  const version = smallIntegerOf(first);
  const integers = parts.filter((part) => smallIntegerOf(part) !== undefined || part.idBlock.tagNumber === 2).length;
  if (isSequence(first)) {
    if (isSequence(second) && isBitString(third)) return isRequest(first) ? 'csr' : 'certificate';
    if (isBitString(second) && parts.length === 2) return 'public-key';
    if (octetsOf(second) && parts.length === 2 && oidOf(childrenOf(first)[0])) return 'EncryptedPrivateKeyInfo';
  }
  if (oidOf(first) === SIGNED_DATA) return 'certificate';
  if (version === 3 && isSequence(second)) return 'PFX';
  if (version !== undefined && isSequence(second) && octetsOf(third)) return 'PrivateKeyInfo';
  if (version === 1 && octetsOf(second)) return 'ECPrivateKey';
  if (integers === parts.length && parts.length === 2) return 'public-key';
  if (version === 0 && integers === parts.length && parts.length === 6) return 'unsupported-key-type'; // DSA
  if (version !== undefined && integers >= 9) return 'RSAPrivateKey';
  return 'not-a-key';
}

/** A certification request holds a version, a name, a key and attributes; a certificate much more. */
const isRequest = (node: DerNode): boolean => childrenOf(node).length <= 4 && smallIntegerOf(childrenOf(node)[0]) === 0;
