import { readBase64Url } from '../token/base64url.ts';
import { base64UrlOf, bytesOfInteger, integerOf } from './octets.ts';

/** The members of an RSA private key as a JWK has them, each base64url (RFC 7518 section 6.3). */
export interface RsaMembers {
  readonly n: string;
  readonly e: string;
  readonly d: string;
  readonly p?: string;
  readonly q?: string;
  readonly dp?: string;
  readonly dq?: string;
  readonly qi?: string;
}

/** The largest modulus, in bits, whose primes are looked for: beyond it that would take seconds. */
export const LARGEST_TO_FACTOR = 4096;

const numberOf = (text: string | undefined): bigint =>
  text === undefined ? 0n : integerOf(readBase64Url(text).bytes ?? new Uint8Array());

const textOf = (value: bigint): string => base64UrlOf(bytesOfInteger(value));

/** The length of an RSA modulus, in bits. */
export function modulusLength(n: string): number {
  const bytes = readBase64Url(n).bytes ?? new Uint8Array();
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0));
}

/** What is wrong with an RSA private key: its numbers are damaged, or its private half belongs to another public half. */
export type RsaFault = 'damaged' | 'other-public-half';

/**
 * Whether the numbers of an RSA private key belong together. A damaged one still signs in some libraries, with
 * signatures that nobody can verify, and some of them give the key away.
 * @see https://www.rfc-editor.org/rfc/rfc8017#section-3.2
 */
export function rsaFault(key: Required<RsaMembers>): RsaFault | undefined {
  const [n, e, d] = [numberOf(key.n), numberOf(key.e), numberOf(key.d)];
  const [p, q] = [numberOf(key.p), numberOf(key.q)];
  const [dp, dq, qi] = [numberOf(key.dp), numberOf(key.dq), numberOf(key.qi)];
  if (p < 3n || q < 3n) return 'damaged';
  const inverse = (qi * q) % p === 1n;
  if (!inverse || d % (p - 1n) !== dp || d % (q - 1n) !== dq) return 'damaged';
  if (p * q !== n) return isDamaged(p * q, n) ? 'damaged' : 'other-public-half';
  return (e * dp) % (p - 1n) === 1n && (e * dq) % (q - 1n) === 1n ? undefined : 'other-public-half';
}

/** Whether a modulus differs in so few bits that it is a damaged copy, and not that of another key. */
const isDamaged = (modulus: bigint, copy: bigint): boolean =>
  (modulus ^ copy).toString(2).replaceAll('0', '').length < modulus.toString(2).length / 8;

/**
 * The key with all the members that WebCrypto wants. RFC 7518 section 6.3.2 lets a JWK leave out everything but `d`: the
 * primes are then found from `n`, `e` and `d`. Undefined if there are none, or if the modulus is too long to look for them.
 * @see https://nvlpubs.nist.gov/nistpubs/SpecialPublications/NIST.SP.800-56Br2.pdf Appendix C
 */
export function completeRsa(key: RsaMembers): Required<RsaMembers> | undefined {
  const { p: prime1, q: prime2, dp, dq, qi } = key;
  if (prime1 && prime2 && dp && dq && qi) return { ...key, p: prime1, q: prime2, dp, dq, qi };
  const d = numberOf(key.d);
  const primes = prime1 && prime2 ? [numberOf(prime1), numberOf(prime2)] : primesOf(key);
  const [p, q] = primes ?? [];
  if (p === undefined || q === undefined || p < 3n || q < 3n) return undefined;
  const coefficient = modularInverse(q, p);
  if (coefficient === undefined) return undefined;
  return {
    ...key,
    p: textOf(p),
    q: textOf(q),
    dp: textOf(d % (p - 1n)),
    dq: textOf(d % (q - 1n)),
    qi: textOf(coefficient),
  };
}

function primesOf(key: RsaMembers): readonly [bigint, bigint] | undefined {
  if (modulusLength(key.n) > LARGEST_TO_FACTOR) return undefined;
  const [n, e, d] = [numberOf(key.n), numberOf(key.e), numberOf(key.d)];
  if (d >= n || e >= n || n % 2n === 0n) return undefined;
  let odd = d * e - 1n;
  if (odd <= 0n || odd % 2n === 1n) return undefined;
  let halvings = 0;
  for (; odd % 2n === 0n; odd /= 2n) halvings++;
  for (const base of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n]) {
    let power = modularPower(base, odd, n);
    for (let step = 0; step < halvings && power !== 1n && power !== n - 1n; step++) {
      const square = (power * power) % n;
      if (square === 1n) {
        const p = greatestCommonDivisor(power - 1n, n);
        const q = n / p;
        return p > q ? [p, q] : [q, p];
      }
      power = square;
    }
    // a key whose numbers belong together always ends at one: others are not worth another base
    if (power !== 1n && (power * power) % n !== 1n) return undefined;
  }
  return undefined;
}

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

function modularInverse(value: bigint, modulus: bigint): bigint | undefined {
  let [r0, r1] = [modulus, value % modulus];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) return undefined;
  return t0 < 0n ? t0 + modulus : t0;
}
