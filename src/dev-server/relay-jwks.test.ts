import { readFileSync } from 'node:fs';
import { type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
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

/** Asks a server for its key set over plain http, its origin being allowed. */
const ask = (play: (socket: Socket) => void, options: Options = {}) =>
  askUpstream(play, '/as/jwks', { jwks: true, ...options });

const JWKS = ' {"keys" : [{"kty":"RSA","n":"\u00fc"},{"kty":"oct"}],\n"more":1} ';
const answerOf = (status: string, body: string | Buffer, ...headers: string[]) => {
  const bytes = Buffer.from(body);
  const lines = [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${bytes.length}`, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), bytes]);
};

describe('a request for a key set', () => {
  test('is one bare GET: a fixed header set, no credentials, no cookie, no body', async () => {
    let request = '';
    await ask((socket) =>
      afterRequest(socket, (text) => {
        request = text;
        socket.end(answerOf('200 OK', JWKS));
      }),
    );
    const [top = '', body] = request.split('\r\n\r\n');
    const [line, host, ...headers] = top.split('\r\n');
    expect(line).toBe('GET /as/jwks HTTP/1.1');
    expect(host).toMatch(/^Host: auth\.test:\d+$/);
    expect(headers).toEqual([
      'Accept: application/jwk-set+json, application/json',
      'Accept-Encoding: gzip',
      'User-Agent: tokenscope',
      'Connection: close',
    ]);
    expect(body).toBe('');
  });
});

describe('a key set', () => {
  test('comes back byte by byte, with its date and its content type and no other header', async () => {
    const headers = ['Date: today', 'Content-Type: text/plain', 'Set-Cookie: a=b', 'Location: /x', 'X-Request-Id: 1'];
    const challenges = ['WWW-Authenticate: Basic', 'Retry-After: 1', 'Correlation-Id: 2'];
    const reply = await ask(answering(answerOf('200 OK', JWKS, ...headers, ...challenges)));
    expect(reply).toMatchObject({
      kind: 'answer',
      status: 200,
      headers: [
        ['date', 'today'],
        ['content-type', 'text/plain'],
      ],
      body: Buffer.from(JWKS).toString('base64'),
    });
    expect(reply.timings.connected).toBeLessThanOrEqual(reply.timings.firstByte ?? -1);
  });

  test('in gzip is unpacked', async () => {
    const reply = await ask(answering(answerOf('200 OK', gzipSync(JWKS), 'Content-Encoding: gzip')));
    expect(reply).toMatchObject({ kind: 'answer', body: Buffer.from(JWKS).toString('base64') });
  });

  test('may be empty', async () => {
    expect(await ask(answering(answerOf('200 OK', '{"keys":[]}')))).toMatchObject({ kind: 'answer', status: 200 });
  });
});

describe('what is no key set is withheld:', () => {
  const withheld = async (bytes: Buffer) => {
    const reply = await ask(answering(bytes));
    expect(reply).toEqual({
      kind: 'withheld',
      status: expect.any(Number) as number,
      reason: expect.any(String) as string,
      timings: expect.objectContaining({ total: expect.any(Number) as number }) as object,
    });
    return reply.kind === 'withheld' ? [reply.status, reply.reason] : [];
  };

  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['HTML', '<!doctype html><title>Sign in</title>'],
    ['a key set that is cut', JWKS.slice(0, -3)],
    ['a key set with something behind it', `${JWKS};`],
    ['a key set as a script', `callback(${JWKS})`],
    ['bytes that are not UTF-8', Buffer.from('{"keys":[{"kty":"RSA","n":"\xff"}]}', 'latin1')],
    ['UTF-8 in overlong form', Buffer.from('{"keys":[{"kty":"\xc0\xaf"}]}', 'latin1')],
    ['UTF-16', Buffer.from(JWKS, 'utf16le')],
    ['brackets without end', '['.repeat(500_000)],
  ])('%s is not JSON', async (_what, body) => {
    expect(await withheld(answerOf('200 OK', body, 'Content-Type: application/jwk-set+json'))).toEqual([
      200,
      'not-json',
    ]);
  });

  test.each([
    'null',
    '1',
    '"keys"',
    '[]',
    '[{"kty":"RSA"}]',
    '{}',
    '{"kty":"RSA"}',
    '{"Keys":[]}',
    '{"__proto__":{"keys":[]}}',
    '{"keys":null}',
    '{"keys":{"0":{"kty":"RSA"},"length":1}}',
    '{"keys":"RSA"}',
    '{"keys":[null]}',
    '{"keys":["RSA"]}',
    '{"keys":[[{"kty":"RSA"}]]}',
    '{"keys":[{}]}',
    '{"keys":[{"kty":1}]}',
    '{"keys":[{"kty":"RSA"},{"kid":"a"}]}',
    '{"keys":[{"__proto__":{"kty":"RSA"}}]}',
    '{"AccessKeyId":"AKIA","SecretAccessKey":"s3cret"}',
  ])('%s is not of its shape', async (body) => {
    expect(await withheld(answerOf('200 OK', body))).toEqual([200, 'not-a-jwks']);
  });

  test.each([201, 203, 204, 206, 304, 400, 401, 403, 404, 429, 500, 503])(
    'a key set with status %d has the wrong status',
    async (status) => {
      const bytes = [204, 304].includes(status)
        ? Buffer.from(`HTTP/1.1 ${status} X\r\n\r\n`)
        : answerOf(`${status} X`, JWKS, 'WWW-Authenticate: Basic');
      expect(await withheld(bytes)).toEqual([status, 'status']);
    },
  );

  test.each([301, 302, 303, 307, 308])('a redirect with status %d is not followed', async (status) => {
    let connections = 0;
    const reply = await ask((socket) => {
      connections += 1;
      answering(answerOf(`${status} Go`, JWKS, 'Location: /elsewhere'))(socket);
    });
    expect(reply).toMatchObject({ kind: 'withheld', status, reason: 'status' });
    expect(JSON.stringify(reply)).not.toContain('elsewhere');
    expect(connections).toBe(1);
  });

  test('the body of another status is not waited for, and its connection is closed', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const reply = await ask((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve));
      afterRequest(socket, () => socket.write('HTTP/1.1 500 X\r\nContent-Length: 1000000000\r\n\r\n'));
    });
    expect(reply).toMatchObject({ kind: 'withheld', status: 500, reason: 'status' });
    await closed;
  });
});

describe('the limits of any call hold for a key set:', () => {
  const large = `{"keys":[${' '.repeat(100_000)}]}`;
  test.each<[string, string | Buffer, string, Options?]>([
    ['a larger body', answerOf('200 OK', large), 'too-large', { limits: { keySetBody: 50_000 } }],
    [
      'a gzip bomb',
      answerOf('200 OK', gzipSync(large), 'Content-Encoding: gzip'),
      'too-large',
      { limits: { keySetBody: 50_000 } },
    ],
    ['a body above 4 MiB', answerOf('200 OK', ' '.repeat(4 * 1024 * 1024 + 1)), 'too-large'],
    ['a body that is cut', answerOf('200 OK', JWKS).subarray(0, -1), 'truncated-body'],
    ['broken gzip', answerOf('200 OK', 'not gzip', 'Content-Encoding: gzip'), 'corrupt-body'],
    ['brotli', answerOf('200 OK', 'x', 'Content-Encoding: br'), 'unsupported-encoding'],
    [
      '101 headers',
      answerOf('200 OK', JWKS, ...Array.from({ length: 101 }, (_, index) => `X-${index}: y`)),
      'headers-too-large',
    ],
    ['no answer', '', 'connection-closed'],
  ])('%s is a failure', async (_what, bytes, failure, options) => {
    expect(await ask(answering(bytes), options)).toMatchObject({ kind: 'failure', failure });
  });

  test('an answer that does not end is a total-timeout', async () => {
    const reply = await ask((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{'), {
      limits: { total: 50 },
    });
    expect(reply).toMatchObject({ kind: 'failure', failure: 'total-timeout' });
  });
});

describe('the target of a call for a key set', () => {
  interface UrlCase {
    readonly url: string;
    readonly expect: string;
  }
  const corpus = readFileSync(new URL('../../e2e/corpora/ssrf-urls.jsonl', import.meta.url), 'utf8');
  const rows = corpus
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as UrlCase);

  /** A world in which every name is at this address and no connection may be made. */
  const at = (address: string, connects: string[]) => ({
    lookup: (
      _name: string,
      _options: unknown,
      callback: (error: null, found: { address: string; family: 4 }[]) => void,
    ) => callback(null, [{ address, family: 4 }]),
    connect: (where: string): never => {
      connects.push(where);
      throw new Error('connected');
    },
  });

  test('is never connected to where an introspection would not be', async () => {
    const connects: string[] = [];
    const blocked = rows.filter((row) => row.expect === 'block');
    const ends = await Promise.all(blocked.map(({ url }) => endOf({ jwks: true, url, ...at('127.0.0.1', connects) })));
    expect(blocked.length).toBeGreaterThan(100);
    expect(new Set(ends)).toEqual(new Set(['blocked-target']));
    expect(connects).toEqual([]);
  });

  test.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '100.64.0.1'])(
    'whose name resolves to %s is blocked',
    async (address) => {
      const connects: string[] = [];
      const end = await endOf({ jwks: true, url: 'https://auth.test/jwks', ...at(address, connects) });
      expect([end, connects]).toEqual(['blocked-target', []]);
    },
  );

  test.each([
    'http://auth.test/jwks',
    'https://user:pw@auth.test/jwks',
    'https://auth.test/jwks#x',
    'file:///etc/passwd',
  ])('%s is blocked', async (url) => {
    const connects: string[] = [];
    expect(await endOf({ jwks: true, url, ...at('93.184.215.14', connects) })).toBe('blocked-target');
    expect(connects).toEqual([]);
  });

  test.skipIf(!hasOpenssl())('has its certificate verified (skipped where there is no openssl)', async () => {
    const certificate = makeCertificate('auth.test');
    const upstream = await startUpstream(answering(answerOf('200 OK', JWKS)), certificate);
    const url = `https://auth.test:${upstream.port}/jwks`;
    expect(await endOf({ jwks: true, url })).toBe('tls-untrusted');
    expect(await endOf({ jwks: true, url, ca: [certificate.cert] })).toBe('200');
  });
});
