import { failure, success, type Result } from '../result.ts';
import { keyRefusal, type KeyRefusal, type KeyRefusalCode } from './refusal.ts';

/** The key material that a pasted text holds: the DER of a PKCS#8 PrivateKeyInfo (RFC 5958), or a private JWK (RFC 7517). */
export type KeyMaterial =
  | { readonly format: 'pkcs8'; readonly der: Uint8Array<ArrayBuffer> }
  | { readonly format: 'jwk'; readonly jwk: JsonWebKey & { readonly kid?: unknown } };

const LONGEST = 300_000;

/** By what stands in the BEGIN line, the wrappings that are recognised and refused by name. First match counts. */
const LABELS: readonly (readonly [label: RegExp, code: KeyRefusalCode])[] = [
  [/^ENCRYPTED PRIVATE KEY$/, 'encrypted'],
  [/^RSA PRIVATE KEY$/, 'traditional-rsa'],
  [/^EC (PRIVATE KEY|PARAMETERS)$/, 'traditional-ec'],
  [/^OPENSSH PRIVATE KEY$/, 'openssh'],
  [/^PGP /, 'pgp'],
  [/PUBLIC KEY$/, 'public-key'],
  [/CERTIFICATE$/, 'certificate'],
];

/**
 * Reads pasted text into key material without using any of it yet, in time proportional to its length.
 * Text may be a PEM with escaped line breaks, as environment files carry it.
 * @see https://www.rfc-editor.org/rfc/rfc7468#section-10
 */
export function readKey(pasted: string): Result<KeyMaterial, KeyRefusal> {
  if (pasted.length > LONGEST) return failure(keyRefusal('oversized'));
  const text = pasted.replaceAll('\ufeff', '').replaceAll('\u0000', '').trim();
  if (text.startsWith('{') || text.startsWith('[')) return readJwk(text);
  const unescaped = text
    .replaceAll('\\r', '')
    .replaceAll('\\n', '\n')
    .replace(/^["'`]|["'`]$/g, '');
  if (unescaped.includes('-----')) return readPem(unescaped);
  if (/^eyJ[\w-]*\.[\w-]+\./.test(text)) return failure(keyRefusal('looks-like-a-jwt'));
  return failure(keyRefusal('not-a-key'));
}

function readPem(text: string): Result<KeyMaterial, KeyRefusal> {
  const labels = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map((match) => match[1] ?? '');
  const privateKeys = labels.filter((label) => label.endsWith('PRIVATE KEY') || label === 'PGP PRIVATE KEY BLOCK');
  if (privateKeys.length > 1) return failure(keyRefusal('ambiguous-multiple-keys'));
  const label = privateKeys[0] ?? labels[0];
  if (label === undefined)
    return failure(keyRefusal(/-----END [A-Z0-9 ]*PRIVATE KEY-----/.test(text) ? 'missing-begin' : 'not-a-key'));
  if (/^Proc-Type:\s*4,ENCRYPTED/m.test(text)) return failure(keyRefusal('encrypted'));
  const refused = LABELS.find(([pattern]) => pattern.test(label));
  if (refused) return failure(keyRefusal(refused[1]));
  if (label !== 'PRIVATE KEY') return failure(keyRefusal('not-a-key'));

  const begin = text.indexOf('-----BEGIN PRIVATE KEY-----') + '-----BEGIN PRIVATE KEY-----'.length;
  const end = text.indexOf('-----END PRIVATE KEY-----', begin);
  if (end === -1) return failure(keyRefusal('missing-end'));
  const base64 = text.slice(begin, end).replace(/\s+/g, '');
  if (base64 === '') return failure(keyRefusal('empty'));
  try {
    return success({ format: 'pkcs8', der: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });
  } catch {
    return failure(keyRefusal('illegal-base64'));
  }
}

function readJwk(text: string): Result<KeyMaterial, KeyRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure(keyRefusal('not-json'));
  }
  if (typeof json !== 'object' || json === null) return failure(keyRefusal('not-a-key'));
  if ('keys' in json) return failure(keyRefusal('jwks'));
  const jwk = json as JsonWebKey;
  if (typeof jwk.kty !== 'string') return failure(keyRefusal('not-a-key'));
  if (jwk.kty === 'oct') return failure(keyRefusal('symmetric-key-for-private_key_jwt'));
  if (jwk.d === undefined) return failure(keyRefusal('public-key'));
  if (jwk.use !== undefined && jwk.use !== 'sig') return failure(keyRefusal('use-not-sig'));
  if (Array.isArray(jwk.key_ops) && !jwk.key_ops.includes('sign')) return failure(keyRefusal('key_ops-lacks-sign'));
  return success({ format: 'jwk', jwk });
}
