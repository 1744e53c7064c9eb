import { request as send, type IncomingHttpHeaders } from 'node:http';
import { readFileSync } from 'node:fs';
import { expect, test } from './console-page.ts';

interface AbuseCase {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly req?: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: string;
    readonly rawHeaders?: unknown;
  };
  readonly expect: { readonly upstreamCalls?: number | readonly number[]; readonly status?: readonly number[] };
}

const CASES = (
  JSON.parse(readFileSync(new URL('corpora/proxy-abuse.json', import.meta.url), 'utf8')) as { cases: AbuseCase[] }
).cases;

/** A spread over every group; the whole set runs beside the guard. Raw-socket cases are not for an HTTP client. */
const SMOKE = CASES.filter(
  ({ req, group, id }) =>
    req &&
    !req.rawHeaders &&
    typeof req.headers['x-big'] === 'undefined' &&
    !['CONNECT', 'TRACE'].includes(req.method) &&
    group !== 'upgrade' &&
    !['PX-045', 'PX-099', 'PX-100'].includes(id),
);

test('what is not the page’s own call is refused by the relay, what is goes through', async ({ page, baseURL }) => {
  await page.goto('/');
  const session = JSON.parse((await page.locator('meta[name=tokenscope-session]').getAttribute('content')) ?? '{}');
  const { port, host } = new URL(baseURL ?? '');
  const url = `${session.sandboxOrigin}/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/as/introspect`;
  const good = JSON.stringify({ call: 'introspect', url, parameters: [['token', 'a']] });
  const fill = (text: string): string =>
    text
      .replaceAll('{PROXY}', '/relay')
      .replaceAll('{HOST}', host)
      .replaceAll('{PORT}', port)
      .replaceAll('{SELF}', baseURL ?? '')
      .replaceAll('{CT}', 'application/json')
      .replaceAll('{GOODBODY}', good);

  expect(SMOKE.length).toBeGreaterThan(20);
  for (const abuse of SMOKE) {
    const { req } = abuse;
    if (!req) continue;
    const headers: Record<string, string> = { 'x-tokenscope-relay': session.relaySecret };
    for (const [name, value] of Object.entries(req.headers)) headers[name] = fill(String(value));
    const answer = await exchange(Number(port), req.method, fill(req.path), headers, fill(req.body));
    const wanted = abuse.expect.status ?? [200];
    expect(wanted, `${abuse.id} ${abuse.group} ${abuse.name}`).toContain(answer.status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answer.headers['content-security-policy'], `${abuse.id} carries the policy`).toBeDefined();
  }
});

test('without the secret of this run nothing goes through', async ({ page, baseURL }) => {
  await page.goto('/');
  for (const [path, secret] of [
    ['/relay', ''],
    ['/relay', 'wrong'],
    ['/sandbox/sample', 'wrong'],
  ] as const) {
    const status = await page.evaluate(
      async ([target, value]) =>
        (
          await fetch(target, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-tokenscope-relay': value },
            body: '{"name":"Good token"}',
          })
        ).status,
      [path, secret] as const,
    );
    expect(status).toBe(403);
  }
  expect(baseURL).toContain('127.0.0.1');
});

test('a foreign host name is refused for the page itself', async ({ baseURL }) => {
  const answer = await exchange(Number(new URL(baseURL ?? '').port), 'GET', '/', { host: 'evil.example' }, '');
  expect(answer.status).toBe(403);
});

function exchange(port: number, method: string, path: string, headers: Record<string, string>, body: string) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const outgoing = send(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
