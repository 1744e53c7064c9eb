import { base64Of } from '../key/octets.ts';
import { isPrivateKey } from '../token/private-key-text.ts';

/** A text that must not leave the page, and what stands in its place. */
export interface Redaction {
  readonly text: string;
  readonly name: string;
}

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** A shorter text is too likely to be part of another by chance: it counts only where it stands alone. */
const SHORTEST = 4;
/** What is longer than any quotation: a text is cut to this before it is searched. */
const LONGEST_SEARCHED = 60_000;

/** Of a longer one only what is a token in it matters, and no character of that is ever escaped. */
const LONGEST_SPELT = 1_000;
/** A longer one is looked for as it is. */
const LONGEST_ENCODED = 10_000;

/**
 * What takes secrets out of texts that are to be sent on: each of those known, in the spellings in which texts travel (plain,
 * percent-encoded, escaped as JSON, HTML or Markdown, in base64 and in hexadecimal digits), and whatever looks like a token
 * or a private key. To be applied before a text is cut or escaped, for a part of a secret is not known as one.
 */
export function redactorOf(redactions: readonly Redaction[]): Redact {
  const known = redactions
    .map(({ text, name }) => ({ text: text.trim(), name }))
    .filter(({ text }) => text !== '')
    // a longer one may have a shorter one in it
    .toSorted((one, other) => other.text.length - one.text.length)
    .map(({ text, name }) => ({ text, name, patterns: patternsOf(text) }));
  const pieces = piecesOf(known.map(({ text }) => text));
  return (given) => {
    const text = given.slice(0, LONGEST_SEARCHED);
    const plain = known.reduce(
      (rest, { name, patterns }) =>
        patterns.reduce<string>((each, pattern) => each.split(pattern).join(`[redacted: ${name}]`), rest),
      text,
    );
    const withoutTokens = withoutPieces(plain.replaceAll(TOKEN, '[redacted: token]'), pieces);
    return isPrivateKey(withoutTokens) ? '[redacted: this held a private key]' : withoutTokens;
  };
}

/** Tells whether a text, however long, holds what {@link redactorOf} would take out of it. */
export function secretFinderOf(redactions: readonly Redaction[]): (text: string) => boolean {
  const redact = redactorOf(redactions);
  return (text) => {
    for (let from = 0; from === 0 || from < text.length; from += LONGEST_SEARCHED - LONGEST_ENCODED) {
      const part = text.slice(from, from + LONGEST_SEARCHED);
      if (redact(part) !== part) return true;
    }
    return false;
  };
}

/** The start of a JWT and everything that can belong to it. */
const TOKEN = /\beyJ[\w-]{6,}(?:[.~][\w-]*)*/g;

function patternsOf(secret: string): readonly (string | RegExp)[] {
  if (secret.length < SHORTEST) return [new RegExp(`(?<!\\w)${Array.from(secret, spellingsOf).join('')}(?!\\w)`, 'gi')];
  if (secret.length > LONGEST_ENCODED) return [secret];
  const bytes = new TextEncoder().encode(secret);
  const hexadecimal = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const isEscaped = secret.length <= LONGEST_SPELT && /[^\w.~-]/.test(secret);
  const spelt = isEscaped ? Array.from(secret, spellingsOf).join('') : Array.from(secret, escaped).join('');
  return [new RegExp(spelt, 'gi'), new RegExp(hexadecimal, 'gi'), ...base64Forms(bytes)];
}

/** A character in any spelling in which it can stand in a text, for a pattern without regard to case. */
function spellingsOf(character: string): string {
  if (/\w/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const bytes = new TextEncoder().encode(character);
  const percent = Array.from(bytes, (byte) => `%(?:25){0,4}${byte.toString(16).padStart(2, '0')}`).join('');
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const json = units.map((unit) => `\\\\{1,8}u${unit.toString(16).padStart(4, '0')}`).join('');
  const named = ENTITIES[character];
  return `(?:\\\\{0,8}${escaped(character)}|${percent}|${json}|&#0{0,6}${code};|&#x0{0,6}${code.toString(16)};${character === ' ' ? '|\\+' : ''}${named ? `|&${named};` : ''})`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** Base64 and base64url of a text wherever it begins in what was encoded; the characters that depend on neighbours are left out. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const padded = new Uint8Array(before + bytes.length);
    padded.set(bytes, before);
    const whole = base64Of(padded).replace(/=+$/, '');
    const form = whole.slice(before === 0 ? 0 : before + 1, padded.length % 3 === 0 ? undefined : -1);
    return form.length < 6 ? [] : [...new Set([form, form.replaceAll('+', '-').replaceAll('/', '_')])];
  });
}

/** So many characters in a row are no chance: what was cut off, wrapped or taken out of a secret is still one. */
const PIECE = 14;

/** Every piece of the secrets that are one long word, as tokens and keys are: a sentence shares words with others. */
function piecesOf(secrets: readonly string[]): ReadonlySet<string> {
  const words = secrets.filter((secret) => secret.length >= 2 * PIECE && /^[\w.~+/=-]+$/.test(secret));
  return new Set(
    words.flatMap((word) =>
      Array.from({ length: Math.min(word.length, LONGEST_SEARCHED) - PIECE + 1 }, (_, at) =>
        word.slice(at, at + PIECE).toLowerCase(),
      ),
    ),
  );
}

function withoutPieces(text: string, pieces: ReadonlySet<string>): string {
  // the secrets are ASCII: other letters may change their length with their case, and every place after them
  const folded = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let [told, from] = ['', 0];
  for (let at = 0; at + PIECE <= folded.length; at += 1) {
    if (!pieces.has(folded.slice(at, at + PIECE))) continue;
    let end = at + PIECE;
    while (end < folded.length && pieces.has(folded.slice(end - PIECE + 1, end + 1))) end += 1;
    told += `${text.slice(from, at)}[redacted: a piece of a secret]`;
    [from, at] = [end, end - 1];
  }
  return told + text.slice(from);
}
