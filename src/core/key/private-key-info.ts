import { failure, success, type Result } from '../result.ts';
import {
  bitsOf,
  childrenOf,
  contextTagOf,
  implicitOctetsOf,
  integerBytesOf,
  isSequence,
  octetsOf,
  oidOf,
  parse,
  smallIntegerOf,
  type DerNode,
} from './der.ts';
import { readBase64Url } from '../token/base64url.ts';
import { base64UrlOf, padded, withoutLeadingZeros } from './octets.ts';
import { CURVE_BYTES, weaknessOf, type Curve, type PrivateJwk } from './private-jwk.ts';
import { keyRefusal, type KeyRefusal, type KeyRefusalCode } from './refusal.ts';

type Key = Result<PrivateJwk, KeyRefusal>;

const refused = (code: KeyRefusalCode, seen?: string): Key => failure(keyRefusal(code, seen));

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const ED25519 = '1.3.101.112';

/** Key types that cannot sign here, by the identifier of their algorithm. */
const UNFIT: Readonly<Record<string, readonly [code: KeyRefusalCode, name?: string]>> = {
  '1.2.840.113549.1.1.10': ['rsa-pss-oid'],
  '1.2.840.113549.1.1.7': ['not-a-signing-key', 'RSAES-OAEP'],
  '1.3.101.110': ['not-a-signing-key', 'X25519'],
  '1.3.101.111': ['not-a-signing-key', 'X448'],
  '1.3.101.113': ['unsupported-in-webcrypto', 'Ed448'],
  '1.2.840.10040.4.1': ['unsupported-key-type', 'DSA'],
  '1.2.840.113549.1.3.1': ['not-a-signing-key', 'Diffie-Hellman'],
  '1.2.840.10046.2.1': ['not-a-signing-key', 'Diffie-Hellman'],
  '1.3.132.1.12': ['not-a-signing-key', 'id-ecDH'],
};

const CURVES: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

const OTHER_CURVES: Readonly<Record<string, string>> = {
  '1.3.132.0.10': 'secp256k1',
  '1.3.132.0.33': 'P-224',
  '1.2.840.10045.3.1.1': 'P-192',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
  '1.2.156.10197.1.301': 'SM2',
};

/** Reads a PKCS#8 PrivateKeyInfo. @see https://www.rfc-editor.org/rfc/rfc5958#section-2 */
export async function readPrivateKeyInfo(node: DerNode): Promise<Key> {
  const [, algorithm, wrapped, ...rest] = childrenOf(node);
  const [identifier, parameters] = childrenOf(algorithm);
  const oid = oidOf(identifier) ?? '';
  const unfit = UNFIT[oid];
  if (unfit) return refused(...unfit);
  const bytes = octetsOf(wrapped) ?? new Uint8Array();
  const key = parse(bytes);
  if (oid !== RSA && oid !== EC && oid !== ED25519) return refused('unsupported-key-type', oid);
  if (key === undefined) return refused('corrupt');
  if (oid === RSA) return readRsaPrivateKey(key);
  if (oid === EC) return readEcPrivateKey(key, parameters);
  const seed = octetsOf(key);
  const publicKey = rest.find((part) => contextTagOf(part) === 1);
  const expected = publicKey && (bitsOf(childrenOf(publicKey)[0]) ?? implicitOctetsOf(publicKey).subarray(1)); // behind the number of unused bits
  return seed?.length === 32 ? withDerivedPoint('Ed25519', seed, expected) : refused('wrong-length-d');
}

/** Reads a PKCS#1 RSAPrivateKey. @see https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2 */
export function readRsaPrivateKey(node: DerNode): Key {
  const [version, ...numbers] = childrenOf(node);
  if (smallIntegerOf(version) === 1 || isSequence(numbers[8])) return refused('multi-prime-rsa');
  const texts = numbers.slice(0, 8).map((number) => integerBytesOf(number));
  if (texts.length < 8 || texts.some((bytes) => bytes === undefined || bytes.length > 2048)) return refused('corrupt');
  const [n = '', e = '', d = '', p = '', q = '', dp = '', dq = '', qi = ''] = texts.map((bytes) =>
    base64UrlOf(withoutLeadingZeros(bytes ?? new Uint8Array())),
  );
  const weak = weaknessOf({ n, e });
  return weak ? failure(weak) : success({ kty: 'RSA', n, e, d, p, q, dp, dq, qi });
}

/**
 * Reads a SEC1 ECPrivateKey; the curve stands in the wrapper (`outer`) or in the key itself.
 * @see https://www.rfc-editor.org/rfc/rfc5915#section-3
 */
export async function readEcPrivateKey(node: DerNode, outer: DerNode | undefined): Promise<Key> {
  const [version, secret, ...tagged] = childrenOf(node);
  const tags = tagged.map((part) => contextTagOf(part));
  // an element that is not recognised may be the public half, damaged: then nothing would tell a damaged key from a whole one
  if (smallIntegerOf(version) !== 1 || tags.some((tag, at) => (tag !== 0 && tag !== 1) || tags.indexOf(tag) !== at))
    return refused('corrupt');
  const inner = (tag: number): DerNode | undefined => childrenOf(tagged[tags.indexOf(tag)])[0];
  const named = inner(0);
  if (tags.includes(0) && !isSequence(named) && oidOf(named) === undefined) return refused('corrupt');
  if (tags.includes(1) && bitsOf(inner(1)) === undefined) return refused('corrupt');
  const parameters = outer ?? named;
  if (isSequence(parameters)) return refused('explicit-ec-parameters');
  const oid = oidOf(parameters);
  if (oid === undefined) return refused('unsupported-curve', 'no curve named');
  const crv = CURVES[oid];
  if (crv === undefined) return refused('unsupported-curve', OTHER_CURVES[oid] ?? oid);
  const length = CURVE_BYTES[crv];
  const d = padded(octetsOf(secret) ?? new Uint8Array(), length);
  if (d === undefined) return refused('wrong-length-d');
  const point = bitsOf(inner(1));
  if (point === undefined) return withDerivedPoint(crv, d);
  if ((point[0] === 2 || point[0] === 3) && point.length === 1 + length)
    return withDerivedPoint(crv, d, point.subarray(1), point[0] - 2);
  if (point[0] !== 4 || point.length !== 1 + 2 * length) return refused('crv-does-not-fit-coordinates');
  const [x, y] = [point.subarray(1, 1 + length), point.subarray(1 + length)].map(base64UrlOf) as [string, string];
  return success({ kty: 'EC', crv, x, y, d: base64UrlOf(d) });
}

/** The DER of a PKCS#8 key without its public half, up to where the private number stands. */
const PREFIXES: Readonly<Record<Curve | 'Ed25519', readonly number[]>> = {
  'P-256': [
    0x30, 0x41, 2, 1, 0, 0x30, 0x13, 6, 7, 42, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 42, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7,
    4, 0x27, 0x30, 0x25, 2, 1, 1, 4, 0x20,
  ],
  'P-384': [
    0x30, 0x4e, 2, 1, 0, 0x30, 0x10, 6, 7, 42, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x22, 4, 0x37,
    0x30, 0x35, 2, 1, 1, 4, 0x30,
  ],
  'P-521': [
    0x30, 0x60, 2, 1, 0, 0x30, 0x10, 6, 7, 42, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x23, 4, 0x49,
    0x30, 0x47, 2, 1, 1, 4, 0x42,
  ],
  Ed25519: [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20],
};

/**
 * A key whose public half is not there, or only its `x`: WebCrypto computes it, in a copy that is dropped here. What is
 * there must be what comes out.
 */
async function withDerivedPoint(
  crv: Curve | 'Ed25519',
  d: Uint8Array,
  expected?: Uint8Array,
  parity?: number,
): Promise<Key> {
  const der = new Uint8Array([...PREFIXES[crv], ...d]);
  const algorithm = crv === 'Ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: crv };
  try {
    const copy = await crypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']);
    const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', copy);
    const isOtherHalf = parity !== undefined && ((readBase64Url(y).bytes?.at(-1) ?? 0) & 1) !== parity;
    if (isOtherHalf || (expected !== undefined && base64UrlOf(expected) !== x))
      return refused('private-does-not-match-public');
    const text = base64UrlOf(d);
    return success(crv === 'Ed25519' ? { kty: 'OKP', crv, x, d: text } : { kty: 'EC', crv, x, y, d: text });
  } catch {
    return refused('unsupported-key', `a ${crv} key without its public half`);
  }
}
