import { codePointOf } from '../claims/characters.ts';
import { looksLike, skeletonOf } from '../claims/confusables.ts';

interface Miss {
  readonly rank: number;
  readonly difference: string;
}

const LONGEST = 2_000;
const SHOWN = 80;
const HIDDEN = /(?!\p{White_Space})[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb\u2800]/u;
const NOT_ASCII = /[^\0-\x7f]/;
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
      ? `“${shown(meant.slice(text.length))}” is missing at the end`
      : undefined,
  (text, meant) =>
    text.startsWith(meant) && text[meant.length] === '/'
      ? `“${shown(text.slice(meant.length))}” is too much at the end`
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

function readHidden(text: string, meant: string): string | undefined {
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

function readComposition(text: string, meant: string): string | undefined {
  if (!areComparable(text, meant) || !NOT_ASCII.test(text) || text.normalize('NFC') !== meant.normalize('NFC'))
    return undefined;
  return 'the same letters, composed differently (NFC and NFD)';
}

function readWhiteSpace(text: string, meant: string): string | undefined {
  if (text.search(SPACE) < 0 && meant.search(SPACE) < 0) return undefined;
  const around = text.trim() === meant;
  if (!around && text.replace(SPACE, '') !== meant.replace(SPACE, '')) return undefined;
  const unusual = (text.match(SPACE) ?? []).find((space) => space !== ' ' && !meant.includes(space));
  const named = unusual === undefined ? '' : `: ${codePointOf(unusual)}`;
  if (around) return `white space around it${named}`;
  if (text.length === meant.length) return `other white space inside it than is meant${named}`;
  return text.length > meant.length ? `white space inside it${named}` : 'white space is missing in it';
}

function readLookalike(text: string, meant: string): string | undefined {
  if (!areComparable(text, meant) || !looksLike(text, meant)) return undefined;
  const { at, given, right } = firstDifference(text, meant);
  if (right === 'm' && text.startsWith('rn', at)) return '“rn” stands where “m” belongs';
  // a ligature stands for more than the one character that differs first
  const imitated = NOT_ASCII.test(given) && meant.startsWith(skeletonOf(given), at) ? skeletonOf(given) : right;
  return `${named(given)} stands where ${named(imitated)} belongs`;
}

function readEncoding(text: string, meant: string): string | undefined {
  if (!text.includes('%') && !meant.includes('%')) return undefined;
  const once = decoded(text);
  if (once === meant) return 'it is percent-encoded';
  if (decoded(once) === meant) return 'it is percent-encoded twice';
  if (text === decoded(meant)) return 'it is not percent-encoded';
  return once === decoded(meant) ? 'percent-encoding differs' : undefined;
}

function readPort(text: string, meant: string): string | undefined {
  const [given, right] = [text, meant].map((url) =>
    url.replace(/^(https:\/\/[^/?#]+):443(?=[/?#]|$)|^(http:\/\/[^/?#]+):80(?=[/?#]|$)/, '$1$2'),
  );
  if (given !== right) return undefined;
  return text.length > meant.length ? 'it names the default port' : 'the default port is missing';
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

function readUrl(text: string, meant: string): string | undefined {
  const [given, right] = [text, meant].map((url) =>
    /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : undefined,
  );
  if (!given || !right) return undefined;
  if (
    given.host === right.host &&
    given.protocol === right.protocol &&
    text !== given.href &&
    given.href === right.href
  )
    return 'it is spelt differently';
  if (
    given.pathname === right.pathname &&
    given.host !== right.host &&
    (right.pathname !== '/' || areKin(given, right))
  )
    return `the host is ${shown(given.host)}, not ${shown(right.host)}`;
  const [givenParts, rightParts] = [given.pathname.split('/'), right.pathname.split('/')];
  const differing = rightParts.filter((part, at) => part !== givenParts[at]);
  if (given.host === right.host && givenParts.length === rightParts.length && differing.length === 1) {
    const [part = ''] = differing;
    return `the path has ${shown(givenParts[rightParts.indexOf(part)] ?? '') || 'nothing'} where ${shown(part)} belongs`;
  }
  return undefined;
}

// without a path to recognise it by, a host is alike if all of its labels but one are
function areKin(one: URL, other: URL): boolean {
  const [labels, others] = [one.host.split('.'), other.host.split('.')];
  return (
    labels.length === others.length &&
    labels.length > 2 &&
    labels.filter((label, at) => label !== others[at]).length === 1
  );
}

function readOneCharacter(text: string, meant: string): string | undefined {
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

function readPart(text: string, meant: string): string | undefined {
  if (meant.length > 2 && text.includes(meant)) {
    if (text.startsWith(meant)) return 'it only begins with it';
    return text.endsWith(meant) ? 'it only ends with it' : 'it only contains it';
  }
  if (text.length < 4 || text.length * 2 < meant.length || !meant.includes(text)) return undefined;
  if (meant.startsWith(text)) return 'it is only the beginning of it';
  return meant.endsWith(text) ? 'it is only the end of it' : 'it is only a part of it';
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

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

const named = (text: string): string =>
  /^[!-~]+$/.test(text) ? `“${text}”` : Array.from(text, (character) => codePointOf(character)).join(' ');

// a quotation in a sentence must not turn the direction of the sentence, nor drown it
const shown = (text: string): string =>
  (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text).replace(
    HIDDEN,
    (character) => `[${codePointOf(character)}]`,
  );
