/** A URL taken apart that holds nothing but what it seems to hold. */
export interface Address {
  /** Scheme, host and port as they were typed, the first two in lower case: a default port that was typed stays. */
  readonly origin: string;
  /** The host name, without port, in lower case. */
  readonly hostname: string;
  /** Whether it is an https URL on the default port, as every vendor's own hosts are. */
  readonly isPlainHttps: boolean;
  /** The path; that of the issuer, where the URL is one of metadata. */
  readonly path: string;
  /** Whether the URL is one where metadata is looked for. */
  readonly isMetadata: boolean;
  readonly search: string;
  readonly hash: string;
}

/** A URL as it is compared with another: without white space around it and the slash at its end, whatever its case. */
export const bareUrl = (url: string): string => url.trim().replace(/\/$/, '').toLowerCase();

const URL_SHAPE = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?(\/[^?#]*)?(\?[^#]*)?(#.*)?$/i;
const HOST_FIRST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#]|$)/i;
// a space, or a letter beyond ASCII: whatever else is percent-encoded could as well be written plainly
const PLAIN_PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%20|%[89a-f][0-9a-f])*$/i;
const METADATA = /\.well-known\/(?:openid-configuration|oauth-authorization-server)\/?$/;
const METADATA_BEFORE = /^\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?=\/(?!jwks\/?$))/;

/**
 * Reads a URL that a person pasted; a missing `https://` is filled in. Undefined for anything that a browser and a person
 * could read differently: user names, backslashes, dots in the path, hosts and characters that are encoded without need.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-7.6
 */
export function readAddress(text: string): Address | undefined {
  const typed = text.length > 2000 ? '' : text.trim();
  const whole = HOST_FIRST.test(typed) ? `https://${typed}` : typed;
  const [, scheme = '', host = '', port, given = '/', search = '', hash = ''] = URL_SHAPE.exec(whole) ?? [];
  if (host === '' || !PLAIN_PATH.test(given) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  if (url.hostname !== host.toLowerCase() || url.pathname !== given || url.hostname.endsWith('.')) return undefined;
  const path = given.replace(METADATA_BEFORE, '').replace(METADATA, '');
  return {
    origin: `${scheme}://${host}${port === undefined ? '' : `:${port}`}`.toLowerCase(),
    hostname: url.hostname,
    isPlainHttps: url.protocol === 'https:' && url.port === '',
    path,
    isMetadata: path !== given,
    search,
    hash,
  };
}
