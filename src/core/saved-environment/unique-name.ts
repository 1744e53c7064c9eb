/** In characters; what is longer is cut. */
const LONGEST_NAME = 100;

/**
 * A name that none of the existing ones is, whatever their case: itself where it is free, else “EU copy”, “EU copy 2” and so
 * on. An empty one becomes “Environment”. It has no control characters, nor those that turn the direction of writing.
 */
export function uniqueName(name: string, existing: readonly string[]): string {
  const taken = new Set(existing.map((each) => each.trim().toLowerCase()));
  const plain = name.slice(0, 10 * LONGEST_NAME).replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
  const wanted = cut(plain.trim(), LONGEST_NAME) || 'Environment';
  if (!taken.has(wanted.toLowerCase())) return wanted;
  const stem = stemOf(wanted);
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? ' copy' : ` copy ${count}`;
    const next = cut(stem, LONGEST_NAME - suffix.length) + suffix;
    if (!taken.has(next.toLowerCase())) return next;
  }
}

/** What a name was copied from, as far as its ending tells: “EU” for “EU copy 2”. */
export const stemOf = (name: string): string => name.replace(/(?<=\S) copy(?: \d{1,4})?$/, '');

/** No half of a character is left at the end. */
const cut = (text: string, length: number): string =>
  text.length > length
    ? text
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()
    : text;
