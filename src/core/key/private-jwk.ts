import { failure, success, type Result } from '../result.ts';
import { duplicateNames, membersNamed, textOf, type JsonNode } from '../token/json.ts';
import { readBase64Url } from '../token/base64url.ts';
import { algorithmsFitting, type Algorithm } from './algorithms.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';
import { base64UrlOf, withoutLeadingZeros } from './octets.ts';
import { modulusLength, type RsaMembers } from './rsa.ts';

/** A curve that JWS signs on, by its JWK name, with the length of its coordinates and of `d`, in bytes. */
export const CURVE_BYTES = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

/** One of the curves of {@link CURVE_BYTES}. */
export type Curve = keyof typeof CURVE_BYTES;

/**
 * A private key whose members are there and have the right form and length; whether its numbers belong together is not
 * known yet. `kid` and `alg` are what the key itself says. @see https://www.rfc-editor.org/rfc/rfc7518#section-6
 */
export type PrivateJwk = (
  | ({ readonly kty: 'RSA' } & RsaMembers)
  | { readonly kty: 'EC'; readonly crv: Curve; readonly x: string; readonly y: string; readonly d: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly d: string }
) & { readonly kid?: string; readonly alg?: Algorithm };

/** The longest value that a member with a number can have, in characters: 16384 bit in base64url. */
const LONGEST_NUMBER = 2731;

/** The longest public exponent, in characters: 64 bit in base64url. Browsers take no longer one. */
const LONGEST_EXPONENT = 11;

type Member = Result<string, KeyRefusal>;

/**
 * Reads a private JWK, or says why it is none: not a key, the public half, made for something else, or malformed.
 * Members are read by name from the lossless JSON, so that `__proto__` and the like are members nobody asks for.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-4
 */
export function readPrivateJwk(node: JsonNode): Result<PrivateJwk, KeyRefusal> {
  const refused = refusalOf(node);
  if (refused) return failure(refused);
  const key = readMembers(node);
  if (!key.ok) return key;
  const weak = key.value.kty === 'RSA' ? weaknessOf(key.value) : undefined;
  if (weak) return failure(weak);
  const kid = textOf(node, 'kid');
  const said = membersNamed(node, 'alg')[0];
  const alg = algorithmsFitting(key.value).find((name) => said?.kind === 'string' && name === said.text);
  if (said !== undefined && alg === undefined)
    return failure(keyRefusal('alg-does-not-fit-kty', said.kind === 'string' ? said.text.slice(0, 40) : said.kind));
  return success({ ...key.value, ...(kid === undefined ? {} : { kid }), ...(alg === undefined ? {} : { alg }) });
}

/** Why an RSA key must not sign although it could. @see https://www.rfc-editor.org/rfc/rfc7518#section-3.3 */
export function weaknessOf({ n, e }: Pick<RsaMembers, 'n' | 'e'>): KeyRefusal | undefined {
  const bits = modulusLength(n);
  if (bits < 2048) return keyRefusal('weak-rsa', `${bits} bit`);
  if (/^(?:A*|AA|AQ|Ag)$/.test(e)) return keyRefusal('weak-rsa', 'a public exponent that protects nothing');
  if (e.length > LONGEST_EXPONENT) return keyRefusal('unsupported-key', 'a public exponent of more than 64 bit');
  return undefined;
}

function refusalOf(node: JsonNode): KeyRefusal | undefined {
  const kty = textOf(node, 'kty');
  if (node.kind !== 'object' || membersNamed(node, 'kty').length === 0) return keyRefusal('not-a-key');
  const [twice] = duplicateNames(node);
  if (twice !== undefined) return keyRefusal('duplicate-member', `“${twice.slice(0, 40)}”`);
  if (kty === 'oct') return keyRefusal('symmetric-key-for-private_key_jwt');
  if (kty !== 'RSA' && kty !== 'EC' && kty !== 'OKP')
    return keyRefusal('unsupported-key-type', `kty ${kty === undefined ? 'that is no text' : kty.slice(0, 40)}`);
  if (membersNamed(node, 'd').length === 0) return keyRefusal('public-key');
  const use = membersNamed(node, 'use')[0];
  if (use && textOf(node, 'use') !== 'sig') return keyRefusal('use-not-sig');
  const operations = membersNamed(node, 'key_ops')[0];
  const maySign = (item: JsonNode): boolean => item.kind === 'string' && item.text === 'sign';
  if (operations && !(operations.kind === 'array' && operations.items.some(maySign)))
    return keyRefusal('key_ops-lacks-sign');
  return undefined;
}

function readMembers(node: JsonNode): Result<PrivateJwk, KeyRefusal> {
  if (textOf(node, 'kty') === 'RSA') return readRsa(node);
  const crv = textOf(node, 'crv');
  if (crv === 'X25519' || crv === 'X448') return failure(keyRefusal('not-a-signing-key', crv));
  if (crv === 'Ed448') return failure(keyRefusal('unsupported-in-webcrypto', crv));
  const isEdwards = textOf(node, 'kty') === 'OKP' && crv === 'Ed25519';
  const curve = textOf(node, 'kty') === 'EC' && crv !== undefined && Object.hasOwn(CURVE_BYTES, crv);
  if (!isEdwards && !curve)
    return failure(
      crv === undefined ? keyRefusal('missing-member', '“crv”') : keyRefusal('unsupported-curve', crv.slice(0, 40)),
    );
  const length = isEdwards ? 32 : CURVE_BYTES[crv as Curve];
  const coordinates = (isEdwards ? ['x'] : ['x', 'y']).map((name) => readNumber(node, name));
  const d = readNumber(node, 'd');
  for (const member of [...coordinates, d]) if (!member.ok) return member;
  const [x = '', y = ''] = coordinates.map((member) => (member.ok ? member.value : ''));
  const lengthOf = (text: string): number => readBase64Url(text).bytes?.length ?? 0;
  if (lengthOf(x) !== length || (!isEdwards && lengthOf(y) !== length))
    return failure(keyRefusal('crv-does-not-fit-coordinates'));
  if (!d.ok || lengthOf(d.value) !== length) return failure(keyRefusal('wrong-length-d'));
  return success(
    isEdwards ? { kty: 'OKP', crv: 'Ed25519', x, d: d.value } : { kty: 'EC', crv: crv as Curve, x, y, d: d.value },
  );
}

function readRsa(node: JsonNode): Result<PrivateJwk, KeyRefusal> {
  if (membersNamed(node, 'oth').length > 0) return failure(keyRefusal('multi-prime-rsa'));
  const read: Record<string, string> = {};
  const optional = ['p', 'q', 'dp', 'dq', 'qi'].filter((name) => membersNamed(node, name).length > 0);
  for (const name of ['n', 'e', 'd', ...optional]) {
    const member = readNumber(node, name);
    if (!member.ok) return member;
    // some programs write the sign byte of a big integer too; WebCrypto refuses it
    read[name] = base64UrlOf(withoutLeadingZeros(readBase64Url(member.value).bytes ?? new Uint8Array()));
  }
  return success({ kty: 'RSA', ...(read as unknown as RsaMembers) });
}

/** The base64url text of a member that holds a number or coordinate. */
function readNumber(node: JsonNode, name: string): Member {
  const text = textOf(node, name);
  if (text === undefined || text === '') return failure(keyRefusal('missing-member', `“${name}”`));
  if (text.length > LONGEST_NUMBER) return failure(keyRefusal('oversized'));
  if (
    /\.\.\.|…|[<>{}\s]|^(?:x+|\W+|redacted|removed|secret|.*(?:your|private|secret)[-_ ]?(?:private)?[-_ ]?key.*)$/i.test(
      text,
    )
  )
    return failure(keyRefusal('placeholder', `in “${name}”`));
  const { bytes, flags } = readBase64Url(text);
  if (flags.includes('padding')) return failure(keyRefusal('padding-in-base64url', `in “${name}”`));
  if (bytes === undefined || flags.length > 0) return failure(keyRefusal('illegal-base64', `in “${name}”`));
  return success(text);
}

/** The public half of a private JWK: the members that RFC 7638 takes the thumbprint of, and no others. */
export type PublicJwk =
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  | { readonly kty: 'EC'; readonly crv: string; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: string; readonly x: string };

/** The public half of a key. @see https://www.rfc-editor.org/rfc/rfc7638#section-3.2 */
export function publicHalfOf(jwk: PrivateJwk): PublicJwk {
  switch (jwk.kty) {
    case 'RSA':
      return { kty: 'RSA', n: jwk.n, e: jwk.e };
    case 'EC':
      return { kty: 'EC', crv: jwk.crv, x: jwk.x, y: jwk.y };
    case 'OKP':
      return { kty: 'OKP', crv: jwk.crv, x: jwk.x };
  }
}

/** The algorithms that this key can sign with: the one that it names, else all that fit; the first is the default. */
export const algorithmsOf = (jwk: PrivateJwk): readonly Algorithm[] =>
  jwk.alg === undefined ? algorithmsFitting(jwk) : [jwk.alg];
