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

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
