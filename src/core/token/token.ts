import { isPrivateKey } from './clean.ts';
import { readBase64Url, readUtf8 } from './base64url.ts';
import { duplicateNames, membersNamed, numberOf, readJson, textOf, type JsonNode } from './json.ts';

/** What a pasted token is, as far as its own text tells. */
export type TokenKind = 'jwt' | 'jwe' | 'opaque' | 'assertion' | 'id-token' | 'private-key' | 'empty';

/**
 * The pasted token, read but not verified: nothing here says that any of it is true.
 * `header` and `claims` are there for a JWT whose parts could be read; `parts` are the texts between the dots.
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

/**
 * Reads the text of a token: a signed JWT is decoded, an encrypted one is recognised, anything else is opaque, which is
 * fine for introspection.
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function readToken(text: string): Token {
  const parts = text.split('.');
  const plain = (kind: TokenKind): Token => ({ text, kind, parts: [], signature: 'unchecked', flags: [] });
  if (text === '') return plain('empty');
  if (isPrivateKey(text)) return plain('private-key');
  if (parts.length !== 3 && parts.length !== 5) return plain('opaque');

  const flags = new Set<string>();
  const header = readPart(parts[0] ?? '', 'header', flags);
  if (header?.kind !== 'object' || membersNamed(header, 'alg').length + membersNamed(header, 'typ').length === 0)
    return plain('opaque');
  if (parts.length === 5) return { ...plain('jwe'), parts, header };

  const claims = readPart(parts[1] ?? '', 'payload', flags);
  for (const flag of readBase64Url(parts[2] ?? '').flags) flags.add(flag);
  for (const flag of algorithmFlags(header)) flags.add(flag);
  for (const node of [header, claims])
    if (node) for (const name of duplicateNames(node)) flags.add(`duplicate-key:${name}`);
  return {
    text,
    kind: kindOfJwt(header, claims),
    parts,
    header,
    ...(claims?.kind === 'object' ? { claims } : {}),
    signature: flags.has('unsigned') ? 'unsigned' : 'unchecked',
    flags: [...flags],
  };
}

function readPart(part: string, name: 'header' | 'payload', flags: Set<string>): JsonNode | undefined {
  if (part === '' && name === 'payload') flags.add('payload-empty');
  if (part === '') return undefined;
  const read = readBase64Url(part);
  for (const flag of read.flags) flags.add(flag);
  const text = read.bytes && readUtf8(read.bytes);
  if (read.bytes && text === undefined) flags.add('invalid-utf8');
  const json = text === undefined ? undefined : readJson(text);
  if (name === 'payload' && text !== undefined && json?.ok === false) flags.add('payload-not-json');
  if (name === 'payload' && json?.ok && json.value.kind !== 'object') flags.add('payload-not-object');
  return json?.ok ? json.value : undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc8725#section-3.1 */
function algorithmFlags(header: JsonNode): readonly string[] {
  const [alg] = membersNamed(header, 'alg');
  if (alg === undefined) return ['no-alg'];
  if (alg.kind !== 'string') return ['bad-alg'];
  if (alg.text.toLowerCase() === 'none') return ['unsigned'];
  return /^HS\d+$/.test(alg.text) ? ['symmetric'] : [];
}

/**
 * A client_assertion has `iss` = `sub` and is made for an authorization server (RFC 7523 section 3); an ID token has a
 * nonce or a hash of its companions, or tells of a sign-on without naming scope or client (OpenID Connect Core, section 2).
 */
function kindOfJwt(header: JsonNode, claims: JsonNode | undefined): TokenKind {
  const has = (name: string): boolean => membersNamed(claims, name).length > 0;
  const typ = textOf(header, 'typ')
    ?.toLowerCase()
    .replace(/^application\//, '');
  if (typ === 'client-authentication+jwt') return 'assertion';
  if (typ === 'at+jwt' || claims === undefined) return 'jwt';
  const issuer = textOf(claims, 'iss');
  if (issuer !== undefined && issuer === textOf(claims, 'sub') && !has('scope') && !has('client_id'))
    return 'assertion';
  const isSignOn = ['nonce', 'at_hash', 'c_hash', 's_hash'].some(has) || numberOf(claims, 'auth_time') !== undefined;
  return isSignOn && has('aud') && !has('scope') && !has('scp') && !has('client_id') ? 'id-token' : 'jwt';
}
