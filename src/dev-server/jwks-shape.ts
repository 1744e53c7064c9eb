import type { WithheldReason } from '../core/environment/relay.ts';
import { isRecord, readJsonBytes } from './json-bytes.ts';

/**
 * Why the bytes are no JWK Set, or undefined where they are one: `keys` lists objects that each name their `kty`. What
 * else a key needs to be of use is for the page to say.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function judgeJwksShape(bytes: Uint8Array): WithheldReason | undefined {
  const value = readJsonBytes(bytes);
  if (value === undefined) return 'not-json';
  return isRecord(value) && Array.isArray(value['keys']) && value['keys'].every(isKey) ? undefined : 'not-a-jwks';
}

function isKey(value: unknown): boolean {
  return isRecord(value) && typeof value['kty'] === 'string';
}
