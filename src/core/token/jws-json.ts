import { membersNamed, readJson, textOf, type JsonNode } from './json.ts';

/** The base64url parts of a JWS in JSON form, and its unprotected header; of several signatures, those of the first. */
export interface JwsJson {
  readonly parts: readonly [header: string, payload: string, signature: string];
  readonly unprotected: JsonNode | undefined;
}

/**
 * Reads the JWS JSON serialization, flattened or general; undefined if a text is anything else.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-7.2
 */
export function readJwsJson(text: string): JwsJson | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const json = readJson(text);
  if (!json.ok) return undefined;
  const [list] = membersNamed(json.value, 'signatures');
  const signer = list?.kind === 'array' ? list.items[0] : json.value;
  const [payload, signature] = [textOf(json.value, 'payload'), textOf(signer, 'signature')];
  if (payload === undefined || signature === undefined) return undefined;
  return {
    parts: [textOf(signer, 'protected') ?? '', payload, signature],
    unprotected: membersNamed(signer, 'header')[0],
  };
}
