import { importJWK, importSPKI, importX509, type CryptoKey, type JWK } from 'jose';
import { failure, success, type Result } from '../result.ts';
import { membersNamed, readJson, textOf, type JsonNode } from './json.ts';

/** A key that may check a signature: what it says of itself, and how it becomes a key for one algorithm. */
export interface VerificationKey {
  readonly kid: string | undefined;
  /** JWK key type; undefined for a PEM, which is tried whatever the algorithm. */
  readonly kty: string | undefined;
  readonly crv: string | undefined;
  readonly alg: string | undefined;
  readonly isForEncryption: boolean;
  /** Imports it for a JWS algorithm; throws if it does not fit. */
  readonly import: (alg: string) => Promise<CryptoKey | Uint8Array>;
}

const MOST_KEYS = 200;

/**
 * Reads the keys that a signature is checked against: a JWK Set, a JWK, or PEM public keys and certificates. The reason of
 * a failure is a sentence.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function readVerificationKeys(text: string): Result<readonly VerificationKey[], string> {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  const pems = [...trimmed.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g)];
  if (pems.length > 0) return readPems(pems.map(([pem, label]) => [pem, label ?? '']));
  const json = readJson(trimmed);
  const nodes = json.ok ? keyNodes(json.value) : undefined;
  if (nodes === undefined || nodes.length === 0)
    return failure('This holds no keys: paste a JWKS, a JWK, or a public key or certificate as PEM.');
  if (nodes.length > MOST_KEYS) return failure(`There are ${nodes.length} keys in it; at most ${MOST_KEYS} are read.`);
  return success(nodes.map(readJwk));
}

function readPems(
  pems: readonly (readonly [pem: string, label: string])[],
): Result<readonly VerificationKey[], string> {
  const keys = pems.slice(0, MOST_KEYS).flatMap(([pem, label]) => {
    const read = { 'PUBLIC KEY': importSPKI, CERTIFICATE: importX509 }[label];
    return read ? [{ ...ANONYMOUS, import: (alg: string) => read(pem, alg) }] : [];
  });
  if (keys.length > 0) return success(keys);
  return failure(
    pems[0]?.[1] === 'RSA PUBLIC KEY'
      ? 'This is a PKCS#1 public key. Convert it: openssl rsa -RSAPublicKey_in -in key.pem -pubout'
      : `A PEM “${pems[0]?.[1]}” is no public key or certificate.`,
  );
}

const ANONYMOUS = { kid: undefined, kty: undefined, crv: undefined, alg: undefined, isForEncryption: false };

function keyNodes(node: JsonNode): readonly JsonNode[] | undefined {
  if (membersNamed(node, 'kty').length > 0) return [node];
  const [keys] = membersNamed(node, 'keys');
  return keys?.kind === 'array' ? keys.items.filter((item) => membersNamed(item, 'kty').length > 0) : undefined;
}

const PUBLIC_MEMBERS = ['kty', 'n', 'e', 'crv', 'x', 'y'];

function readJwk(node: JsonNode): VerificationKey {
  const members = PUBLIC_MEMBERS.flatMap((name) => {
    const text = textOf(node, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const operations = membersNamed(node, 'key_ops')[0];
  const isForVerifying =
    operations?.kind !== 'array' || operations.items.some((item) => item.kind === 'string' && item.text === 'verify');
  return {
    kid: textOf(node, 'kid'),
    kty: textOf(node, 'kty'),
    crv: textOf(node, 'crv'),
    alg: textOf(node, 'alg'),
    isForEncryption: textOf(node, 'use') === 'enc' || !isForVerifying,
    import: (alg) => importJWK(Object.fromEntries(members) as unknown as JWK, alg),
  };
}
