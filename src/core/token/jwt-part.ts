import { readBase64Url, readUtf8 } from './base64url.ts';
import { membersNamed, readJson, textOf, type JsonNode } from './json.ts';

/** Reads header or payload of a JWS as JSON, undefined if it is none; what is irregular about it is added to `flags`. */
export function readPart(part: string, name: 'header' | 'payload', flags = new Set<string>()): JsonNode | undefined {
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

/** Whether a JSON value can be the header of a JWS or JWE: an object that names an algorithm, a type or a key. */
export const isJoseHeader = (node: JsonNode | undefined): node is JsonNode =>
  ['alg', 'typ', 'kid'].some((name) => membersNamed(node, name).length > 0);

const SHAPE = /^e[wy][\w+/=-]*(?:\.[\w+/=-]*){1,4}(?:(?:~[\w+/=-]*)+(?:\.[\w-]+\.[\w-]+)?)?$/;

/**
 * Whether a text is a JWS, JWE or SD-JWT in compact form, from its first character to its last; the signature of a JWS may
 * be lost. Only the header is decoded.
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-9
 */
export function isJwtText(text: string): boolean {
  if (!SHAPE.test(text) || text.includes('...')) return false;
  const parts = (text.split('~', 1)[0] ?? '').split('.');
  return parts.length !== 4 && isJoseHeader(readPart(parts[0] ?? '', 'header'));
}

/**
 * The type that a header names: in lower case, without the prefix of media types; empty if it names none.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-4.1.9
 */
export const typOf = (header: JsonNode | undefined): string =>
  (textOf(header, 'typ') ?? '').toLowerCase().replace(/^application\//, '');
