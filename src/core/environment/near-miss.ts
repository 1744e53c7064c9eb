import { codePointOf } from '../claims/characters.ts';
import { excerpt } from '../claims/excerpt.ts';
import {
  readComposition,
  readHidden,
  readLookalike,
  readOneCharacter,
  readWhiteSpace,
} from './character-difference.ts';
import { readEncoding, readPort, readUrl } from './url-difference.ts';

interface Miss {
  readonly rank: number;
  readonly difference: string;
}

const LONGEST = 2_000;
const SPACE = /\p{White_Space}/gu;
const SEPARATORS: readonly (readonly [separator: string, words: string])[] = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['+', 'plus signs'],
  ['|', 'vertical bars'],
  ['%20', '“%20”'],
  [' ', 'spaces'],
];

/**
 * How a text differs from the one that it was probably meant to be, as a short phrase; undefined if the two are not alike.
 * For URLs and names that are compared character by character (RFC 3986 section 6.2.1), where one slash decides. Of texts
 * of more than 2,000 characters only white space around them is told.
 */
export const describeNearMiss = (text: string, meant: string): string | undefined => readMiss(text, meant)?.difference;

/** The one of many values that comes closest to the one meant, with what differs; undefined if none is alike. */
export function nearestOf(
  values: readonly string[],
  meant: string,
): { readonly value: string; readonly difference: string } | undefined {
  let nearest: (Miss & { readonly value: string }) | undefined;
  for (const value of values) {
    const miss = readMiss(value, meant, nearest?.rank);
    if (miss) nearest = { value, ...miss };
    if (nearest?.rank === 0) break;
  }
  return nearest && { value: nearest.value, difference: nearest.difference };
}

/** What can differ, from the surest to the vaguest: the first that applies is told. */
const READINGS: readonly ((text: string, meant: string) => string | undefined)[] = [
  readHidden,
  readComposition,
  readWhiteSpace,
  readLookalike,
  readEncoding,
  (text, meant) => {
    if (withoutSlashes(text) !== withoutSlashes(meant)) return undefined;
    return text.length > meant.length
      ? 'a slash at the end that does not belong there'
      : 'the slash at the end is missing';
  },
  (text, meant) => (text.toLowerCase() === meant.toLowerCase() ? 'upper and lower case differ' : undefined),
  (text, meant) =>
    text.replace(/^http:/, 'https:') === meant.replace(/^http:/, 'https:') ? 'http and https differ' : undefined,
  readPort,
  (text, meant) => (/^(["'`]).*\1$/.test(text) && text.slice(1, -1) === meant ? 'it stands in quotes' : undefined),
  readSeveral,
  (text, meant) =>
    meant.startsWith(text) && meant[text.length] === '/'
      ? `“${excerpt(meant.slice(text.length))}” is missing at the end`
      : undefined,
  (text, meant) =>
    text.startsWith(meant) && text[meant.length] === '/'
      ? `“${excerpt(text.slice(meant.length))}” is too much at the end`
      : undefined,
  readUrl,
  readOneCharacter,
  readPart,
];

function readMiss(text: string, meant: string, below = READINGS.length): Miss | undefined {
  if (text === meant || text === '' || meant === '') return undefined;
  if (text.length > LONGEST || meant.length > LONGEST)
    return text.trim() === meant ? { rank: 0, difference: 'white space around it' } : undefined;
  for (let rank = 0; rank < below; rank += 1) {
    const difference = READINGS[rank]?.(text, meant);
    if (difference !== undefined) return { rank, difference };
  }
  return undefined;
}

function readSeveral(text: string, meant: string): string | undefined {
  if (!text.includes(meant)) return undefined;
  const joined = SEPARATORS.find(([separator]) =>
    text.split(separator).some((part, _, { length }) => length > 1 && part.trim() === meant),
  );
  if (joined) return `it holds several values, joined by ${joined[1]}`;
  if (!text.split(SPACE).includes(meant)) return undefined;
  const [space] = text.match(SPACE)?.filter((character) => character !== ' ') ?? [];
  return `it holds several values, joined by ${codePointOf(space ?? ' ')} instead of a space`;
}

function readPart(text: string, meant: string): string | undefined {
  if (meant.length > 2 && text.includes(meant)) {
    if (text.startsWith(meant)) return 'it only begins with it';
    return text.endsWith(meant) ? 'it only ends with it' : 'it only contains it';
  }
  if (text.length < 4 || text.length * 2 < meant.length || !meant.includes(text)) return undefined;
  if (meant.startsWith(text)) return 'it is only the beginning of it';
  return meant.endsWith(text) ? 'it is only the end of it' : 'it is only a part of it';
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
