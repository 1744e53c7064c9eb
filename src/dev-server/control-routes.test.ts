import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RELAY_BODY_LIMIT, type RelayReply } from '../core/environment/relay.ts';
import { createControlRoutes } from './control-routes.ts';
import { installGate } from './gate.ts';
import { relayWorld } from './relay.ts';
import { securityHeaders } from './security-headers.ts';
import { sendText } from './reply.ts';

interface RequestCase {
  id: string;
  group: string;
  name: string;
  req: {
    method: string;
    path: string;
    headers: Record<string, string | { gen: 'bytes'; n: number }>;
    rawHeaders?: [string, string][];
    body: string;
  };
  expect: { upstreamCalls?: number | number[]; status?: number[]; upstreamMustLack?: string[] };
}
interface HeaderCase {
  id: string;
  name: string;
  upstreamResponseHeaders: Record<string, string>;
  expect: { clientMustNotHaveRaw: string[] };
}

const corpus = JSON.parse(readFileSync(new URL('../../e2e/corpora/proxy-abuse.json', import.meta.url), 'utf8')) as {
  cases: (RequestCase | HeaderCase)[];
};
const requests = corpus.cases.filter((row): row is RequestCase => 'req' in row);
const answers = corpus.cases.filter((row): row is HeaderCase => 'upstreamResponseHeaders' in row);

const SECRET = 'x'.repeat(43);
let upstreamRequests: IncomingMessage[] = [];
let upstreamHeaders: Record<string, string> = {};
let upstreamBody = '{"active":false}';
const upstream = createServer((request, response) => {
  upstreamRequests.push(request);
  request.resume().on('end', () => {
    for (const [name, value] of Object.entries(upstreamHeaders)) response.setHeader(name, value);
    response.end(upstreamBody);
  });
});
const server = createServer((request, response) => sendText(response, 200, `Vite: ${request.url}`));
const held: Socket[] = [];

beforeAll(async () => {
  for (const each of [upstream, server]) await once(each.listen(0, '127.0.0.1'), 'listening');
  const world = relayWorld([`http://auth.test:${portOf(upstream)}`, 'http://held.test', 'http://broken.test']);
  const routes = createControlRoutes({
    secret: SECRET,
    world: {
      ...world,
      lookup: (name, _options, callback) => {
        if (name === 'broken.test') throw Object.assign(new Error('secret'), { code: 'EBROKEN' });
        callback(null, [{ address: '127.0.0.1', family: 4 }]);
      },
      connect: (address, port) => {
        if (port !== 80) return world.connect(address, port);
        const socket = new Socket();
        held.push(socket);
        return socket;
      },
    },
    control: (route, body) => {
      if (route === 'faults') throw Object.assign(new Error('secret'), { code: 'ECODE' });
      return Promise.resolve({ status: 200, body: { route, body } });
    },
    report: (line) => reports.push(line),
  });
  installGate(server, { routes: [routes], development: false });
});
const reports: string[] = [];

afterAll(async () => {
  for (const each of [upstream, server]) {
    each.closeAllConnections();
    await once(each.close(), 'close');
  }
});

const portOf = (each: Server) => (each.address() as AddressInfo).port;
const goodBody = () =>
  JSON.stringify({
    call: 'introspect',
    url: `http://auth.test:${portOf(upstream)}/as/introspect`,
    parameters: [['token', 'abc']],
  });
const goodHeaders = (): [string, string][] => [
  ['Host', `127.0.0.1:${portOf(server)}`],
  ['Origin', `http://127.0.0.1:${portOf(server)}`],
  ['Sec-Fetch-Site', 'same-origin'],
  ['Sec-Fetch-Mode', 'cors'],
  ['Sec-Fetch-Dest', 'empty'],
  ['Content-Type', 'application/json'],
  ['X-Tokenscope-Relay', SECRET],
];

interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

/** Sends the bytes and reads the first final answer, up to its length or the end of the connection. */
async function sendRaw(text: string): Promise<RawAnswer> {
  const socket = connect(portOf(server), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text);
  let seen = '';
  for await (const chunk of socket) {
    seen = (seen + String(chunk)).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
    const end = seen.indexOf('\r\n\r\n');
    const length = Number(/^content-length: (\d+)/im.exec(seen)?.[1] ?? Infinity);
    if (end >= 0 && Buffer.byteLength(seen) >= end + 4 + length) break;
  }
  const [head = '', ...body] = seen.split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  return {
    status: Number(line.split(' ')[1]),
    headers: new Map(
      headers.map((each): [string, string] => [
        each.slice(0, each.indexOf(':')).toLowerCase(),
        each.slice(each.indexOf(':') + 2),
      ]),
    ),
    body: body.join('\r\n\r\n'),
  };
}

interface Sent {
  method?: string;
  path?: string;
  body?: string | undefined;
  headers?: [string, string][];
}

/** The page's own call with something changed: a header with an empty value is left out. */
function send({ method = 'POST', path = '/relay', body = goodBody(), headers = [] }: Sent = {}): Promise<RawAnswer> {
  const names = headers.map(([name]) => name.toLowerCase());
  const all = [...goodHeaders().filter(([name]) => !names.includes(name.toLowerCase())), ...headers];
  if (!names.includes('transfer-encoding') && !names.includes('content-length'))
    all.push(['Content-Length', String(Buffer.byteLength(body))]);
  const lines = all.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}\r\n`);
  upstreamRequests = [];
  return sendRaw(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

function expectSecured({ headers }: RawAnswer): void {
  for (const [name, value] of securityHeaders()) expect(headers.get(name.toLowerCase())).toBe(value);
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
}

describe('the abuse corpus', () => {
  const fill = (text: string) =>
    text
      .replaceAll('{PROXY}', '/relay')
      .replaceAll('{HOST}', `127.0.0.1:${portOf(server)}`)
      .replaceAll('{SELF}', `http://127.0.0.1:${portOf(server)}`)
      .replaceAll('{PORT}', String(portOf(server)))
      .replaceAll('{CT}', 'application/json')
      .replaceAll('{GOODBODY}', goodBody());

  test.each(requests)('$id $group: $name', async ({ name, req, expect: wanted }) => {
    // these two stand for callers that never saw the page
    const secret = /curl|non-browser/.test(name) ? '' : SECRET;
    const headers = Object.entries(req.headers).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? fill(value) : 'x'.repeat(value.n),
    ]);
    const raw = (req.rawHeaders ?? []).map(([key, value]): [string, string] => [key, fill(value)]);
    const kept = headers.filter(([key]) => !raw.some(([other]) => other.toLowerCase() === key));
    const given = new Set(headers.map(([key]) => key));
    // what the case does not list is not sent
    const left = goodHeaders().flatMap(([key]): [string, string][] =>
      given.has(key.toLowerCase()) || key.startsWith('X-') ? [] : [[key, '']],
    );
    const answer = await send({
      method: req.method,
      path: fill(req.path),
      body: fill(req.body),
      headers: [...kept, ...raw, ...left, ['X-Tokenscope-Relay', secret]],
    });
    const calls = upstreamRequests.length;
    if (wanted.upstreamCalls !== undefined) expect([wanted.upstreamCalls].flat()).toContain(calls);
    if (wanted.status) expect(wanted.status).toContain(answer.status);
    const upstreamNames = Object.keys(upstreamRequests[0]?.headers ?? {});
    expect(upstreamNames.filter((each) => wanted.upstreamMustLack?.includes(each))).toEqual([]);
    expectSecured(answer);
  });

  test.each(answers)('$id: upstream $name stays inside the envelope', async (row) => {
    upstreamHeaders = row.upstreamResponseHeaders;
    const answer = await send();
    upstreamHeaders = {};
    expect(answer.status).toBe(200);
    expect(upstreamRequests).toHaveLength(1);
    for (const [name, value] of Object.entries(row.upstreamResponseHeaders))
      expect(answer.headers.get(name)).not.toBe(value);
    for (const name of row.expect.clientMustNotHaveRaw)
      if (name !== 'content-security-policy') expect(answer.headers.has(name)).toBe(false);
    expectSecured(answer);
  });
});

describe('the relay', () => {
  test('answers the page with an envelope that nobody keeps', async () => {
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ kind: 'answer', status: 200, body: btoa('{"active":false}') });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['localhost', '[::1]'])('answers under the name %s too', async (name) => {
    const host = `${name}:${portOf(server)}`;
    expect(
      (
        await send({
          headers: [
            ['Host', host],
            ['Origin', `http://${host}`],
          ],
        })
      ).status,
    ).toBe(200);
    expect((await send({ headers: [['Host', host]] })).status).toBe(403);
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
    const answer = await send({ headers });
    expect(answer.status).toBe(status);
    expect(upstreamRequests).toEqual([]);
    expectSecured(answer);
  });

  test('takes JSON with its charset named', async () => {
    expect((await send({ headers: [['Content-Type', 'application/json; charset=utf-8']] })).status).toBe(200);
  });

  const call = { call: 'introspect', url: 'https://auth.test/', parameters: [['token', 'abc']] };
  test.each<[string, unknown]>([
    ['another call', { ...call, call: 'discovery' }],
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
    expect((await send({ body: JSON.stringify(body) })).status).toBe(400);
    expect(upstreamRequests).toEqual([]);
  });

  test('refuses bytes that are not UTF-8', async () => {
    const socket = connect(portOf(server), '127.0.0.1');
    const lines = [...goodHeaders(), ['Content-Length', '3']].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`POST /relay HTTP/1.1\r\n${lines}\r\n`);
    socket.write(Buffer.from([0x22, 0xff, 0x22]));
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('refuses a body above its limit by its length and by its count', async () => {
    const large = 'x'.repeat(RELAY_BODY_LIMIT + 1);
    expect((await send({ headers: [['Content-Length', String(large.length)]], body: '' })).status).toBe(413);
    expect((await send({ body: large })).status).toBe(413);
    const chunked = `${large.length.toString(16)}\r\n${large}\r\n`;
    expect((await send({ headers: [['Transfer-Encoding', 'chunked']], body: chunked })).status).toBe(413);
  });

  test('makes eight calls at a time and refuses the ninth', async () => {
    const body = JSON.stringify({ call: 'introspect', url: 'http://held.test/', parameters: [['token', 'abc']] });
    const eight = Array.from({ length: 8 }, () => send({ body }));
    while (held.length < 8) await new Promise(setImmediate);
    const ninth = await send();
    expect(ninth.status).toBe(200);
    expect(JSON.parse(ninth.body) as RelayReply).toMatchObject({ kind: 'failure', failure: 'relay' });
    for (const socket of held) socket.destroy(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    const failures = (await Promise.all(eight)).map(
      ({ body: text }) => (JSON.parse(text) as { failure: string }).failure,
    );
    expect(failures).toEqual(Array.from({ length: 8 }, () => 'connection-refused'));
    expect((await send()).status).toBe(200);
  });

  test('closes the upstream connection when the page goes away', async () => {
    held.length = 0;
    const page = connect(portOf(server), '127.0.0.1');
    const body = JSON.stringify({ call: 'introspect', url: 'http://held.test/', parameters: [['token', 'abc']] });
    const lines = [...goodHeaders(), ['Content-Length', String(body.length)]].map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    page.write(`POST /relay HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
    while (held.length < 1) await new Promise(setImmediate);
    page.destroy();
    await once(held[0]!, 'close');
    expect(held[0]?.destroyed).toBe(true);
  });
});

describe('the credentials of a call', () => {
  const authorization = 'Basic aHVudGVyMjpodW50ZXIy';
  const authorized = (more: Record<string, unknown>) =>
    JSON.stringify({ ...(JSON.parse(goodBody()) as object), authorization, ...more });
  const ofThePage: [string, string][] = [
    ['Authorization', 'Bearer ofthepage'],
    ['Proxy-Authorization', 'Basic ofthepage'],
    ['Cookie', 'session=ofthepage'],
    ['Referer', 'http://127.0.0.1/ofthepage'],
  ];

  test('arrive upstream in their one header, and the page’s own do not', async () => {
    const answer = await send({ body: authorized({}), headers: ofThePage });
    expect(JSON.parse(answer.body)).toMatchObject({ kind: 'answer', status: 200 });
    expect(upstreamRequests.map(({ headers }) => headers.authorization)).toEqual([authorization]);
    const raw = upstreamRequests[0]?.rawHeaders ?? [];
    expect(raw.filter((text) => text.includes('aHVudGVyMjpodW50ZXIy'))).toHaveLength(1);
    expect(raw.filter((text) => /ofthepage|cookie|referer|origin|tokenscope-relay/i.test(text))).toEqual([]);
    expect(answer.body + [...answer.headers].join('\n')).not.toContain('aHVudGVyMjpodW50ZXIy');
    expectSecured(answer);
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
  ])('are refused with %s, and not repeated', async (_what, more) => {
    const answer = await send({ body: authorized(more) });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error: 'not-a-call' }]);
    expect(upstreamRequests).toEqual([]);
  });

  test('are in no log line and no failure, however the call ends', async () => {
    reports.length = 0;
    const good = JSON.parse(goodBody()) as { url: string };
    const parameters = Object.entries({ token: 'hunter2', client_id: 'hunter2', client_secret: 'hunter2' });
    let told = '';
    for (const url of [good.url, 'http://broken.test/', 'https://127.0.0.1/', 'http://auth.test:1/', 'hunter2'])
      for (const more of [{}, { authorization: 'Bearer hunter2' }, { authorization: undefined, parameters }])
        told += (await send({ body: authorized({ url, ...more }) })).body;
    await send({ body: authorized({ authorization: 'Bearer hunter2\n' }) });
    expect(told).not.toMatch(/hunter2|aHVudGVyMjpodW50ZXIy/);
    expect(reports).toEqual(Array.from({ length: 3 }, () => `POST 127.0.0.1:${portOf(server)} EBROKEN`));
    reports.length = 0;
  });
});

describe('a call for a key set', () => {
  const ask = (body: string, headers: [string, string][] = []) => {
    upstreamBody = body;
    return send({
      body: JSON.stringify({ call: 'jwks', url: `http://auth.test:${portOf(upstream)}/as/jwks` }),
      headers,
    }).finally(() => {
      upstreamBody = '{"active":false}';
    });
  };
  const jwks = '{"keys":[{"kty":"RSA"}]}';

  test('is a GET without anything of the page’s, answered by an envelope that nobody keeps', async () => {
    upstreamHeaders = { 'content-type': 'application/jwk-set+json', 'set-cookie': 'a=b', 'cache-control': 'public' };
    const answer = await ask(jwks, [
      ['Cookie', 'a=b'],
      ['Authorization', 'Bearer ofthepage'],
    ]);
    upstreamHeaders = {};
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      kind: 'answer',
      status: 200,
      headers: [
        ['content-type', 'application/jwk-set+json'],
        ['date', expect.any(String)],
      ],
      body: btoa(jwks),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.has('set-cookie')).toBe(false);
    expectSecured(answer);
    expect(upstreamRequests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /as/jwks']);
    expect(Object.keys(upstreamRequests[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  test('brings nothing of an answer that is no key set', async () => {
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
    expect((await ask(jwks, [['X-Tokenscope-Relay', '']])).status).toBe(403);
    expect((await ask(jwks, [['Origin', 'http://evil.example']])).status).toBe(403);
    expect(upstreamRequests).toEqual([]);
  });
});

describe('the sandbox routes', () => {
  test('have the same guard and hand their body over', async () => {
    const answer = await send({ path: '/sandbox/sample', body: '{"name":"x"}' });
    expect(JSON.parse(answer.body)).toEqual({ route: 'sample', body: { name: 'x' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await send({ path: '/sandbox/sample', headers: [['X-Tokenscope-Relay', '']] })).status).toBe(403);
    expect((await send({ path: '/sandbox/sample', method: 'GET' })).status).toBe(405);
  });

  test.each(['/sandbox', '/sandbox/', '/sandbox/other', '/sandbox/sample/', '/sandbox/sample?x', '/sandbox/../relay'])(
    'do not include %s',
    async (path) => expect((await send({ path })).status).toBe(404),
  );

  test('that fail unexpectedly are reported by code alone', async () => {
    const answer = await send({ path: '/sandbox/faults', body: '{}' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([500, { error: 'unexpected' }]);
    expect(reports).toEqual([`POST 127.0.0.1:${portOf(server)} ECODE`]);
  });
});

describe('the gate', () => {
  test('lets the page’s files through, with the security headers', async () => {
    const answer = await send({ method: 'GET', path: '/assets/x.js', body: '' });
    expect([answer.status, answer.body]).toEqual([200, 'Vite: /assets/x.js']);
    expectSecured(answer);
  });

  test.each<[string, string, number]>([
    ['a file under another host', 'GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n', 403],
    ['a file under no host', 'GET /x HTTP/1.1\r\n\r\n', 403],
    ['a file of HTTP/1.0', 'GET /x HTTP/1.0\r\n\r\n', 403],
    ['what is not HTTP', 'hello\r\n\r\n', 400],
    ['too many header bytes', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    ['a WebSocket', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n', 403],
  ])('refuses %s, with the security headers', async (_what, text, status) => {
    const answer = await sendRaw(text);
    expect(answer.status).toBe(status);
    expectSecured(answer);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'POST'])('refuses %s of a file', async (method) => {
    expect((await send({ method, path: '/x', body: '' })).status).toBe(405);
  });

  test.each([
    '/.env',
    '/.env.local?raw',
    '/x/a.pem',
    '/@fs/x/a%2epem?import&raw',
    '/a.key%00.js',
    '/a%252epem',
    '/.git/config',
    '/x\\y',
  ])('does not serve %s', async (path) => expect((await send({ method: 'GET', path, body: '' })).status).toBe(404));

  test.each(['/src/core/key/pem.ts', '/src/core/key/read-key.ts?t=1', '/@id/__x00__/index.html?html-proxy&index=0.js'])(
    'serves the module %s',
    async (path) => expect((await send({ method: 'GET', path, body: '' })).status).toBe(200),
  );
});
