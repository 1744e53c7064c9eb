import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlServer, insecureHeaders, startControlServer } from './test-control-server.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

describe('the credentials of a call', () => {
  const authorization = 'Basic aHVudGVyMjpodW50ZXIy';
  const authorized = (more: Record<string, unknown>) =>
    JSON.stringify({ ...(JSON.parse(server.goodBody()) as object), authorization, ...more });
  const ofThePage: [string, string][] = [
    ['Authorization', 'Bearer ofthepage'],
    ['Proxy-Authorization', 'Basic ofthepage'],
    ['Cookie', 'session=ofthepage'],
    ['Referer', 'http://127.0.0.1/ofthepage'],
  ];

  test('arrive upstream in their one header, and the page’s own do not', async () => {
    const answer = await server.send({ body: authorized({}), headers: ofThePage });
    expect(JSON.parse(answer.body)).toMatchObject({ kind: 'answer', status: 200 });
    expect(server.upstream.requests.map(({ headers }) => headers.authorization)).toEqual([authorization]);
    const raw = server.upstream.requests[0]?.rawHeaders ?? [];
    expect(raw.filter((text) => text.includes('aHVudGVyMjpodW50ZXIy'))).toHaveLength(1);
    expect(raw.filter((text) => /ofthepage|cookie|referer|origin|tokenscope-relay/i.test(text))).toEqual([]);
    expect(answer.body + [...answer.headers].join('\n')).not.toContain('aHVudGVyMjpodW50ZXIy');
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a line feed', { authorization: 'Bearer hunter2\nX-Injected: 1' }],
    ['a carriage return', { authorization: 'Bearer hunter2\r\nX-Injected: 1' }],
    ['a NUL', { authorization: 'Bearer hunter2\0' }],
    ['a letter beyond ASCII', { authorization: 'Bearer hunter2ü' }],
    ['letters that are line ends when cut to a byte', { authorization: 'Bearer hunter2\u010d\u010aX-Injected:1' }],
    ['more than 16 KiB', { authorization: `Bearer hunter2${'x'.repeat(16 * 1024)}` }],
    ['a client secret beside them', { parameters: Object.entries({ token: 'abc', client_secret: 'hunter2' }) }],
    [
      'an assertion beside them',
      { parameters: Object.entries({ token: 'abc', client_assertion: 'hunter2', client_assertion_type: 'a' }) },
    ],
    ['a key set asked for', { call: 'jwks' }],
    ['metadata asked for', { call: 'discovery' }],
  ])('are refused with %s, and not repeated', async (_what, more) => {
    const answer = await server.send({ body: authorized(more) });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error: 'not-a-call' }]);
    expect(server.upstream.requests).toEqual([]);
  });

  test('are in no log line and no failure, however the call ends', async () => {
    server.reports.length = 0;
    const good = JSON.parse(server.goodBody()) as { url: string };
    const parameters = Object.entries({ token: 'hunter2', client_id: 'hunter2', client_secret: 'hunter2' });
    let told = '';
    for (const url of [good.url, 'http://broken.test/', 'https://127.0.0.1/', 'http://auth.test:1/', 'hunter2'])
      for (const more of [{}, { authorization: 'Bearer hunter2' }, { authorization: undefined, parameters }])
        told += (await server.send({ body: authorized({ url, ...more }) })).body;
    await server.send({ body: authorized({ authorization: 'Bearer hunter2\n' }) });
    expect(told).not.toMatch(/hunter2|aHVudGVyMjpodW50ZXIy/);
    expect(server.reports).toEqual(Array.from({ length: 3 }, () => `POST 127.0.0.1:${server.port} EBROKEN`));
    server.reports.length = 0;
  });
});
