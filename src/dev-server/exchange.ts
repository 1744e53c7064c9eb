import { request as startRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { faultOfError, RelayFault } from './relay-fault.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { Target } from './target.ts';
import type { UpstreamRequest } from './upstream-request.ts';

/** An answer whose headers are in and whose body is still to come. */
export interface OpenAnswer {
  readonly response: IncomingMessage;
  /** The first error of the request; a broken body shows up here before the response ends. */
  readonly error: () => Error | undefined;
}

/**
 * Sends one request over the connection and waits for the headers of the answer.
 * The header set is fixed: nothing of the page's own request reaches the server.
 */
export function sendRequest(
  socket: Socket,
  target: Target,
  { method, headers, body }: UpstreamRequest,
  limits: RelayLimits,
): Promise<OpenAnswer> {
  return new Promise((resolve, reject) => {
    const request = startRequest({
      createConnection: () => socket,
      method,
      path: target.path,
      setHost: false,
      headers: {
        Host: target.host,
        ...headers,
        'Accept-Encoding': 'gzip',
        'User-Agent': 'tokenscope',
        Connection: 'close',
      },
      maxHeaderSize: limits.headerSize,
      insecureHTTPParser: false,
    });
    let first: Error | undefined;
    request.on('error', (error) => {
      first ??= error;
      reject(faultOfError(error, 'asking'));
    });
    request.on('upgrade', () => {
      socket.destroy();
      reject(new RelayFault('protocol-error', 'The server switched to another protocol.'));
    });
    request.on('response', (response) => {
      response.on('error', () => undefined);
      if (response.rawHeaders.length > 2 * limits.headerCount)
        reject(new RelayFault('headers-too-large', `The answer has more than ${limits.headerCount} headers.`));
      else resolve({ response, error: () => first });
    });
    request.end(body);
  });
}
