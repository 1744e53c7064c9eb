/** Characters that clipboards bring along and nobody sees. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;

const MOST_LAYERS = 50;
/** So many characters are taken off an edge at once, so that no length of them takes long. */
const MOST_AT_ONCE = 1000;

/**
 * Takes off what stands around a token at both ends, layer by layer, and adds a note for each kind; undefined if the layers
 * are too many. It takes time proportional to the length of the text.
 */
export function withoutEdges(given: string, removed: Set<string>): string | undefined {
  let text = given;
  for (let count = 0; count < MOST_LAYERS; count++) {
    const before = text;
    for (const [note, apply] of EDGES) {
      const next = apply(text);
      if (next !== text) removed.add(note);
      text = next;
    }
    if (text === before) return text;
  }
  return undefined;
}

/** A scheme may stand before a text of several lines; a header is one line. */
const SCHEME = /^(?:(?:bearer|dpop)(?::\s*|\s+)){1,9}(?=\S)/i;
const HEADER = /^(?:(?:(?:proxy-)?authorization\s*:\s*)?(?:bearer|dpop)(?::\s*|\s+)){1,9}(?=\S)/i;

const EDGES: readonly (readonly [note: string, apply: (text: string) => string])[] = [
  ['white space around it', (text) => withoutInvisible(text.trim())],
  ['the prefix “Bearer” or “DPoP”', (text) => text.replace(/[\r\n]/.test(text) ? SCHEME : HEADER, '')],
  ['quotes', unquoted],
];

function withoutInvisible(text: string): string {
  let [start, end] = [0, text.length];
  while (start < MOST_AT_ONCE && INVISIBLE.test(text.charAt(start))) start++;
  while (end > Math.max(start, text.length - MOST_AT_ONCE) && INVISIBLE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

const CLOSING: ReadonlyMap<string, string> = new Map(
  ['""', "''", '``', '“”', '‘’', '„“', '«»', '<>'].map(([open = '', close = '']) => [open, close]),
);

/** Between two quoted texts: the quotes at both ends are not those of one. */
const BETWEEN = /(["'`])\s{0,9}[,;:+]\s{0,9}\1/;
const LONGEST_SEARCHED = 300_000;

/** All quotes around a text at once, with the comma of a list. Angle brackets around a mere word are a placeholder, others may be markup. */
function unquoted(text: string): string {
  let [start, end] = [0, text.length];
  if (/^[,;]$/.test(text.slice(-1)) && CLOSING.get(text.charAt(0)) === text[end - 2]) end--;
  while (start < MOST_AT_ONCE) {
    const width = text[start] === '\\' && text[end - 2] === '\\' ? 2 : 1;
    const open = text.charAt(start + width - 1);
    if (end - start <= 2 * width || CLOSING.get(open) !== text[end - 1]) break;
    if (open === '<' && !/^<(?=[^\s<>]*>$)\D*\d/.test(text.slice(start, end))) break;
    start += width;
    end -= width;
  }
  return start === 0 || BETWEEN.test(text.slice(start, Math.min(end, LONGEST_SEARCHED)))
    ? text
    : text.slice(start, end);
}
