import { excerpt } from '../claims/excerpt.ts';

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
  const [given, right] = [text, meant].map((url) =>
    url.replace(/^(https:\/\/[^/?#]+):443(?=[/?#]|$)|^(http:\/\/[^/?#]+):80(?=[/?#]|$)/, '$1$2'),
  );
  if (given !== right) return undefined;
  return text.length > meant.length ? 'it names the default port' : 'the default port is missing';
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

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
