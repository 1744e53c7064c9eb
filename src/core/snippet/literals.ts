import { wellFormed } from './well-formed.ts';

/*
 * Each writes a text as a string of its language that nothing in the text can end, and that holds printable ASCII only: what
 * is invisible, turns the direction of text or depends on the encoding of a file is an escape.
 */

/** A text as a string of C#; `\u2028` and `\u0085` would end its line. */
export const csharpLiteral = (text: string): string => `"${byUnits(text, /["\\]/g)}"`;

/** A text as an interpreted string of Go, which refuses a byte order mark. */
export const goLiteral = (text: string): string =>
  quoted(text, /["\\]/g, (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`));

/** A text as a string of Java, where `\u000a` is a line end before it is an escape: ASCII is written in octal. */
export const javaLiteral = (text: string): string =>
  `"${escaped(text, /["\\]/g, /[^ -~]/g, (code) =>
    code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : `\\u${hex(code, 4)}`,
  )}"`;

/** A text as a string of JavaScript, which may stand in a script element of a page. */
export const javascriptLiteral = (text: string): string =>
  `'${byUnits(text, /['\\]/g).replaceAll('<', String.raw`\x3c`)}'`;

/** A text as a string of PHP 7 or later. */
export const phpLiteral = (text: string): string => quoted(text, /["\\$]/g, braced);

/** A text as a string of Python 3. */
export const pythonLiteral = (text: string): string =>
  quoted(text, /["\\]/g, (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`));

/** A text as a string of Ruby. */
export const rubyLiteral = (text: string): string => quoted(text, /["\\#]/g, braced);

/** A text as a string of Swift. */
export const swiftLiteral = (text: string): string => quoted(text, /["\\]/g, braced);

/** A text as a word of a POSIX shell. It has no escapes: only of printable ASCII does the word hold nothing else. */
export const shellLiteral = (text: string): string => `'${wellFormed(text).replaceAll("'", String.raw`'\''`)}'`;

/** Between double quotes: a backslash before each of `special`, and an escape by code point for what is not printable ASCII. */
const quoted = (text: string, special: RegExp, escape: (code: number) => string): string =>
  `"${escaped(text, special, /[^ -~]/gu, escape)}"`;

/** The same without the quotes, by code units of UTF-16, of which an escape of four digits holds one. */
const byUnits = (text: string, special: RegExp): string =>
  escaped(text, special, /[^ -~]/g, (code) => `\\u${hex(code, 4)}`);

const escaped = (text: string, special: RegExp, foreign: RegExp, escape: (code: number) => string): string =>
  wellFormed(text)
    .replaceAll(special, String.raw`\$&`)
    .replaceAll(foreign, (character) => escape(character.codePointAt(0) ?? 0));

const braced = (code: number): string => `\\u{${hex(code, 1)}}`;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
