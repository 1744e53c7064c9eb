import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { codeOf } from './relay-fault.ts';
import { refuse } from './reply.ts';
import { secureResponse, securityHeaders } from './security-headers.ts';

/** Takes over what node answers on its own, so that these responses carry the security headers too. */
export function installRefusals(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // a request without Host then gets as far as the gate, which refuses it
  Object.assign(server, { requireHostHeader: false });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => closeWith(socket, 405));
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    secureResponse(response);
    refuse(request, response, { status: 417, error: 'expectation-failed' });
  });
  server.removeAllListeners('clientError');
  server.on('clientError', (error: Error, socket: Duplex) => {
    if (codeOf(error) === 'ECONNRESET') socket.destroy();
    else closeWith(socket, CLIENT_ERRORS[codeOf(error)] ?? 400);
  });
}

/** Answers on the bare connection and ends it. */
export function closeWith(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = [
    ...securityHeaders(),
    ['Cache-Control', 'no-store'],
    ['Content-Length', '0'],
    ['Connection', 'close'],
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`, () => socket.destroy());
}

const CLIENT_ERRORS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
