import { duplicateNames, membersNamed, readJson, textOf, type JsonNode } from './json.ts';
import { readPart } from './jwt-part.ts';

/** The base64url parts of a JWS in JSON form, and its unprotected header; of several signatures, those of the first. */
export interface JwsJson {
  readonly parts: readonly [header: string, payload: string, signature: string];
  readonly unprotected: JsonNode | undefined;
}

/**
 * Reads the JWS JSON serialization, flattened or general; undefined if a text is anything else, or so made that two readers
 * could see two tokens in it: both forms at once, a member twice, or a header parameter in both headers.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-7.2
 */
export function readJwsJson(text: string): JwsJson | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const json = readJson(text);
  if (!json.ok) return undefined;
  const [list] = membersNamed(json.value, 'signatures');
  const isBoth = list && ['protected', 'header', 'signature'].some((name) => membersNamed(json.value, name).length > 0);
  if (isBoth || duplicateNames(json.value).length > 0) return undefined;
  const signer = list?.kind === 'array' ? list.items[0] : json.value;
  const [payload, signature] = [textOf(json.value, 'payload'), textOf(signer, 'signature')];
  if (payload === undefined || signature === undefined) return undefined;
  const head = textOf(signer, 'protected') ?? '';
  const [unprotected] = membersNamed(signer, 'header');
  return isAmbiguous(readPart(head, 'header'), unprotected)
    ? undefined
    : { parts: [head, payload, signature], unprotected };
}

/** Names of the two headers must be disjoint, and `crit` must be protected (section 4.1.11). */
function isAmbiguous(header: JsonNode | undefined, unprotected: JsonNode | undefined): boolean {
  if (unprotected?.kind !== 'object') return false;
  const names = new Set(header?.kind === 'object' ? header.members.map(({ name }) => name) : []);
  return unprotected.members.some(({ name }) => name === 'crit' || names.has(name));
}
