import type { RelayFailure } from '../core/environment/relay.ts';
import { tlsProtocolSentence } from './tls-protocol-words.ts';

/** Why the relay brings no answer back: the failure the page is told, and a sentence without content of the request. */
export class RelayFault extends Error {
  override readonly name = 'RelayFault';
  readonly failure: RelayFailure;

  constructor(failure: RelayFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}

/** Where a failure of the wire happened: before the first byte of an answer, or after. */
export type WirePhase = 'connecting' | 'securing' | 'asking';

/** The fault that an error of node's sockets, TLS or HTTP parser stands for. */
export function faultOfError(error: unknown, phase: WirePhase): RelayFault {
  if (error instanceof RelayFault) return error;
  const code = codeOf(error);
  const named = NAMED[code];
  if (named) return new RelayFault(...named);
  // node reports a clean close as ECONNRESET too, but only a real reset comes out of a system call
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED')
    return isSystemError(error)
      ? new RelayFault('connection-reset', 'The server reset the connection before it answered.')
      : new RelayFault('connection-closed', 'The server closed the connection before it answered.');
  if (code.startsWith('HPE_'))
    return new RelayFault('protocol-error', `The answer is ${isHttp2(error) ? 'HTTP/2' : 'not HTTP/1.1'} (${code}).`);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
    return new RelayFault('tls-protocol', tlsProtocolSentence(code));
  if (phase === 'securing') return new RelayFault('tls-untrusted', `The certificate was refused (${code}).`);
  if (phase === 'connecting') return new RelayFault('connection-refused', `No connection could be made (${code}).`);
  return new RelayFault('protocol-error', `The exchange failed (${code}).`);
}

/** The code of a node error, which is all of it that may be shown or logged. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/**
 * Whether the bytes at which the HTTP parser gave up are a SETTINGS frame, with which every server of HTTP/2 begins.
 * @see https://www.rfc-editor.org/rfc/rfc9113#section-3.4
 */
function isHttp2(error: unknown): boolean {
  const packet = typeof error === 'object' && error !== null && 'rawPacket' in error ? error.rawPacket : undefined;
  return Buffer.isBuffer(packet) && packet.length >= 9 && packet.readUIntBE(3, 6) === 0x04_00_00_00_00_00;
}

function isSystemError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error && error.syscall !== undefined;
}

const untrusted: [RelayFailure, string] = ['tls-untrusted', 'No trusted authority vouches for the certificate.'];

const NAMED: Readonly<Record<string, [RelayFailure, string]>> = {
  ECONNREFUSED: ['connection-refused', 'The server refuses connections on this port.'],
  EHOSTUNREACH: ['connection-refused', 'No route leads to the server.'],
  ENETUNREACH: ['connection-refused', 'No route leads to the network of the server.'],
  EADDRNOTAVAIL: ['connection-refused', 'The address of the server cannot be reached from here.'],
  ETIMEDOUT: ['connect-timeout', 'The server did not take the connection in time.'],
  CERT_HAS_EXPIRED: ['tls-expired', 'The certificate of the server has expired.'],
  CERT_NOT_YET_VALID: ['tls-expired', 'The certificate of the server is not valid yet.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls-hostname', 'The certificate is for another host name.'],
  HOSTNAME_MISMATCH: ['tls-hostname', 'The certificate is for another host name.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls-untrusted', 'The certificate is self-signed.'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls-untrusted', 'The certificate chain ends in an authority that is not trusted here.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_UNTRUSTED: untrusted,
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'The headers of the answer are larger than 32 KiB.'],
};
