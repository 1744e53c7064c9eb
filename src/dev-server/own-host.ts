import type { IncomingMessage } from 'node:http';

/** The value of a header that came exactly once; node keeps the first of several without a word. */
export function soleHeader(request: IncomingMessage, name: string): string | undefined {
  const { rawHeaders } = request;
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
  return values.length === 1 ? values[0] : undefined;
}

/**
 * Whether the request names this very server in its Host: a page of another name that resolves to this machine
 * (DNS rebinding) and a forwarding proxy do not.
 */
export function hasOwnHost(request: IncomingMessage): boolean {
  const host = soleHeader(request, 'host');
  const port = request.socket.localPort;
  const suffix = port === 80 ? '' : `:${port}`;
  return LOOPBACK_NAMES.some((name) => host === name + suffix);
}

/** Whether the request names the page's own origin as its Origin; to be asked after {@link hasOwnHost}. */
export function hasOwnOrigin(request: IncomingMessage): boolean {
  return soleHeader(request, 'origin') === `http://${soleHeader(request, 'host')}`;
}

/**
 * Whether a page of another site, or of another port, asks for anything but to be led here: for an image, a script, a
 * frame, a fetch. Programs and the address bar send no such header, or say `none`.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isForeignFetch({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return site !== 'same-origin' && site !== 'none' && !isLink;
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
