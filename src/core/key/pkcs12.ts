import { hmac } from '@noble/hashes/hmac.js';
import { failure, success, type Result } from '../result.ts';
import {
  childrenOf,
  contextTagOf,
  implicitOctetsOf,
  octetsOf,
  oidOf,
  parse,
  smallIntegerOf,
  type DerNode,
} from './der.ts';
import { readPlainDerKey } from './plain-der-key.ts';
import { derivePkcs12, hashNamed, PKCS12_PURPOSE, type HashName } from './key-derivation.ts';
import { cancellable } from './open-lock.ts';
import { bmpStringOf, MOST_ITERATIONS_IN_SCRIPT, readPasswordEncryption } from './password-encryption.ts';
import type { PrivateJwk } from './private-jwk.ts';
import type { KeyResult } from './key-reading.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';

type Octets = Uint8Array<ArrayBuffer>;
type Opened = Result<PrivateJwk, KeyRefusal>;

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const NESTED_BAG = '1.2.840.113549.1.12.10.1.6';

const DIGESTS: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** The most iterations for which an empty passphrase is tried without asking: nobody should wait for it. */
const MOST_UNASKED = 4096;

/** The passphrase that files have which were exported without one: it is tried before a person is asked. */
const NO_PASSPHRASE = '';

/**
 * Reads a PKCS#12 file (.p12, .pfx) with one private key in it; the certificates beside it are not looked at. A file
 * without a passphrase is opened at once.
 * @see https://www.rfc-editor.org/rfc/rfc7292#section-4
 */
export async function readPkcs12(pfx: DerNode): Promise<KeyResult> {
  const [, content, mac] = childrenOf(pfx);
  const safe = contentOf(content);
  if (safe === undefined) return failure(keyRefusal('unsupported-encryption', 'a signed PKCS#12 file'));
  const open = async (passphrase: string, signal: AbortSignal): Promise<Opened> =>
    cancellable(async () => {
      const isRight = await verifyMac(mac, safe, passphrase, signal);
      if (!isRight.ok) return isRight;
      if (isRight.value === false) return failure(keyRefusal('wrong-passphrase'));
      return keyWithin(safe, passphrase, signal);
    });
  const iterations = Math.max(macIterations(mac), ...bagIterations(safe));
  const locked = success({ kind: 'locked', lock: { scheme: 'PKCS#12', iterations, open } } as const);
  if (iterations > MOST_UNASKED) return locked;
  const unprotected = await open(NO_PASSPHRASE, new AbortController().signal);
  if (unprotected.ok) return success({ kind: 'jwk', jwk: unprotected.value });
  return unprotected.reason.code === 'wrong-passphrase' ? locked : unprotected;
}

/** The bytes of a ContentInfo of the type `data`. */
const contentOf = (info: DerNode | undefined): Octets | undefined => {
  const [type, wrapped] = childrenOf(info);
  return oidOf(type) === DATA ? octetsOf(childrenOf(wrapped)[0]) : undefined;
};

const macIterations = (mac: DerNode | undefined): number => smallIntegerOf(childrenOf(mac)[2]) ?? 1;

/** What the encryptions that can be seen from outside cost, in iterations. */
const bagIterations = (safe: Octets): readonly number[] =>
  childrenOf(parse(safe))
    .flatMap((part) => bagsWithin(contentOf(part)))
    .map((bag) => readPasswordEncryption(childrenOf(childrenOf(childrenOf(bag)[1])[0])[0]))
    .flatMap((encryption) => (encryption.ok ? encryption.value.iterations : []));

/** Whether the MAC of the file fits the passphrase; undefined if it has none that tells. */
async function verifyMac(
  mac: DerNode | undefined,
  safe: Octets,
  passphrase: string,
  signal: AbortSignal,
): Promise<Result<boolean | undefined, KeyRefusal>> {
  const [digestInfo, saltNode] = childrenOf(mac);
  const [algorithm, expected] = childrenOf(digestInfo);
  const hash = DIGESTS[oidOf(childrenOf(algorithm)[0]) ?? ''];
  const [salt, value] = [octetsOf(saltNode), octetsOf(expected)];
  if (!hash || !salt || !value) return success(undefined); // no MAC, or one of RFC 9579: the padding will tell
  const iterations = macIterations(mac);
  if (iterations > MOST_ITERATIONS_IN_SCRIPT) return failure(keyRefusal('too-costly', `${iterations} iterations`));
  const implementation = await hashNamed(hash);
  // an empty passphrase is written as two zero bytes by some programs and as nothing by others
  const spellings = passphrase === '' ? [bmpStringOf(''), new Uint8Array()] : [bmpStringOf(passphrase)];
  for (const spelling of spellings) {
    const parameters = { hash, salt, iterations, length: implementation.outputLen, purpose: PKCS12_PURPOSE.mac };
    const made = hmac(implementation, await derivePkcs12(spelling, parameters, signal), safe);
    if (made.every((byte, at) => byte === value[at])) return success(true);
  }
  return success(false);
}

/** The one private key in the safe; encrypted parts are opened only if the plain ones hold none, as they mostly hold certificates. */
async function keyWithin(safe: Octets, passphrase: string, signal: AbortSignal): Promise<Opened> {
  const parts = childrenOf(parse(safe));
  const plain = parts.flatMap((part) => bagsWithin(contentOf(part)));
  const keys = plain.length > 0 ? success(plain) : await bagsDecrypted(parts, passphrase, signal);
  if (!keys.ok) return keys;
  const [bag, second] = keys.value;
  if (bag === undefined) return failure(keyRefusal('certificate', 'a PKCS#12 file without a private key'));
  if (second !== undefined) return failure(keyRefusal('ambiguous-multiple-keys', `${keys.value.length} private keys`));
  const [type, wrapped] = childrenOf(bag);
  const key = childrenOf(wrapped)[0];
  if (key === undefined) return failure(keyRefusal('corrupt'));
  if (oidOf(type) === KEY_BAG) return readPlainDerKey(new Uint8Array(key.toBER()));
  const [algorithm, encrypted] = childrenOf(key);
  const opened = await decrypted(algorithm, octetsOf(encrypted), passphrase, signal);
  return opened.ok ? readPlainDerKey(opened.value) : opened;
}

/** The bags with private keys in a SafeContents, at any depth that the limits of the parser let through. */
function bagsWithin(contents: Octets | undefined): readonly DerNode[] {
  const waiting = [...childrenOf(contents && parse(contents))];
  const found: DerNode[] = [];
  for (let bag = waiting.shift(); bag; bag = waiting.shift()) {
    const [type, wrapped] = childrenOf(bag);
    const oid = oidOf(type);
    if (oid === KEY_BAG || oid === SHROUDED_KEY_BAG) found.push(bag);
    if (oid === NESTED_BAG) waiting.push(...childrenOf(childrenOf(wrapped)[0]));
  }
  return found;
}

async function bagsDecrypted(
  parts: readonly DerNode[],
  passphrase: string,
  signal: AbortSignal,
): Promise<Result<readonly DerNode[], KeyRefusal>> {
  const found: DerNode[] = [];
  for (const part of parts) {
    const [type, wrapped] = childrenOf(part);
    if (oidOf(type) !== ENCRYPTED_DATA) continue;
    const [, algorithm, encrypted] = childrenOf(childrenOf(childrenOf(wrapped)[0])[1]);
    const data = encrypted && contextTagOf(encrypted) === 0 ? implicitOctetsOf(encrypted) : undefined;
    const opened = await decrypted(algorithm, data, passphrase, signal);
    if (!opened.ok) return opened;
    found.push(...bagsWithin(opened.value));
  }
  return success(found);
}

async function decrypted(
  algorithm: DerNode | undefined,
  data: Octets | undefined,
  passphrase: string,
  signal: AbortSignal,
): Promise<Result<Octets, KeyRefusal>> {
  const encryption = readPasswordEncryption(algorithm);
  if (!encryption.ok) return encryption;
  const plain = data && (await encryption.value.decrypt(passphrase, data, signal));
  return plain && parse(plain) ? success(plain) : failure(keyRefusal('wrong-passphrase'));
}
