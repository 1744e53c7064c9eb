import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { DOCUMENTS } from './test-documents.ts';
import { afterRequest, answering, answerOf, askUpstream, closeUpstreams, type TestCall } from './test-upstream.ts';

afterEach(closeUpstreams);

type Options = Partial<TestCall>;

describe.each(DOCUMENTS)('of a call for %s,', (what, { document, accept, good, reason }) => {
  /** Asks a server over plain http, its origin being allowed. */
  const ask = (play: (socket: Socket) => void, options: Options = {}) =>
    askUpstream(play, '/as/document', { document, ...options });

  describe('the request', () => {
    test('is one bare GET: a fixed header set, no credentials, no cookie, no body', async () => {
      let request = '';
      await ask((socket) =>
        afterRequest(socket, (text) => {
          request = text;
          socket.end(answerOf('200 OK', good));
        }),
      );
      const [top = '', body] = request.split('\r\n\r\n');
      const [line, host, ...headers] = top.split('\r\n');
      expect(line).toBe('GET /as/document HTTP/1.1');
      expect(host).toMatch(/^Host: auth\.test:\d+$/);
      expect(headers).toEqual([
        `Accept: ${accept}`,
        'Accept-Encoding: gzip',
        'User-Agent: tokenscope',
        'Connection: close',
      ]);
      expect(body).toBe('');
    });
  });

  describe('the document', () => {
    test('comes back byte by byte, with its date and its content type and no other header', async () => {
      const headers = ['Date: today', 'Content-Type: text/plain', 'Set-Cookie: a=b', 'Location: /x', 'X-Request-Id: 1'];
      const challenges = ['WWW-Authenticate: Basic', 'Retry-After: 1', 'Correlation-Id: 2'];
      const reply = await ask(answering(answerOf('200 OK', good, ...headers, ...challenges)));
      expect(reply).toMatchObject({
        kind: 'answer',
        status: 200,
        headers: [
          ['date', 'today'],
          ['content-type', 'text/plain'],
        ],
        body: Buffer.from(good).toString('base64'),
      });
      expect(reply.timings.connected).toBeLessThanOrEqual(reply.timings.firstByte ?? -1);
    });

    test('in gzip is unpacked', async () => {
      const reply = await ask(answering(answerOf('200 OK', gzipSync(good), 'Content-Encoding: gzip')));
      expect(reply).toMatchObject({ kind: 'answer', body: Buffer.from(good).toString('base64') });
    });
  });

  describe('what is not the document is withheld:', () => {
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
    const named = (member: string) => Buffer.from(good.replace('{', `{"name":"${member}",`), 'latin1');

    test.each<[string, string | Buffer]>([
      ['nothing', ''],
      ['HTML', '<!doctype html><title>Sign in</title>'],
      ['a document that is cut', good.slice(0, -3)],
      ['a document with something behind it', `${good};`],
      ['a document as a script', `callback(${good})`],
      ['bytes that are not UTF-8', named('\xff')],
      ['UTF-8 in overlong form', named('\xc0\xaf')],
      ['UTF-16', Buffer.from(good, 'utf16le')],
      ['brackets without end', '['.repeat(500_000)],
    ])('%s is not JSON', async (_what, body) => {
      expect(await withheld(answerOf('200 OK', body, `Content-Type: ${accept}`))).toEqual([200, 'not-json']);
    });

    const others = DOCUMENTS.filter(([other]) => other !== what).map(([, other]) => other.good);
    test.each(['{}', '[]', ...others])('%s is not of its shape', async (body) => {
      expect(await withheld(answerOf('200 OK', body))).toEqual([200, reason]);
    });

    test.each([201, 203, 204, 206, 304, 400, 401, 403, 404, 429, 500, 503])(
      'a document with status %d has the wrong status',
      async (status) => {
        const bytes = [204, 304].includes(status)
          ? Buffer.from(`HTTP/1.1 ${status} X\r\n\r\n`)
          : answerOf(`${status} X`, good, 'WWW-Authenticate: Basic');
        expect(await withheld(bytes)).toEqual([status, 'status']);
      },
    );

    test.each([301, 302, 303, 307, 308])('a redirect with status %d is not followed', async (status) => {
      let connections = 0;
      const reply = await ask((socket) => {
        connections += 1;
        answering(answerOf(`${status} Go`, good, 'Location: /elsewhere'))(socket);
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

  describe('the limits are those of any call, and a smaller body:', () => {
    const ofSize = (size: number) => good + ' '.repeat(size - Buffer.byteLength(good));
    const small = { limits: { documentBody: 50_000 } };

    test.each<[string, string | Buffer, string, Options?]>([
      ['a larger body', answerOf('200 OK', ofSize(50_001)), 'too-large', small],
      ['a gzip bomb', answerOf('200 OK', gzipSync(ofSize(50_001)), 'Content-Encoding: gzip'), 'too-large', small],
      ['a body above 512 KiB', answerOf('200 OK', ofSize(512 * 1024 + 1)), 'too-large'],
      ['a body above 4 MiB', answerOf('200 OK', ofSize(4 * 1024 * 1024 + 1)), 'too-large'],
      ['a body that is cut', answerOf('200 OK', good).subarray(0, -1), 'truncated-body'],
      ['broken gzip', answerOf('200 OK', 'not gzip', 'Content-Encoding: gzip'), 'corrupt-body'],
      ['brotli', answerOf('200 OK', 'x', 'Content-Encoding: br'), 'unsupported-encoding'],
      [
        '101 headers',
        answerOf('200 OK', good, ...Array.from({ length: 101 }, (_, index) => `X-${index}: y`)),
        'headers-too-large',
      ],
      ['no answer', '', 'connection-closed'],
    ])('%s is a failure', async (_what, bytes, failure, options) => {
      expect(await ask(answering(bytes), options)).toMatchObject({ kind: 'failure', failure });
    });

    test('a body of 512 KiB is passed on', async () => {
      expect(await ask(answering(answerOf('200 OK', ofSize(512 * 1024))))).toMatchObject({ kind: 'answer' });
    });

    test('an answer that does not end is a total-timeout', async () => {
      const reply = await ask((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{'), {
        limits: { total: 50 },
      });
      expect(reply).toMatchObject({ kind: 'failure', failure: 'total-timeout' });
    });
  });
});
