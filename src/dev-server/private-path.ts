/** Files that the dev server must not hand out, as Vite's `server.fs.deny` wants them. */
export const PRIVATE_FILES = [
  '.env',
  '.env.*',
  '*.{pem,key,p12,pfx,jks,crt,cer,der,jwk,jwks,ppk}',
  '.npmrc',
  '**/.git/**',
];

/**
 * Whether a request target names a private file, or one of Vite's tools that this page has no use for, or is no path
 * that a browser would ask for: Vite prints some to the terminal, where control characters do what they like. It is a
 * second opinion beside Vite's own check, on the decoded text, because that one has been talked round time and again.
 */
export function isPrivatePath(target: string): boolean {
  const text = decode(target);
  return !text?.startsWith('/') || /[\p{Cc}\\#]/u.test(text) || PRIVATE.some((pattern) => pattern.test(text));
}

const PRIVATE = [
  /\/\.(?:env|npmrc)(?![a-z])/i,
  /\/\.git(?:\/|$)/i,
  /\.(?:pem|key|p12|pfx|jks|crt|cer|der|jwks?|ppk)(?![a-z0-9-])(?!\.[jt]sx?)/i,
  /^\/__open-in-editor/i,
];

/** Decoded until nothing changes, for a file server may decode once more than its check did. */
function decode(target: string): string | undefined {
  try {
    for (let text = target; ;) {
      const decoded = decodeURIComponent(text);
      if (decoded === text) return text;
      text = decoded;
    }
  } catch {
    return undefined;
  }
}
