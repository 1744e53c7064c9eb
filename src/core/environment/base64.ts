/**
 * The bytes of a base64 text (RFC 4648 section 4). Throws if it is none. A loop, since a callback for each of a million
 * bytes takes twenty times as long.
 */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
