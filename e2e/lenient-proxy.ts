import { createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/**
 * A proxy before the console that lets browsers keep what the console does not: it takes `Cache-Control` away. Chromium
 * takes no page with `no-store` into its back-forward cache, others do.
 */
export async function startLenientProxy(
  console: string,
): Promise<{ readonly origin: string; readonly server: Server }> {
  const { host, hostname, port } = new URL(console);
  const server = createServer((incoming, outgoing) => {
    const { origin, ...others } = incoming.headers;
    const headers = { ...others, host, ...(origin === undefined ? {} : { origin: console }) };
    const forwarded = request({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
      const { 'cache-control': _taken, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 500, kept);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
