import type { FaultCase } from './test-fault-case.ts';

const JSON_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

const failing = (errorClass: string, retryOffered: boolean, name: string, ...steps: FaultCase['steps']): FaultCase => ({
  id: 'more',
  group: steps.some(({ tls }) => tls !== undefined) ? 'tls' : 'more',
  name,
  steps,
  expect: { errorClass, retryOffered },
});

/** Faults of the same kinds as in the corpus, that the corpus at hand leaves out. */
export const MORE_FAULTS: readonly FaultCase[] = [
  failing('connection-refused', true, 'nothing listens', { refuse: true }),
  failing('connection-reset', true, 'reset instead of an answer', { readRequest: true }, { reset: true }),
  failing('connection-closed', true, 'half a status line', { write: 'HTTP/1.1 2' }),
  failing('read-timeout', true, 'no answer', { hang: true }),
  failing('read-timeout', true, 'headers that stop', { dribble: 'HTTP/1.1 200 OK\r\nX: ', everyMs: 1 }, { hang: true }),
  failing('headers-too-large', false, 'endless headers', { endless: 'headers' }),
  failing('too-large', false, 'endless body', { endless: 'body' }),
  failing('too-large', false, 'gzip bomb', { bomb: 64 }),
  failing('truncated-body', true, 'less than its length', {
    write: `${JSON_HEAD}Content-Length: 99\r\n\r\n{"active":true}`,
  }),
  failing(
    'truncated-body',
    true,
    'reset in the body',
    { write: `${JSON_HEAD}Content-Length: 99\r\n\r\n{` },
    { reset: true },
  ),
  failing('protocol-error', false, 'another protocol', { write: 'SSH-2.0-OpenSSH_9\r\n' }),
  failing('protocol-error', false, 'HTTP/2 that was not asked for', { writeHex: '000000040000000000' }),
  failing('redirected', false, '302', { write: 'HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n' }),
  failing('server-error', true, '503', { write: 'HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n' }),
  failing('bad-status', false, '999', { write: 'HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n' }),
  failing('empty-body', false, 'no body', { write: `${JSON_HEAD}Content-Length: 0\r\n\r\n` }),
  failing('malformed-json', false, 'active as text', { write: `${JSON_HEAD}\r\n{"active":"true"}` }),
  failing('wrong-content-type', false, 'no type', { write: 'HTTP/1.1 200 OK\r\n\r\n{"active":true}' }),
  failing('tls-timeout', true, 'handshake that hangs', { tls: 'hang' }),
  failing('tls-untrusted', false, 'self-signed', { tls: 'self-signed' }),
];
