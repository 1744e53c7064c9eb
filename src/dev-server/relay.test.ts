import { connect, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { RelayReply } from '../core/environment/relay.ts';
import { hasOpenssl, makeCertificate } from './test-certificate.ts';
import {
  afterRequest,
  answering,
  askUpstream,
  closeUpstreams,
  endOf,
  startUpstream,
  type TestCall,
} from './test-upstream.ts';

afterEach(closeUpstreams);

type Options = Partial<TestCall>;

/** Asks a server over plain http, its origin being allowed. */
const ask = (play: (socket: Socket) => void, options: Options = {}) => askUpstream(play, '/as/introspect', options);

const failureOf = (reply: RelayReply) => (reply.kind === 'failure' ? reply.failure : reply.status);
const bodyOf = (reply: RelayReply) => (reply.kind === 'answer' ? Buffer.from(reply.body, 'base64').toString() : '');
const head = (...headers: string[]) => ['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n');

describe('a request', () => {
  test('is one form POST with a fixed header set and byte-exact values', async () => {
    let request = '';
    await ask(
      (socket) =>
        afterRequest(socket, (text) => {
          request = text;
          socket.end(head('Content-Length: 0'));
        }),
      {
        parameters: [
          ['token', 'a+b&c=d%e ü\r\n'],
          ['client_id', '€'],
        ],
      },
    );
    const [top = '', body] = request.split('\r\n\r\n');
    const [line, host, ...headers] = top.split('\r\n');
    expect(line).toBe('POST /as/introspect HTTP/1.1');
    expect(host).toMatch(/^Host: auth\.test:\d+$/);
    expect(headers).toEqual([
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body?.length}`,
      'Accept: application/json',
      'Accept-Encoding: gzip',
      'User-Agent: tokenscope',
      'Connection: close',
    ]);
    expect(body).toBe('token=a%2Bb%26c%3Dd%25e+%C3%BC%0D%0A&client_id=%E2%82%AC');
  });

  test.each(['Basic YSUyQmI6cyVDMyVCQyUzRA==', 'Bearer a.b~c_d+e/f-g==', `Bearer ${'x'.repeat(16_000)}`])(
    'carries its authorization (%.20s…) as one header more, byte by byte, and nowhere else',
    async (authorization) => {
      let request = '';
      await ask(
        (socket) =>
          afterRequest(socket, (text) => {
            request = text;
            socket.end(head('Content-Length: 0'));
          }),
        { authorization },
      );
      const [top = '', body] = request.split('\r\n\r\n');
      expect(top.split('\r\n').slice(2)).toEqual([
        `Authorization: ${authorization}`,
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 9',
        'Accept: application/json',
        'Accept-Encoding: gzip',
        'User-Agent: tokenscope',
        'Connection: close',
      ]);
      expect(body).toBe('token=abc');
    },
  );

  test('has the path of the URL made plain and keeps its query', async () => {
    let request = '';
    await askUpstream(
      (socket) =>
        afterRequest(socket, (text) => {
          request = text;
          socket.end(head('Content-Length: 0'));
        }),
      '/a/../b?c=d',
    );
    expect(request.split('\r\n')[0]).toBe('POST /b?c=d HTTP/1.1');
  });

  test('that the page gives up closes its connection at once', async () => {
    const page = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    const reply = ask(
      (socket) => {
        closed = new Promise((resolve) => socket.on('close', resolve));
        afterRequest(socket, () => page.abort(new Error('gone')));
      },
      { signal: page.signal },
    );
    await expect(reply).rejects.toThrow('gone');
    await closed;
  });
});

describe('an answer', () => {
  test('comes back in an envelope with its body as bytes and only the headers that are passed on', async () => {
    const reply = await ask(
      answering(
        `HTTP/1.1 429 Slow\r\nRetry-After: 1\r\nSet-Cookie: a=b\r\nContent-Security-Policy: script-src *\r\n` +
          `Retry-After: 100\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n\xff{}`,
      ),
    );
    expect(reply).toMatchObject({
      kind: 'answer',
      status: 429,
      headers: [
        ['retry-after', '1'],
        ['retry-after', '100'],
        ['content-type', 'text/html'],
      ],
    });
    const { timings } = reply;
    expect(timings.resolved).toBeLessThanOrEqual(timings.connected ?? -1);
    expect(timings.connected).toBeLessThanOrEqual(timings.firstByte ?? -1);
    expect(timings.firstByte).toBeLessThanOrEqual(timings.total);
  });

  test('with an early hint before it is the answer after the hint', async () => {
    const reply = await ask(answering(`HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${head('Content-Length: 2')}{}`));
    expect([failureOf(reply), bodyOf(reply)]).toEqual([200, '{}']);
  });

  test('that redirects is handed back and not followed', async () => {
    let connections = 0;
    const reply = await ask((socket) => {
      connections += 1;
      answering('HTTP/1.1 307 Go\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n')(socket);
    });
    expect(reply).toMatchObject({ kind: 'answer', status: 307, headers: [['location', '/elsewhere']] });
    expect(connections).toBe(1);
  });

  test('that begins before the request was read is fine', async () => {
    const reply = await ask((socket) => socket.end(`${head('Content-Length: 2')}{}`));
    expect(bodyOf(reply)).toBe('{}');
  });

  test('in gzip is unpacked', async () => {
    const packed = gzipSync('{"active":true}');
    const reply = await ask(
      answering(
        Buffer.concat([Buffer.from(head('Content-Encoding: gzip', `Content-Length: ${packed.length}`)), packed]),
      ),
    );
    expect(bodyOf(reply)).toBe('{"active":true}');
  });

  test('without a length ends with its connection', async () => {
    expect(bodyOf(await ask(answering(`${head('Content-Type: application/json')}{"active":false}`)))).toBe(
      '{"active":false}',
    );
  });

  const bomb = gzipSync(Buffer.alloc(100_000));
  const chunked = head('Transfer-Encoding: chunked');
  test.each<[string, string | Buffer, string, Options?]>([
    ['nothing at all', '', 'connection-closed'],
    ['half of its headers', 'HTTP/1.1 200 OK\r\nX-A: b\r\n', 'connection-closed'],
    ['less than its length', `${head('Content-Length: 10')}{}`, 'truncated-body'],
    ['a cut chunk', `${chunked}5\r\n{"act`, 'truncated-body'],
    ['no last chunk', `${chunked}2\r\n{}\r\n`, 'truncated-body'],
    ['a bad chunk size', `${chunked}ZZ\r\n`, 'protocol-error'],
    ['a bad chunk size after a good chunk', `${chunked}2\r\n{}\r\nZZ\r\n`, 'protocol-error'],
    ['chunk extensions without end', `${chunked}2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`, 'protocol-error'],
    ['HTTP/0.9', '{"active":true}', 'protocol-error'],
    ['another protocol', 'SSH-2.0-OpenSSH_9\r\n', 'protocol-error'],
    ['a switch of protocols', 'HTTP/1.1 101 Switch\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n', 'protocol-error'],
    ['two lengths', `${head('Content-Length: 2', 'Content-Length: 3')}{}`, 'protocol-error'],
    ['101 headers', head(...Array.from({ length: 101 }, (_, index) => `X-${index}: y`)), 'headers-too-large'],
    ['40 KiB of headers', head(`X: ${'y'.repeat(40 * 1024)}`), 'headers-too-large'],
    ['a larger body', head('Content-Length: 11') + 'x'.repeat(11), 'too-large', { limits: { body: 10 } }],
    [
      'a gzip bomb',
      Buffer.concat([Buffer.from(head('Content-Encoding: gzip')), bomb]),
      'too-large',
      { limits: { body: 50_000 } },
    ],
    ['broken gzip', `${head('Content-Encoding: gzip', 'Content-Length: 8')}not gzip`, 'corrupt-body'],
    ['cut gzip', Buffer.concat([Buffer.from(head('Content-Encoding: gzip')), bomb.subarray(0, 40)]), 'corrupt-body'],
    ['gzip in gzip', `${head('Content-Encoding: gzip, gzip', 'Content-Length: 1')}x`, 'unsupported-encoding'],
    ['gzip twice', `${head('Content-Encoding: gzip', 'Content-Encoding: gzip')}x`, 'unsupported-encoding'],
    ['zstd', `${head('Content-Encoding: zstd', 'Content-Length: 1')}x`, 'unsupported-encoding'],
  ])('of %s is the failure it is', async (_what, bytes, failure, options) => {
    expect(failureOf(await ask(answering(bytes), options))).toBe(failure);
  });

  test('in HTTP/2, which was not asked for, says so', async () => {
    expect(await ask(answering(Buffer.from('000000040000000000', 'hex')))).toMatchObject({
      failure: 'protocol-error',
      detail: expect.stringMatching(/^The answer is HTTP\/2 /) as string,
    });
  });

  test('that is reset before it begins is a connection-reset', async () => {
    expect(failureOf(await ask((socket) => afterRequest(socket, () => socket.resetAndDestroy())))).toBe(
      'connection-reset',
    );
  });

  test('that is reset in its body is a truncated-body', async () => {
    const reply = await ask((socket) =>
      afterRequest(socket, () =>
        socket.write(`${head('Content-Length: 10')}{`, () => setImmediate(() => socket.resetAndDestroy())),
      ),
    );
    expect(failureOf(reply)).toBe('truncated-body');
  });

  test('that does not begin is a read-timeout, however many bytes drip', async () => {
    expect(failureOf(await ask((socket) => socket.write('HTTP/1.1 200'), { limits: { firstHeader: 20 } }))).toBe(
      'read-timeout',
    );
    const hints = (socket: Socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Hint\r\n\r\n'), 2);
      socket.on('close', () => clearInterval(timer));
    };
    expect(failureOf(await ask(hints, { limits: { firstHeader: 20 } }))).toBe('read-timeout');
  });

  test('that does not end is a total-timeout, and its connection is closed', async () => {
    const reply = await ask(
      (socket) => {
        socket.write(head('Content-Length: 100000'));
        const timer = setInterval(() => socket.write('x'), 2);
        socket.on('close', () => clearInterval(timer));
      },
      { limits: { total: 50 } },
    );
    expect(failureOf(reply)).toBe('total-timeout');
  });
});

describe('a connection', () => {
  test('that is refused says so', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.on('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    expect(await endOf({ url: `https://auth.test:${port}/` })).toBe('connection-refused');
  });

  test('to a port that speaks plain http is a tls-protocol failure', async () => {
    const upstream = await startUpstream((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await endOf({ url: `https://auth.test:${upstream.port}/` })).toBe('tls-protocol');
  });

  test('whose handshake does not end is a tls-timeout', async () => {
    const upstream = await startUpstream(() => undefined);
    expect(await endOf({ url: `https://auth.test:${upstream.port}/`, limits: { connect: 50 } })).toBe('tls-timeout');
  });

  test.each([
    ['closed', (socket: Socket) => socket.once('data', () => socket.end()), 'connection-closed'],
    ['reset', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy()), 'connection-reset'],
  ])('that is %s in the handshake is told apart from broken TLS', async (_what, play, failure) => {
    const upstream = await startUpstream(play);
    expect(await endOf({ url: `https://auth.test:${upstream.port}/` })).toBe(failure);
  });

  test('goes where the name resolves to, not where the environment says there is a proxy', async () => {
    process.env['HTTP_PROXY'] = process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9';
    try {
      expect(failureOf(await ask(answering(head('Content-Length: 0'))))).toBe(200);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['HTTPS_PROXY'];
    }
  });
});

describe.skipIf(!hasOpenssl())('a certificate (skipped where there is no openssl)', () => {
  const ok = answering(`${head('Content-Length: 2')}{}`);

  async function askTls(certificate: ReturnType<typeof makeCertificate>, options: Options & { host?: string } = {}) {
    const upstream = await startUpstream(ok, certificate);
    const { host = 'auth.test', ...rest } = options;
    return endOf({ url: `https://${host}:${upstream.port}/`, ...rest });
  }

  test('that is self-signed is refused', async () => {
    expect(await askTls(makeCertificate('auth.test'))).toBe('tls-untrusted');
  });

  test('that is self-signed is refused even where the environment turns verification off', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await askTls(makeCertificate('auth.test'))).toBe('tls-untrusted');
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  test('of an added authority is accepted, and only for the name it is for', async () => {
    const certificate = makeCertificate('auth.test');
    const ca = [certificate.cert];
    expect(await askTls(certificate, { ca })).toBe('200');
    expect(await askTls(certificate, { ca, host: 'auth.test.' })).toBe('200');
    expect(await askTls(certificate, { ca, host: 'other.test' })).toBe('tls-hostname');
    const connectHere = (_address: string, port: number) => connect({ host: '127.0.0.1', port });
    expect(await askTls(certificate, { ca, host: '93.184.215.14', connect: connectHere })).toBe('tls-hostname');
  });

  test('that has expired is refused', async () => {
    const certificate = makeCertificate('auth.test', { expired: true });
    expect(await askTls(certificate, { ca: [certificate.cert] })).toBe('tls-expired');
  });
});
