import { codePointOf } from '../claims/characters.ts';
import { looksLike, skeletonOf } from '../claims/confusables.ts';
import { HIDDEN } from '../claims/excerpt.ts';

const NOT_ASCII = /[^\0-\x7f]/;
const SPACE = /\p{White_Space}/gu;
const PARTING = /[\p{White_Space}_-]/gu;
const PARTINGS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [SPACE, 'white space'],
  [/_/g, 'underscores'],
  [/-/g, 'hyphens'],
];

/** A character that cannot be seen and stands in one of the two texts only. */
export function readHidden(text: string, meant: string): string | undefined {
  let difference: string | undefined;
  for (let at = 0, right = 0; at < text.length || right < meant.length;) {
    const [one, other] = [characterAt(text, at), characterAt(meant, right)];
    const extra = one !== other && HIDDEN.test(one);
    if (one !== other && !extra && !HIDDEN.test(other)) return undefined;
    if (extra) difference ??= `it holds ${codePointOf(one)}, which cannot be seen`;
    else if (one !== other) difference ??= `${codePointOf(other)}, which cannot be seen, is missing`;
    if (extra || one === other) at += one.length;
    if (!extra) right += other.length;
  }
  return difference;
}

/** The same letters in another normalization form. @see https://www.unicode.org/reports/tr15/ */
export function readComposition(text: string, meant: string): string | undefined {
  if (!areComparable(text, meant) || !NOT_ASCII.test(text) || text.normalize('NFC') !== meant.normalize('NFC'))
    return undefined;
  return 'the same letters, composed differently (NFC and NFD)';
}

/** White space around it or inside it, or another kind of it. */
export function readWhiteSpace(text: string, meant: string): string | undefined {
  if (text.search(SPACE) < 0 && meant.search(SPACE) < 0) return undefined;
  const around = text.trim() === meant;
  if (!around && text.replace(SPACE, '') !== meant.replace(SPACE, '')) return undefined;
  const unusual = (text.match(SPACE) ?? []).find((space) => space !== ' ' && !meant.includes(space));
  const named = unusual === undefined ? '' : `: ${codePointOf(unusual)}`;
  if (around) return `white space around it${named}`;
  if (text.length === meant.length) return `other white space inside it than is meant${named}`;
  return text.length > meant.length ? `white space inside it${named}` : 'white space is missing in it';
}

/** Words that are parted or joined in another way, such as “custom_resource” and “CustomResource”. */
export function readParting(text: string, meant: string): string | undefined {
  const [given, right] = [text, meant].map((whole) => whole.replace(PARTING, ''));
  if (!given || !right || given.toLowerCase() !== right.toLowerCase()) return undefined;
  const count = (whole: string, pattern: RegExp): number => whole.match(pattern)?.length ?? 0;
  const parts = [
    ...PARTINGS.filter(([pattern]) => count(text, pattern) !== count(meant, pattern)).map(([, words]) => words),
    ...(given === right ? [] : ['case']),
  ];
  if (parts.length === 0) return undefined;
  return `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ` : ''}${parts.at(-1)} ${parts.join() === 'case' ? 'differs' : 'differ'}`;
}

/** A letter of another script that looks like the one that belongs there. */
export function readLookalike(text: string, meant: string): string | undefined {
  if (!areComparable(text, meant) || !looksLike(text, meant)) return undefined;
  const { at, given, right } = firstDifference(text, meant);
  if (right === 'm' && text.startsWith('rn', at)) return '“rn” stands where “m” belongs';
  // a ligature stands for more than the one character that differs first
  const imitated = NOT_ASCII.test(given) && meant.startsWith(skeletonOf(given), at) ? skeletonOf(given) : right;
  return `${named(given)} stands where ${named(imitated)} belongs`;
}

/** One character more, less, other, or two that are swapped; for texts of 4 to 200 characters. */
export function readOneCharacter(text: string, meant: string): string | undefined {
  const [shorter, longer] = text.length < meant.length ? [text, meant] : [meant, text];
  if (shorter.length < 4 || longer.length > 200 || longer.length - shorter.length > 2) return undefined;
  const { at } = firstDifference(text, meant);
  let same = 0;
  while (same < shorter.length - at && text.at(-1 - same) === meant.at(-1 - same)) same += 1;
  if (same > 0 && /[\udc00-\udfff]/.test(text.at(-same) ?? '')) same -= 1;
  const [given, right] = [text, meant].map((whole) => Array.from(whole.slice(at, whole.length - same)));
  if (!given || !right) return undefined;
  const place = `at position ${Array.from(text.slice(0, at)).length + 1}`;
  if (given.length === 1 && right.length === 0) return `one character too many: ${named(given.join(''))} ${place}`;
  if (given.length === 0 && right.length === 1) return `one character is missing: ${named(right.join(''))} ${place}`;
  if (given.length === 1 && right.length === 1)
    return `one character differs: ${named(given.join(''))} stands where ${named(right.join(''))} belongs, ${place}`;
  if (given.length === 2 && right.length === 2 && given.toReversed().join('') === right.join(''))
    return `two characters are swapped: ${named(given.join(''))} stands where ${named(right.join(''))} belongs, ${place}`;
  return undefined;
}

interface Difference {
  readonly at: number;
  readonly given: string;
  readonly right: string;
}

/** Where two texts first differ, and the whole characters that stand there, empty at an end. */
function firstDifference(text: string, meant: string): Difference {
  let at = 0;
  while (at < text.length && at < meant.length && text[at] === meant[at]) at += 1;
  if (/[\ud800-\udbff]/.test(text[at - 1] ?? '')) at -= 1;
  return { at, given: characterAt(text, at), right: characterAt(meant, at) };
}

const characterAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';

// composing and imitating change the number of characters, but not by much
const areComparable = (text: string, meant: string): boolean =>
  text.length <= meant.length * 4 && meant.length <= text.length * 4;

const named = (text: string): string =>
  /^[!-~]+$/.test(text) ? `“${text}”` : Array.from(text, (character) => codePointOf(character)).join(' ');
