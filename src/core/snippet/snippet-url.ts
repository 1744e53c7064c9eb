import { failure, success, type Result } from '../result.ts';

/** A host as DNS or an address has it, in ASCII, with its port. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?$/;
/** What stands in no path or query: everything but the characters of RFC 3986, and a percent sign that encodes nothing. */
const FOREIGN = /%(?![\da-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gi;

/**
 * The URL as every library reads it, or why there is none as a sentence: http or https, without user name and fragment, and
 * everything in it percent-encoded that is not a character of URLs.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2
 */
export function snippetUrlOf(text: string): Result<string, string> {
  if (!URL.canParse(text)) return failure('The introspection endpoint is not a URL.');
  const { protocol, username, password, host, pathname, search } = new URL(text);
  if (!/^https?:$/.test(protocol)) return failure('The introspection endpoint is not a URL of http or https.');
  if (username !== '' || password !== '') return failure('The introspection endpoint holds a user name or password.');
  if (!HOST.test(host)) return failure('The host of the introspection endpoint holds characters that no host has.');
  return success(`${protocol}//${host}${`${pathname}${search}`.replaceAll(FOREIGN, encodeURIComponent)}`);
}
