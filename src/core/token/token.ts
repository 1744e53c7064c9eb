import { readBase64Url } from './base64url.ts';
import { duplicateNames, membersNamed, numberOf, textOf, type JsonNode } from './json.ts';
import { readJwsJson } from './jws-json.ts';
import { isJoseHeader, readPart, typOf } from './jwt-part.ts';
import { isPrivateKey } from './private-key-text.ts';
import { fitsAlgorithm } from './signature-length.ts';

/** What a pasted token is, as far as its own text tells. */
export type TokenKind =
  | 'jwt'
  | 'jwe'
  | 'sd-jwt'
  | 'jws-json'
  | 'opaque'
  | 'assertion'
  | 'id-token'
  | 'private-key'
  | 'empty';

/**
 * The pasted token, read but not verified: nothing here says that any of it is true.
 * `header` and `claims` are there for a JWT whose parts could be read; `parts` are the texts between the dots, those of the
 * signed part for an SD-JWT, and header, payload and first signature for a JWS in JSON form.
 */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
  readonly parts: readonly string[];
  readonly header?: JsonNode;
  readonly claims?: JsonNode;
  readonly signature: 'unchecked' | 'unsigned';
  readonly flags: readonly string[];
}

/** Beyond this many characters no payload is decoded: nothing of that size can be asked about. */
const LONGEST_DECODED = 1_500_000;
const LONGEST_HEADER = 100_000;
/** So many duplicates are told by name. */
const MOST_NAMED = 20;

/**
 * Reads the text of a token: a signed JWT is decoded, an encrypted one is recognised, anything else is opaque, which is
 * fine for introspection.
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function readToken(text: string): Token {
  const plain = (kind: TokenKind): Token => ({ text, kind, parts: [], signature: 'unchecked', flags: [] });
  if (text === '') return plain('empty');
  if (isPrivateKey(text)) return plain('private-key');
  const isHuge = text.length > LONGEST_DECODED;
  const json = isHuge ? undefined : readJwsJson(text);
  if (json) return { ...readSigned(text, json.parts, json.unprotected), kind: 'jws-json' };

  const [jwt = ''] = text.split('~', 1);
  const isSdJwt = jwt.length < text.length;
  const parts = jwt.split('.', 6);
  const [head = ''] = parts;
  if (!(isSdJwt ? [3] : [2, 3, 5]).includes(parts.length) || (isHuge && head.length > LONGEST_HEADER))
    return plain('opaque');
  const flags = new Set<string>();
  const header = readPart(head, 'header', flags);
  if (!isHuge && isSpoilt(header, flags) && JWS_SHAPE.test(text)) return readSigned(text, parts);
  if (!isJoseHeader(header) || (parts.length === 2 && membersNamed(header, 'alg').length === 0)) return plain('opaque');
  if (parts.length === 5) return { ...plain('jwe'), parts, header };
  if (isHuge) return { ...plain(isSdJwt ? 'sd-jwt' : 'jwt'), parts, header };
  const token = readSigned(text, parts);
  return isSdJwt ? { ...token, kind: 'sd-jwt' } : token;
}

const JWS_SHAPE = /^e(?:yJ|30)[\w-]*\.[\w-]*\.[\w-]*$/;

/** Whether the header of a JWS says nothing, or is no UTF-8. */
const isSpoilt = (header: JsonNode | undefined, flags: ReadonlySet<string>): boolean =>
  header ? header.kind === 'object' && header.members.length === 0 : flags.has('invalid-utf8');

/** Decodes the parts of a JWS: header, payload, and the signature unless the copy lost it. */
function readSigned(text: string, parts: readonly string[], unprotected?: JsonNode): Token {
  const [head = '', payload = '', signature = ''] = parts;
  const flags = new Set<string>();
  const header = readPart(head, 'header', flags) ?? unprotected;
  const claims = readPart(payload, 'payload', flags);
  const { bytes, flags: irregular } = readBase64Url(signature);
  for (const flag of [...irregular, ...algorithmFlags(header, bytes?.length)]) flags.add(flag);
  for (const node of [header, claims])
    for (const name of duplicateNames(node).slice(0, MOST_NAMED)) flags.add(`duplicate-key:${name}`);
  return {
    text,
    kind: kindOfJwt(header, claims),
    parts,
    ...(header ? { header } : {}),
    ...(claims?.kind === 'object' ? { claims } : {}),
    signature: signature === '' || flags.has('unsigned') ? 'unsigned' : 'unchecked',
    flags: [...flags],
  };
}

/** The registered algorithms. @see https://www.iana.org/assignments/jose/jose.xhtml */
const SIGNING = /^(?:[HREP]S(?:256|384|512)|ES256K|Ed(?:DSA|25519|448)|ML-DSA-(?:44|65|87))$/;

/** `length` is that of the signature in bytes. @see https://www.rfc-editor.org/rfc/rfc8725#section-3.1 */
function algorithmFlags(header: JsonNode | undefined, length: number | undefined): readonly string[] {
  const [alg] = membersNamed(header, 'alg');
  if (alg === undefined) return ['no-alg'];
  if (alg.kind !== 'string') return ['bad-alg'];
  if (alg.text.trim().toLowerCase() === 'none') return ['unsigned'];
  return [
    ...(SIGNING.test(alg.text) ? [] : ['bad-alg']),
    ...(/^HS\d+$/.test(alg.text) ? ['symmetric'] : []),
    ...(length === undefined || fitsAlgorithm(length, alg.text) ? [] : ['signature-length']),
  ];
}

/**
 * A client_assertion has `iss` = `sub` and is made for an authorization server (RFC 7523 section 3); an ID token has a
 * nonce or a hash of its companions, or tells of a sign-on without naming scope or client (OpenID Connect Core, section 2).
 * Keycloak says what a token is in a claim `typ`.
 */
function kindOfJwt(header: JsonNode | undefined, claims: JsonNode | undefined): TokenKind {
  const has = (name: string): boolean => membersNamed(claims, name).length > 0;
  const typ = typOf(header);
  if (typ === 'client-authentication+jwt') return 'assertion';
  if (typ === 'at+jwt' || claims === undefined) return 'jwt';
  const issuer = textOf(claims, 'iss');
  if (issuer !== undefined && issuer === textOf(claims, 'sub') && !has('scope') && !has('client_id'))
    return 'assertion';
  const use = textOf(claims, 'typ');
  if (use === 'ID') return 'id-token';
  if (use === 'Bearer') return 'jwt';
  const isSignOn = ['nonce', 'at_hash', 'c_hash', 's_hash'].some(has) || numberOf(claims, 'auth_time') !== undefined;
  return isSignOn && has('aud') && !has('scope') && !has('scp') && !has('client_id') ? 'id-token' : 'jwt';
}
