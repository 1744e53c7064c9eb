/**
 * How a text differs from the one that it was probably meant to be, as a short phrase; undefined if the two are not alike.
 * For URLs and names that are compared character by character (RFC 3986 section 6.2.1), where one slash decides.
 */
export function describeNearMiss(text: string, meant: string): string | undefined {
  if (text === meant || text === '' || meant === '') return undefined;
  const trimmed = text.trim();
  if (trimmed === meant) return 'white space around it';
  if (text.replace(/\/+$/, '') === meant.replace(/\/+$/, ''))
    return text.length > meant.length
      ? 'a slash at the end that does not belong there'
      : 'the slash at the end is missing';
  if (text.toLowerCase() === meant.toLowerCase()) return 'upper and lower case differ';
  if (text.replace(/^http:/, 'https:') === meant.replace(/^http:/, 'https:')) return 'http and https differ';
  if (meant.startsWith(text) && meant[text.length] === '/')
    return `“${meant.slice(text.length)}” is missing at the end`;
  if (text.startsWith(meant) && text[meant.length] === '/')
    return `“${text.slice(meant.length)}” is too much at the end`;
  const [given, right] = [text, meant].map((url) => (URL.canParse(url) ? new URL(url) : undefined));
  if (!given || !right) return undefined;
  if (
    given.host === right.host &&
    given.protocol === right.protocol &&
    text !== given.href &&
    given.href === right.href
  )
    return 'it is spelt differently';
  if (given.pathname === right.pathname && given.host !== right.host)
    return `the host is ${given.host}, not ${right.host}`;
  const [givenParts, rightParts] = [given.pathname.split('/'), right.pathname.split('/')];
  const differing = rightParts.filter((part, at) => part !== givenParts[at]);
  if (given.host === right.host && givenParts.length === rightParts.length && differing.length === 1)
    return `the path has ${givenParts[rightParts.indexOf(differing[0] ?? '')] || 'nothing'} where ${differing[0]} belongs`;
  return undefined;
}
