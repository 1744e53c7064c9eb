import type { ProblemCode } from './problem-code.ts';

/** A likely cause and the one thing to do about it. */
export type CauseWords = readonly [cause: string, remedy: string];

type Row = readonly [title: string, retry: boolean, ...causes: CauseWords[]];

const NETWORK = ['The server or something on the way to it is down or overloaded.', 'Try again in a moment.'] as const;
const PROXY_IN_BETWEEN = [
  'A firewall, VPN or proxy on the way answers in place of the server.',
  'Try from another network, or ask whoever runs it.',
] as const;
const NOT_THE_ENDPOINT = [
  'The URL is not that of the introspection endpoint.',
  'Compare it with introspection_endpoint in the server’s discovery document.',
] as const;
const NOT_JSON_CAUSES = [NOT_THE_ENDPOINT, PROXY_IN_BETWEEN] as const;

/** The words for every problem: its title, whether sending again can help, and its causes with the likeliest first. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, Row>> = {
  'blocked-target': [
    'The relay does not call this address',
    false,
    [
      'The host is, or resolves to, a private, loopback or special address, or the URL is not https.',
      'If it is yours, name its exact origin when you start Tokenscope: TOKENSCOPE_ALLOW="http://localhost:8080" npm start',
    ],
  ],
  dns: [
    'The host name cannot be resolved',
    true,
    [
      'The host name is misspelt, or known only inside another network or VPN.',
      'Check the spelling and the region; connect to the VPN.',
    ],
  ],
  'connection-refused': [
    'The connection was refused',
    true,
    ['Nothing listens on that port.', 'Check host and port, and that the server runs.'],
  ],
  'connect-timeout': [
    'The server could not be reached in time',
    true,
    ['A firewall drops the connection without a word, or a VPN is needed.', 'Check the network, then try again.'],
    NETWORK,
  ],
  'connection-reset': ['The connection was reset', true, NETWORK, PROXY_IN_BETWEEN],
  'connection-closed': ['The connection was closed before an answer came', true, NETWORK, PROXY_IN_BETWEEN],
  'tls-expired': [
    'The server’s certificate has expired',
    false,
    ['The certificate was not renewed.', 'Tell whoever runs the server. Nothing was sent.'],
  ],
  'tls-hostname': [
    'The server’s certificate is for another host',
    false,
    ['The host name is wrong, or something else answers in its place.', 'Check the host name. Nothing was sent.'],
  ],
  'tls-untrusted': [
    'The server’s certificate is not trusted',
    false,
    [
      'It was issued by a private certificate authority, or by an intercepting proxy.',
      'Name that authority at start: TOKENSCOPE_CA=ca.pem npm start. Nothing was sent.',
    ],
  ],
  'tls-pin-mismatch': [
    'The server shows another certificate than the one you named',
    false,
    [
      'The certificate was renewed, or something on the way answers in place of the server.',
      'Ask whoever runs the server for its present certificate, and name that in TOKENSCOPE_CA. Nothing was sent.',
    ],
  ],
  'tls-protocol': [
    'No secure connection could be agreed on',
    false,
    [
      'The port does not speak TLS, or only a version that is no longer safe.',
      'Check the port and the scheme (https) of the URL.',
    ],
  ],
  'tls-timeout': ['The secure connection was not set up in time', true, NETWORK],
  'read-timeout': ['The server took the request but did not answer in time', true, NETWORK],
  'total-timeout': ['The answer did not arrive completely in time', true, NETWORK],
  'truncated-body': ['The answer was cut off', true, NETWORK, PROXY_IN_BETWEEN],
  'corrupt-body': ['The compressed answer is damaged', true, PROXY_IN_BETWEEN],
  'too-large': ['The answer is too large to be an introspection response', false, NOT_THE_ENDPOINT],
  'headers-too-large': ['The headers of the answer are too large', false, PROXY_IN_BETWEEN],
  'unsupported-encoding': ['The answer is encoded in a way that was not asked for', false, PROXY_IN_BETWEEN],
  'protocol-error': [
    'What came back is not valid HTTP',
    false,
    ['The port speaks another protocol.', 'Check the port and the scheme of the URL.'],
  ],
  relay: [
    'The local relay did not send the request',
    false,
    [
      'Tokenscope was restarted since this page was loaded, or is busy with other requests.',
      'Reload the page. The key and the token must then be entered again.',
    ],
  ],
  offline: [
    'The local relay cannot be reached',
    true,
    ['The Tokenscope process on this machine was stopped.', 'Start it again with npm start, then retry.'],
  ],
  'client-auth-failed': ['The server refused the client’s authentication', false],
  'oauth-error': [
    'The server refused the request',
    false,
    ['The server says what it misses in its own words below.', 'Correct that, then introspect again.'],
  ],
  'wrong-endpoint': [
    'There is no introspection endpoint at this URL',
    false,
    [
      'The environment ID, the region or the path is wrong.',
      'Compare the endpoint with introspection_endpoint in the discovery document.',
    ],
  ],
  forbidden: [
    'The server forbids this request',
    false,
    [
      'This client may not introspect here, or a gateway blocks the request.',
      'Check what the client is allowed to do; look at the body in the Exchange tab.',
    ],
  ],
  'rate-limited': [
    'The server asks to slow down',
    true,
    ['Too many requests in a short time.', 'Wait as long as the server says, then retry.'],
  ],
  'server-error': ['The server failed', true, NETWORK],
  'server-timeout': ['The server gave up waiting', true, NETWORK],
  'bad-status': ['The server answered with a status that HTTP does not know', false, NOT_THE_ENDPOINT],
  'http-error': ['The server did not accept the request', false, NOT_THE_ENDPOINT, PROXY_IN_BETWEEN],
  'unexpected-status': ['The server answered with an unexpected status', false, NOT_THE_ENDPOINT],
  redirected: [
    'The server redirects the request',
    false,
    [
      'The endpoint has moved, or a login page stands in front of it. Redirects are never followed: they would carry the token elsewhere.',
      'Enter the endpoint’s own URL.',
    ],
  ],
  'wrong-content-type': ['The answer is not labelled as JSON', false, ...NOT_JSON_CAUSES],
  'empty-body': ['The answer is empty', false, NOT_THE_ENDPOINT],
  'not-json': ['The answer is not JSON', false, ...NOT_JSON_CAUSES],
  'malformed-json': [
    'The answer is not a valid introspection response',
    false,
    [
      'The server does not keep to RFC 7662 section 2.2: a JSON object with a boolean member “active”.',
      'Look at the body in the Exchange tab, and tell whoever runs the server.',
    ],
  ],
  'jwt-response': [
    'The answer is a JWT that could not be verified',
    false,
    [
      'The server answers introspection with a JWT (RFC 9701), though plain JSON was asked for. Below is what it says, unverified.',
      'Make its keys reachable and its issuer match, or set the client’s introspection response back to JSON.',
    ],
  ],
};
