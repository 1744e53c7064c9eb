import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlServer, insecureHeaders, startControlServer } from './test-control-server.ts';
import { DOCUMENTS } from './test-documents.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

describe.each(DOCUMENTS)('a call for %s', (what, { document, accept, good }) => {
  const ask = (body: string, headers: [string, string][] = []) => {
    server.upstream.body = body;
    return server
      .send({
        body: JSON.stringify({
          call: document,
          url: `http://auth.test:${server.upstream.port}/as/.well-known/openid-configuration`,
        }),
        headers,
      })
      .finally(() => {
        server.upstream.body = '{"active":false}';
      });
  };
  const [type = ''] = accept.split(',');

  test('is a GET without anything of the page’s, answered by an envelope that nobody keeps', async () => {
    server.upstream.headers = {
      'content-type': type,
      'set-cookie': 'a=b',
      'cache-control': 'public',
    };
    const answer = await ask(good, [
      ['Cookie', 'a=b'],
      ['Authorization', 'Bearer ofthepage'],
    ]);
    server.upstream.headers = {};
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      kind: 'answer',
      status: 200,
      headers: [
        ['content-type', type],
        ['date', expect.any(String)],
      ],
      body: Buffer.from(good).toString('base64'),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(insecureHeaders(answer)).toEqual([]);
    expect(server.upstream.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /as/.well-known/openid-configuration',
    ]);
    expect(Object.keys(server.upstream.requests[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  test(`brings nothing of an answer that is no ${what.replace('a ', '')}`, async () => {
    const answer = await ask('<p>hunter2</p>');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      kind: 'withheld',
      status: 200,
      reason: 'not-json',
      timings: expect.any(Object) as object,
    });
  });

  test('is behind the same guard', async () => {
    expect((await ask(good, [['X-Tokenscope-Relay', '']])).status).toBe(403);
    expect((await ask(good, [['Origin', 'http://evil.example']])).status).toBe(403);
    expect(server.upstream.requests).toEqual([]);
  });
});
