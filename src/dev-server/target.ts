import { isIP } from 'node:net';
import { RelayFault } from './relay-fault.ts';

/** Where one call goes, taken from its URL once; nothing after this looks at the text again. */
export interface Target {
  readonly secure: boolean;
  /** The host as the Host header has it, with its port where it is not the default one. */
  readonly host: string;
  /** The host name or address alone: no brackets, no trailing dot. */
  readonly name: string;
  /** Whether `name` is an address, so that nothing is left to resolve. */
  readonly literal: boolean;
  readonly port: number;
  readonly path: string;
  /** Whether its origin was named at start, so that it may be anywhere. */
  readonly allowed: boolean;
}

/**
 * Reads the URL of a call: https to anywhere, plain http only to an allowed origin, never with credentials,
 * and never with a fragment. Throws a `blocked-target` fault.
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function readTarget(text: string, allowedOrigins: ReadonlySet<string>): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw blocked('The URL cannot be read.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw blocked('Only https can be called.');
  const allowed = allowedOrigins.has(url.origin);
  if (url.protocol === 'http:' && !allowed)
    throw blocked('Plain http is only for the origins named in TOKENSCOPE_ALLOW.');
  if (url.username !== '' || url.password !== '') throw blocked('The URL carries a user name or password.');
  // an empty fragment leaves `hash` empty too
  if (url.href.includes('#')) throw blocked('The URL has a fragment.');
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const secure = url.protocol === 'https:';
  return {
    secure,
    host: url.host,
    name,
    literal: isIP(name) !== 0,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: url.pathname + url.search,
    allowed,
  };
}

function blocked(detail: string): RelayFault {
  return new RelayFault('blocked-target', detail);
}
