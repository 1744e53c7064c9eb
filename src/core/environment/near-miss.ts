import { codePointOf } from '../claims/characters.ts';
import { excerpt } from '../claims/excerpt.ts';
import {
  readComposition,
  readHidden,
  readLookalike,
  readOneCharacter,
  readParting,
  readWhiteSpace,
} from './character-difference.ts';
import { readEncoding, readPort, readSlash, readTwo, readUrl } from './url-difference.ts';

interface Miss {
  readonly rank: number;
  readonly difference: string;
}

const LONGEST = 2_000;
const SPACE = /\p{White_Space}/gu;
type Separator = readonly [separator: string, words: string, word: string];
const LISTING: readonly Separator[] = [
  [',', 'commas', 'a comma'],
  [';', 'semicolons', 'a semicolon'],
];
const SEPARATORS: readonly Separator[] = [
  ...LISTING,
  ['+', 'plus signs', 'a plus sign'],
  ['|', 'vertical bars', 'a vertical bar'],
  ['%20', '“%20”', '“%20”'],
  [' ', 'spaces', 'a space'],
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
  readSlash,
  (text, meant) => (text.toLowerCase() === meant.toLowerCase() ? 'upper and lower case differ' : undefined),
  (text, meant) =>
    text.replace(/^http:/, 'https:') === meant.replace(/^http:/, 'https:') ? 'http and https differ' : undefined,
  readPort,
  readTwo,
  (text, meant) => (/^(["'`]).*\1$/.test(text) && text.slice(1, -1) === meant ? 'it stands in quotes' : undefined),
  readSeveral,
  readSeveralMeant,
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
  readParting,
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
  const joined = readJoined(text, meant, SEPARATORS);
  if (joined) return joined.several ? `it holds several values, ${joined.phrase}` : joined.phrase;
  if (!text.includes(meant) || !text.split(SPACE).includes(meant)) return undefined;
  const [space] = text.match(SPACE)?.filter((character) => character !== ' ') ?? [];
  return `it holds several values, joined by ${codePointOf(space ?? ' ')} instead of a space`;
}

function readSeveralMeant(text: string, meant: string): string | undefined {
  const joined = readJoined(meant, text, LISTING);
  return joined && `the expected text ${joined.several ? 'holds several values,' : 'has'} ${joined.phrase}`;
}

/** How a value is joined to others in a text, or which separators stand around it alone. */
function readJoined(
  text: string,
  value: string,
  separators: readonly Separator[],
): { readonly several: boolean; readonly phrase: string } | undefined {
  if (!text.includes(value)) return undefined;
  for (const [separator, words, word] of separators) {
    const parts = text.split(separator).map((part) => part.trim());
    const at = parts.indexOf(value);
    if (at < 0 || parts.length === 1) continue;
    if (parts.some((part, place) => part !== '' && place !== at))
      return { several: true, phrase: `joined by ${words}` };
    const phrase = at > 0 && at < parts.length - 1 ? `${words} around it` : undefined;
    return {
      several: false,
      phrase: phrase ?? `${parts.length > 2 ? words : word} at its ${at === 0 ? 'end' : 'start'}`,
    };
  }
  return undefined;
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
