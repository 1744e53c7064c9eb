import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RELAY_BODY_LIMIT, type RelayReply } from '../core/environment/relay.ts';
import { type ControlServer, headerLines, insecureHeaders, SECRET, startControlServer } from './test-control-server.ts';
import { sendRaw } from './test-raw-request.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

describe('the relay', () => {
  test('answers the page with an envelope that nobody keeps', async () => {
    const answer = await server.send();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ kind: 'answer', status: 200, body: btoa('{"active":false}') });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['localhost', '[::1]'])('answers under the name %s too', async (name) => {
    const host = `${name}:${server.port}`;
    expect(
      (
        await server.send({
          headers: [
            ['Host', host],
            ['Origin', `http://${host}`],
          ],
        })
      ).status,
    ).toBe(200);
    expect((await server.send({ headers: [['Host', host]] })).status).toBe(403);
  });

  test.each<[string, [string, string][], number]>([
    ['without a secret', [['X-Tokenscope-Relay', '']], 403],
    ['with a wrong secret', [['X-Tokenscope-Relay', 'y'.repeat(43)]], 403],
    ['with a longer secret', [['X-Tokenscope-Relay', `${SECRET}x`]], 403],
    [
      'with two origins',
      [
        ['Origin', 'http://127.0.0.1'],
        ['Origin', 'http://127.0.0.1'],
      ],
      403,
    ],
    ['without Sec-Fetch-Dest', [['Sec-Fetch-Dest', '']], 403],
    ['as text', [['Content-Type', 'text/plain; application/json']], 415],
    ['in gzip', [['Content-Encoding', 'gzip']], 415],
    ['with an unknown expectation', [['Expect', 'miracles']], 417],
  ])('refuses a call %s', async (_what, headers, status) => {
    const answer = await server.send({ headers });
    expect(answer.status).toBe(status);
    expect(server.upstream.requests).toEqual([]);
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test('takes JSON with its charset named', async () => {
    expect((await server.send({ headers: [['Content-Type', 'application/json; charset=utf-8']] })).status).toBe(200);
  });

  const call = { call: 'introspect', url: 'https://auth.test/', parameters: [['token', 'abc']] };
  test.each<[string, unknown]>([
    ['another call', { ...call, call: 'revoke' }],
    ['a member too many', { ...call, method: 'GET' }],
    ['a member too few', { call: 'introspect', url: 'https://auth.test/' }],
    ['a URL that is no text', { ...call, url: ['https://auth.test/'] }],
    ['parameters that are no list', { ...call, parameters: { token: 'abc' } }],
    ['a parameter that is not the product’s', { ...call, parameters: [['grant_type', 'password']] }],
    [
      'a parameter twice',
      {
        ...call,
        parameters: [
          ['token', 'a'],
          ['token', 'b'],
        ],
      },
    ],
    ['no parameters', { ...call, parameters: [] }],
    ['parameters without a token', { ...call, parameters: [['client_id', 'a']] }],
    ['a parameter that is no text', { ...call, parameters: [['token', 1]] }],
    ['a parameter of three', { ...call, parameters: [['token', 'a', 'b']] }],
    ['a list', [call]],
  ])('refuses %s', async (_what, body) => {
    expect((await server.send({ body: JSON.stringify(body) })).status).toBe(400);
    expect(server.upstream.requests).toEqual([]);
  });

  test('refuses bytes that are not UTF-8', async () => {
    const head = `POST /relay HTTP/1.1\r\n${headerLines([...server.goodHeaders(), ['Content-Length', '3']])}\r\n`;
    const answer = await sendRaw(server.port, Buffer.concat([Buffer.from(head), Buffer.from([0x22, 0xff, 0x22])]));
    expect(answer.status).toBe(400);
  });

  test('refuses a body above its limit by its length and by its count', async () => {
    const large = 'x'.repeat(RELAY_BODY_LIMIT + 1);
    expect((await server.send({ headers: [['Content-Length', String(large.length)]], body: '' })).status).toBe(413);
    expect((await server.send({ body: large })).status).toBe(413);
    const chunked = `${large.length.toString(16)}\r\n${large}\r\n`;
    expect((await server.send({ headers: [['Transfer-Encoding', 'chunked']], body: chunked })).status).toBe(413);
  });

  test('makes eight calls at a time and refuses the ninth', async () => {
    const body = JSON.stringify({ call: 'introspect', url: 'http://held.test/', parameters: [['token', 'abc']] });
    const eight = Array.from({ length: 8 }, () => server.send({ body }));
    while (server.held.length < 8) await new Promise(setImmediate);
    const ninth = await server.send();
    expect(ninth.status).toBe(200);
    expect(JSON.parse(ninth.body) as RelayReply).toMatchObject({ kind: 'failure', failure: 'relay' });
    for (const socket of server.held) socket.destroy(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    const failures = (await Promise.all(eight)).map(
      ({ body: text }) => (JSON.parse(text) as { failure: string }).failure,
    );
    expect(failures).toEqual(Array.from({ length: 8 }, () => 'connection-refused'));
    expect((await server.send()).status).toBe(200);
  });

  test('closes the upstream connection when the page goes away', async () => {
    server.held.length = 0;
    const page = connect(server.port, '127.0.0.1');
    const body = JSON.stringify({ call: 'introspect', url: 'http://held.test/', parameters: [['token', 'abc']] });
    const lines = headerLines([...server.goodHeaders(), ['Content-Length', String(body.length)]]);
    page.write(`POST /relay HTTP/1.1\r\n${lines}\r\n${body}`);
    while (server.held.length < 1) await new Promise(setImmediate);
    page.destroy();
    await once(server.held[0]!, 'close');
    expect(server.held[0]?.destroyed).toBe(true);
  });
});
