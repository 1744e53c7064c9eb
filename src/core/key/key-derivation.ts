import type { CHash } from '@noble/hashes/utils.js';

/** A hash by the name that WebCrypto gives it, or that it does not know. */
export type HashName = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

type Octets = Uint8Array<ArrayBuffer>;

/** The hash in JavaScript, loaded only for what WebCrypto cannot do with its own. */
export async function hashNamed(name: HashName): Promise<CHash> {
  if (name === 'MD5' || name === 'SHA-1') {
    const { md5, sha1 } = await import('@noble/hashes/legacy.js');
    return name === 'MD5' ? md5 : sha1;
  }
  const { sha224, sha256, sha384, sha512 } = await import('@noble/hashes/sha2.js');
  return { 'SHA-224': sha224, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 }[name];
}

/** Fetches what is loaded only when a key wants it, for a time without a network. */
export const fetchHashes = (): Promise<unknown> =>
  Promise.all([
    hashNamed('MD5'),
    hashNamed('SHA-224'),
    import('@noble/hashes/pbkdf2.js'),
    import('@noble/hashes/scrypt.js'),
  ]);

/** A promise that fails with an AbortError as soon as the signal is aborted, whatever becomes of the work. */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new DOMException('cancelled', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * PBKDF2 off the main thread, where it can take a minute without anybody noticing.
 * @see https://www.rfc-editor.org/rfc/rfc8018#section-5.2
 */
export async function derivePbkdf2(
  passphrase: Octets,
  parameters: { readonly hash: HashName; readonly salt: Octets; readonly iterations: number; readonly length: number },
  signal: AbortSignal,
): Promise<Octets> {
  const { hash, salt, iterations, length } = parameters;
  if (hash === 'SHA-224' || hash === 'MD5') {
    const { pbkdf2Async } = await import('@noble/hashes/pbkdf2.js');
    const work = pbkdf2Async(await hashNamed(hash), passphrase, salt, { c: iterations, dkLen: length });
    return new Uint8Array(await unlessAborted(work, signal));
  }
  const key = await crypto.subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
  const work = crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, key, length * 8);
  return new Uint8Array(await unlessAborted(work, signal));
}

/** scrypt, which no browser has. @see https://www.rfc-editor.org/rfc/rfc7914 */
export async function deriveScrypt(
  passphrase: Octets,
  parameters: {
    readonly salt: Octets;
    readonly N: number;
    readonly r: number;
    readonly p: number;
    readonly length: number;
  },
  signal: AbortSignal,
): Promise<Octets> {
  const { scryptAsync } = await import('@noble/hashes/scrypt.js');
  const { salt, N, r, p, length } = parameters;
  const onProgress = (): void => signal.throwIfAborted();
  return new Uint8Array(await scryptAsync(passphrase, salt, { N, r, p, dkLen: length, onProgress }));
}

/** What a PKCS#12 derivation is for: it makes keys, initialisation vectors and MAC keys out of one passphrase. */
export const PKCS12_PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

const STEPS_BETWEEN_BREATHS = 4000;

/**
 * The derivation of PKCS#12; the passphrase comes as BMPString bytes with their two zero bytes at the end.
 * @see https://www.rfc-editor.org/rfc/rfc7292#appendix-B.2
 */
export async function derivePkcs12(
  passphrase: Octets,
  parameters: {
    readonly hash: HashName;
    readonly salt: Octets;
    readonly iterations: number;
    readonly length: number;
    readonly purpose: number;
  },
  signal: AbortSignal,
): Promise<Octets> {
  const hash = await hashNamed(parameters.hash);
  const { blockLen: block } = hash;
  const filled = (source: Octets): Octets => {
    const size = Math.ceil(source.length / block) * block;
    return Uint8Array.from({ length: size }, (_, at) => source[at % source.length] ?? 0);
  };
  const input = new Uint8Array([...filled(parameters.salt), ...filled(passphrase)]);
  const diversifier = new Uint8Array(block).fill(parameters.purpose);
  const derived = new Uint8Array(parameters.length);
  for (let at = 0; at < derived.length; at += hash.outputLen) {
    let digest = hash(new Uint8Array([...diversifier, ...input]));
    for (let step = 1; step < parameters.iterations; step++) {
      if (step % STEPS_BETWEEN_BREATHS === 0) await breath(signal);
      digest = hash(digest);
    }
    derived.set(digest.subarray(0, derived.length - at), at);
    for (let start = 0; start < input.length; start += block) addBlock(input.subarray(start, start + block), digest);
  }
  return derived;
}

/** Adds the digest, repeated to the length of the block, and one: big-endian, without the carry beyond the block. */
function addBlock(block: Uint8Array, digest: Uint8Array): void {
  let carry = 1;
  for (let at = block.length - 1; at >= 0; at--) {
    carry += (block[at] ?? 0) + (digest[at % digest.length] ?? 0);
    block[at] = carry & 0xff;
    carry >>= 8;
  }
}

/** PBKDF1: key and initialisation vector are the first and last eight bytes. @see https://www.rfc-editor.org/rfc/rfc8018#section-5.1 */
export async function derivePbkdf1(
  passphrase: Octets,
  { hash: name, salt, iterations }: { readonly hash: HashName; readonly salt: Octets; readonly iterations: number },
  signal: AbortSignal,
): Promise<Octets> {
  const hash = await hashNamed(name);
  let digest = hash(new Uint8Array([...passphrase, ...salt]));
  for (let step = 1; step < iterations; step++) {
    if (step % STEPS_BETWEEN_BREATHS === 0) await breath(signal);
    digest = hash(digest);
  }
  return new Uint8Array(digest.subarray(0, 16));
}

/** The derivation of traditional PEM encryption: MD5 once, salted with the first eight bytes of the vector. */
export async function deriveOpenSsl(passphrase: Octets, salt: Octets, length: number): Promise<Octets> {
  const md5 = await hashNamed('MD5');
  let derived = new Uint8Array();
  let digest = new Uint8Array();
  while (derived.length < length) {
    digest = new Uint8Array(md5(new Uint8Array([...digest, ...passphrase, ...salt])));
    derived = new Uint8Array([...derived, ...digest]);
  }
  return derived.subarray(0, length);
}

/** Lets the page answer in between, and ends the work if it was cancelled. */
async function breath(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}
