import type { DocumentCall, WithheldReason } from '../core/environment/relay.ts';
import { isRecord, readJsonBytes } from './json-bytes.ts';

/** Why the bytes are not the document that was called for, or undefined where they are. */
export function judgeDocument(call: DocumentCall['call'], bytes: Uint8Array): WithheldReason | undefined {
  const value = readJsonBytes(bytes);
  if (value === undefined) return 'not-json';
  switch (call) {
    case 'jwks':
      return isKeySet(value) ? undefined : 'not-a-jwks';
    case 'discovery':
      return isMetadata(value) ? undefined : 'not-metadata';
  }
}

/**
 * Whether `keys` lists objects that each name their `kty`. What else a key needs to be of use is for the page to say.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
function isKeySet(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value['keys']) && value['keys'].every(isKey);
}

function isKey(value: unknown): boolean {
  return isRecord(value) && typeof value['kty'] === 'string';
}

/**
 * Whether the value names an `issuer`. Whether it is the one that was meant is for the page to say.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2
 */
function isMetadata(value: unknown): boolean {
  return isRecord(value) && typeof value['issuer'] === 'string';
}
