import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlServer, insecureHeaders, SECRET, startControlServer } from './test-control-server.ts';

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

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

describe('the abuse corpus', () => {
  const fill = (text: string) =>
    text
      .replaceAll('{PROXY}', '/relay')
      .replaceAll('{HOST}', `127.0.0.1:${server.port}`)
      .replaceAll('{SELF}', `http://127.0.0.1:${server.port}`)
      .replaceAll('{PORT}', String(server.port))
      .replaceAll('{CT}', 'application/json')
      .replaceAll('{GOODBODY}', server.goodBody());

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
    const left = server
      .goodHeaders()
      .flatMap(([key]): [string, string][] =>
        given.has(key.toLowerCase()) || key.startsWith('X-') ? [] : [[key, '']],
      );
    const answer = await server.send({
      method: req.method,
      path: fill(req.path),
      body: fill(req.body),
      headers: [...kept, ...raw, ...left, ['X-Tokenscope-Relay', secret]],
    });
    const calls = server.upstream.requests.length;
    if (wanted.upstreamCalls !== undefined) expect([wanted.upstreamCalls].flat()).toContain(calls);
    if (wanted.status) expect(wanted.status).toContain(answer.status);
    const upstreamNames = Object.keys(server.upstream.requests[0]?.headers ?? {});
    expect(upstreamNames.filter((each) => wanted.upstreamMustLack?.includes(each))).toEqual([]);
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test.each(answers)('$id: upstream $name stays inside the envelope', async (row) => {
    server.upstream.headers = row.upstreamResponseHeaders;
    const answer = await server.send();
    server.upstream.headers = {};
    expect(answer.status).toBe(200);
    expect(server.upstream.requests).toHaveLength(1);
    for (const [name, value] of Object.entries(row.upstreamResponseHeaders))
      expect(answer.headers.get(name)).not.toBe(value);
    for (const name of row.expect.clientMustNotHaveRaw)
      if (name !== 'content-security-policy') expect(answer.headers.has(name)).toBe(false);
    expect(insecureHeaders(answer)).toEqual([]);
  });
});
