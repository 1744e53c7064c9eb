/** Bytes as base64url without padding (RFC 7515 section 2). */
export const base64UrlOf = (bytes: Uint8Array): string =>
  base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Bytes as base64 with padding (RFC 4648 section 4). */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** Bytes out of hexadecimal digits; an odd digit at the end is dropped. */
export const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length >> 1 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));

/** A number as its big-endian bytes, without leading zeros. */
export const bytesOfInteger = (value: bigint): Uint8Array<ArrayBuffer> => {
  const hex = value.toString(16);
  return bytesOfHex(hex.length % 2 === 1 ? `0${hex}` : hex);
};

/** The non-negative number that big-endian bytes stand for. */
export function integerOf(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/** The bytes without their leading zeros; a lone zero stays. */
export function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? bytes.subarray(-1) : bytes.subarray(first);
}

/** The bytes with zeros in front up to a length; undefined if they are longer. */
export function padded(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> | undefined {
  const significant = bytes.length > length ? withoutLeadingZeros(bytes) : bytes;
  if (significant.length > length) return undefined;
  const result = new Uint8Array(length);
  result.set(significant, length - significant.length);
  return result;
}
