/** Encodes a value as a part of a token, for tests. */
export function encodePart(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A JWT with these claims and a made-up RS256 signature of the right length, for tests that verify none. */
export const madeUpJwt = (claims: object, header: object = {}): string =>
  `${encodePart({ alg: 'RS256', kid: 'k1', typ: 'at+jwt', ...header })}.${encodePart(claims)}.${'Bwc'.repeat(113)}Bwc`;
