import { bytesOfBase64 } from '../environment/base64.ts';

/** Why a part of a compact JWS is not base64url as RFC 7515 wants it: a character outside the alphabet, or padding. */
export type Base64UrlFlag = 'not-base64url' | 'padding';

/** Bytes read from base64url text, and what was irregular about the text; `bytes` is undefined if it cannot be read. */
export interface Base64UrlBytes {
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly flags: readonly Base64UrlFlag[];
}

/**
 * Reads base64url, tolerating plain base64 and padding so that the content can still be shown, and saying so.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-2
 */
export function readBase64Url(text: string): Base64UrlBytes {
  const flags: Base64UrlFlag[] = [];
  let end = text.length;
  while (text[end - 1] === '=') end--;
  const body = text.slice(0, end);
  if (body !== text) flags.push('padding');
  if (/[^A-Za-z0-9_-]/.test(body)) flags.push('not-base64url');
  try {
    return { bytes: bytesOfBase64(body.replaceAll('-', '+').replaceAll('_', '/')), flags };
  } catch {
    return { bytes: undefined, flags: [...new Set<Base64UrlFlag>([...flags, 'not-base64url'])] };
  }
}

/** Reads UTF-8 strictly: undefined if a byte sequence is not UTF-8 (RFC 3629). */
export function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
