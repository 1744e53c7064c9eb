import { excerpt } from '../claims/excerpt.ts';
import { readHidden, readWhiteSpace } from './character-difference.ts';

/** Percent-encoding, once or twice, on one of the two sides. @see https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
export function readEncoding(text: string, meant: string): string | undefined {
  if (!text.includes('%') && !meant.includes('%')) return undefined;
  const once = decoded(text);
  if (once === meant) return 'it is percent-encoded';
  if (decoded(once) === meant) return 'it is percent-encoded twice';
  if (text === decoded(meant)) return 'it is not percent-encoded';
  return once === decoded(meant) ? 'percent-encoding differs' : undefined;
}

/** The default port of a URL, which is named on one side only. */
export function readPort(text: string, meant: string): string | undefined {
  if (withoutPort(text) !== withoutPort(meant)) return undefined;
  return text.length > meant.length ? 'it names the default port' : 'the default port is missing';
}

/** Slashes at the end, on one side only or more of them. */
export const readSlash = (text: string, meant: string): string | undefined =>
  withoutSlashes(text) === withoutSlashes(meant) ? describeSlash(text, meant) : undefined;

/** One difference that is told by its own phrase, whatever else differs: what it leaves alike, and that phrase. */
const TRAITS: readonly (readonly [alike: (text: string) => string, phrase: (text: string, meant: string) => string])[] =
  [
    [
      (text) => text.trim(),
      (text) =>
        text === text.trim()
          ? 'white space around it is missing'
          : (readWhiteSpace(text, text.trim()) ?? readHidden(text, text.trim()) ?? 'white space around it'),
    ],
    [(text) => text.toLowerCase(), () => 'upper and lower case differ'],
    [withoutPort, (text) => (text === withoutPort(text) ? 'the default port is missing' : 'it names the default port')],
    [(text) => text.replace(/^http:/, 'https:'), () => 'http and https differ'],
    [withoutSlashes, describeSlash],
  ];

const looseOf = (url: string): string => TRAITS.reduce((rest, [alike]) => alike(rest), url);

/** Whether two URLs differ in spelling alone: white space around them, case, the default port, http for https, slashes at the end. */
export const isSpeltAlike = (one: string, other: string): boolean => one !== other && looseOf(one) === looseOf(other);

/** Exactly two of: white space around it, case, the default port, http for https, slashes at the end. */
export function readTwo(text: string, meant: string): string | undefined {
  // most texts differ in more, and are done with here
  const all = looseOf(text);
  if (!all || all !== looseOf(meant)) return undefined;
  const differing = TRAITS.filter(([alike]) => alike(text) !== alike(meant));
  for (const [at, [alike, phrase]] of differing.entries()) {
    const [given, right] = [alike(text), alike(meant)];
    const other = differing.slice(at + 1).find(([otherAlike]) => otherAlike(given) === otherAlike(right));
    if (other) return `${phrase(text, meant)}, and ${other[1](given, right)}`;
  }
  return undefined;
}

/** Two http(s) URLs that differ in their host, in one part of their path, or in spelling only. */
export function readUrl(text: string, meant: string): string | undefined {
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
    return `the host is ${excerpt(given.host)}, not ${excerpt(right.host)}`;
  const [givenParts, rightParts] = [given.pathname.split('/'), right.pathname.split('/')];
  const differing = rightParts.filter((part, at) => part !== givenParts[at]);
  if (given.host === right.host && givenParts.length === rightParts.length && differing.length === 1) {
    const [part = ''] = differing;
    return `the path has ${excerpt(givenParts[rightParts.indexOf(part)] ?? '') || 'nothing'} where ${excerpt(part)} belongs`;
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

function withoutPort(url: string): string {
  return url.replace(/^(https:\/\/[^/?#]+):443(?=[/?#]|$)|^(http:\/\/[^/?#]+):80(?=[/?#]|$)/, '$1$2');
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

const slashesOf = (text: string): number => text.length - withoutSlashes(text).length;

function describeSlash(text: string, meant: string): string {
  return slashesOf(text) > slashesOf(meant)
    ? 'a slash at the end that does not belong there'
    : 'the slash at the end is missing';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
