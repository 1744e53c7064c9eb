import { IncomingMessage } from 'node:http';

/** The library's own limit. A longer body is passed on unread beyond it, and the library says no. */
const LIMIT = 56 * 1024;

/** Reads a request to its end, or until it is too long to matter: then there is no body. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LIMIT) chunks.push(chunk);
  }
  return size <= LIMIT ? Buffer.concat(chunks, size) : undefined;
}

/** The same request once more, to be read as `body`: a stream can be read only once, and the library insists on reading. */
export function replayRequest(request: IncomingMessage, body: Buffer = Buffer.alloc(LIMIT + 1)): IncomingMessage {
  const { 'transfer-encoding': _, ...headers } = request.headers;
  const copy = Object.assign(new IncomingMessage(request.socket), {
    method: request.method,
    url: request.url,
    // koa and the library take the mount path from this one
    originalUrl: 'originalUrl' in request ? request.originalUrl : request.url,
    httpVersion: request.httpVersion,
    httpVersionMajor: request.httpVersionMajor,
    httpVersionMinor: request.httpVersionMinor,
    headers: { ...headers, 'content-length': String(body.length) },
    complete: true,
  });
  copy.push(body);
  copy.push(null);
  return copy;
}
