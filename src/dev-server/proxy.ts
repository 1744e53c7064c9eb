/** An HTTP proxy that leads calls on by CONNECT. */
export interface Proxy {
  /** `host:port`, which is all of it that may be shown. */
  readonly name: string;
  /** Its host name or address alone, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The value of Proxy-Authorization, where credentials were given. */
  readonly authorization: string | undefined;
}

/**
 * Reads TOKENSCOPE_PROXY: `http://user:password@host:port`, or `env` for the HTTPS_PROXY of the environment, which counts
 * for nothing unless asked for. Throws a sentence that quotes nothing, for there may be a password in it.
 */
export function readProxy(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Proxy | undefined {
  if (text !== 'env') return text === '' ? undefined : parseProxy(text, 'TOKENSCOPE_PROXY');
  const named = environment['HTTPS_PROXY'] || environment['https_proxy'] || '';
  if (named === '') throw new Error('TOKENSCOPE_PROXY=env takes HTTPS_PROXY, which is not set.');
  return parseProxy(named, 'HTTPS_PROXY, which TOKENSCOPE_PROXY=env takes,');
}

function parseProxy(text: string, source: string): Proxy {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const credentials = url && credentialsOf(url);
  if (url?.protocol !== 'http:' || credentials === undefined || url.pathname !== '/' || /[?#]/.test(url.href))
    throw new Error(`${source} is not the URL of a proxy: one looks like http://user:password@proxy.example:3128.`);
  const port = url.port === '' ? 80 : Number(url.port);
  return {
    name: `${url.hostname}:${port}`,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, ''),
    port,
    authorization: credentials === '' ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

/**
 * The credentials as they were before they were written into the URL; a user name cannot have a colon.
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
function credentialsOf({ username, password }: URL): string | undefined {
  try {
    const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    if (user.includes(':')) return undefined;
    return user === '' && secret === '' ? '' : `${user}:${secret}`;
  } catch {
    return undefined;
  }
}
