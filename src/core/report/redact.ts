import { base64Of } from '../key/octets.ts';
import { wellFormed } from '../snippet/well-formed.ts';
import { isPrivateKey } from '../token/private-key-text.ts';

/** A text that must not leave the page, and what stands in its place. */
export interface Redaction {
  readonly text: string;
  readonly name: string;
}

/** A shorter text is too likely to be part of another by chance to be taken out of it. */
const SHORTEST = 4;

/**
 * Takes secrets out of a text that is to be sent on: each of those known, in the spellings in which texts travel (plain,
 * percent-encoded, as JSON, in base64 and in hexadecimal digits), and whatever looks like a token or a private key.
 */
export function redact(text: string, redactions: readonly Redaction[]): string {
  const known = redactions
    .flatMap(({ text: secret, name }) => spellingsOf(secret).map((spelling) => ({ spelling, name })))
    .filter(({ spelling }) => spelling.length >= SHORTEST)
    // a longer one may have a shorter one in it
    .toSorted((one, other) => other.spelling.length - one.spelling.length);
  const plain = known.reduce(
    (rest, { spelling, name }) => rest.replaceAll(spelling, () => `[redacted: ${name}]`),
    text,
  );
  const withoutTokens = plain.replace(TOKEN, '[redacted: token]');
  return isPrivateKey(withoutTokens) ? '[redacted: this held a private key]' : withoutTokens;
}

/** The start of a JWT and everything that can belong to it. */
const TOKEN = /\beyJ[\w-]{6,}(?:[.~][\w-]*)*/g;

function spellingsOf(secret: string): readonly string[] {
  const text = secret.trim();
  if (text === '') return [];
  const bytes = new TextEncoder().encode(text);
  const base64 = base64Of(bytes).replace(/=+$/, '');
  // one character at the end may depend on what follows
  const base64Start = base64.length > 12 ? base64.slice(0, -1) : base64;
  return [
    ...new Set([
      text,
      encodeURIComponent(wellFormed(text)),
      new URLSearchParams({ v: text }).toString().slice(2),
      JSON.stringify(text).slice(1, -1),
      base64Start,
      base64Start.replaceAll('+', '-').replaceAll('/', '_'),
      Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    ]),
  ];
}
