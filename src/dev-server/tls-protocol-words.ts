/** Why no secure connection could be agreed on, as far as the code of OpenSSL's error tells. */
export function tlsProtocolSentence(code: string): string {
  const [, sentence = 'The TLS handshake failed'] = SENTENCES.find(([pattern]) => pattern.test(code)) ?? [];
  return `${sentence} (${code}).`;
}

/** By the end of the code: its beginning differs between versions of OpenSSL. */
const SENTENCES: readonly (readonly [code: RegExp, sentence: string])[] = [
  [/WRONG_VERSION_NUMBER$|PACKET_LENGTH_TOO_LONG$|HTTP_REQUEST$|UNKNOWN_PROTOCOL$/, 'The port does not speak TLS'],
  [/NO_APPLICATION_PROTOCOL$/, 'The server speaks only HTTP/2, and the relay HTTP/1.1'],
  [
    /PROTOCOL_VERSION$|UNSUPPORTED_PROTOCOL$|VERSION_TOO_LOW$/,
    'The server speaks no TLS 1.2 or 1.3, only an older one',
  ],
  [/UNRECOGNIZED_NAME$/, 'The server knows no host of this name'],
  [/CERTIFICATE_REQUIRED$/, 'The server wants a client certificate, which the relay does not have'],
  [/HANDSHAKE_FAILURE$/, 'The server shares no cipher with the relay, or wants a client certificate'],
];
