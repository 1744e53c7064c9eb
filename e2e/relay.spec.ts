import type { Page } from '@playwright/test';
import { ABUSE_ANSWERS, ABUSE_REQUESTS, type AbusedServer, wireOf } from '../src/dev-server/test-abuse-case.ts';
import { insecureHeaders } from '../src/dev-server/test-control-server.ts';
import { sendRaw } from '../src/dev-server/test-raw-request.ts';
import { expect, test } from './console-page.ts';
import { PLAYED_ORIGINS } from './consoles.ts';
import { CountedUpstream } from './counted-upstream.ts';
import { consoleOrigin, sessionOf } from './page-session.ts';

/** The relay of the running console, with a server behind it that counts how often it is called. */

// one after the other: there is one such server
test.describe.configure({ mode: 'default' });

let upstream: CountedUpstream;
test.beforeAll(async () => {
  const { counted, countedInDev } = PLAYED_ORIGINS;
  upstream = new CountedUpstream(test.info().project.name === 'dev' ? countedInDev : counted);
  await upstream.start();
});
test.afterEach(() => {
  upstream.answer = { headers: {} };
});
test.afterAll(() => upstream.stop());

async function abusedServer(token = ''): Promise<AbusedServer> {
  const origin = consoleOrigin();
  const { relaySecret } = await sessionOf(origin);
  return { port: Number(new URL(origin).port), secret: relaySecret, goodBody: upstream.bodyFor(token) };
}

/** A page of the console's own origin with its policy, and nothing to load. */
const BARE = '/nothing';

/** What the page's own script sees of the answer to a call. */
const relayed = (page: Page, { secret, goodBody }: AbusedServer) =>
  page.evaluate(
    async ([value, body]) => {
      const headers = { 'content-type': 'application/json', 'x-tokenscope-relay': value };
      const response = await fetch('/relay', { method: 'POST', headers, body });
      return { status: response.status, headers: [...response.headers], reply: (await response.json()) as unknown };
    },
    [secret, goodBody] as const,
  );

test('what is not the page’s own call reaches no server, what is reaches it as often as it says', async () => {
  const server = await abusedServer();
  for (const row of ABUSE_REQUESTS) {
    const about = `${row.id} ${row.group} ${row.name}`;
    const { status, upstreamCalls, upstreamMustLack = [] } = row.expect;
    const answer = await sendRaw(server.port, wireOf(row, { ...server, goodBody: upstream.bodyFor(row.id) }));
    if (status) expect(status, about).toContain(answer.status);
    const calls = upstream.callsFor(row.id);
    if (upstreamCalls !== undefined) expect([upstreamCalls].flat(), about).toContain(calls.length);
    for (const { headers } of calls)
      for (const name of upstreamMustLack) expect(headers, about).not.toHaveProperty(name);
    expect(insecureHeaders(answer), about).toEqual([]);
  }
  // a call that came late, or under another name, would be one too many
  const carriedOut = ABUSE_REQUESTS.filter(({ id }) => upstream.callsFor(id).length === 1).map(({ id }) => id);
  expect(upstream.calls.map(({ token }) => token)).toEqual(carriedOut);
  expect(carriedOut).toContain('PX-001');
});

test('the headers of an answer reach the browser as text alone', async () => {
  const server = await abusedServer('answers');
  for (const { id, name, upstreamResponseHeaders, expect: wanted } of ABUSE_ANSWERS) {
    upstream.answer = { headers: upstreamResponseHeaders };
    const control = ABUSE_REQUESTS.find(({ group }) => group === 'control')!;
    const answer = await sendRaw(server.port, wireOf(control, server));
    expect(answer.status, `${id} ${name}`).toBe(200);
    for (const [each, value] of Object.entries(upstreamResponseHeaders))
      expect(answer.headers.get(each), `${id} ${name}`).not.toBe(value);
    for (const each of wanted.clientMustNotHaveRaw)
      if (each !== 'content-security-policy') expect([...answer.headers.keys()], `${id} ${name}`).not.toContain(each);
    expect(insecureHeaders(answer), `${id} ${name}`).toEqual([]);
  }
  expect(upstream.callsFor('answers')).toHaveLength(ABUSE_ANSWERS.length);
});

test('a server that answers the page commands its browser nothing', async ({ page, context }) => {
  await page.goto('/');
  const server = await abusedServer('commands');
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  const url = page.url();
  for (const status of [200, 302, 401, 407, 503]) {
    upstream.answer = { status, headers: COMMANDS };
    const { status: seen, headers, reply } = await relayed(page, server);
    expect(seen).toBe(200);
    expect(reply).toMatchObject({ kind: 'answer', status });
    for (const [name, value] of headers) expect(COMMANDS[name], name).not.toBe(value);
    expect(insecureHeaders({ headers: new Map(headers) })).toEqual([]);
  }
  expect(upstream.callsFor('commands')).toHaveLength(5);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  expect(page.url()).toBe(url);
  await expect(page.getByRole('button', { name: 'Introspect', exact: true })).toBeVisible();
});

const COMMANDS: Readonly<Record<string, string>> = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
  'alt-svc': 'h2="evil.example:443"',
  'clear-site-data': '"*"',
  'content-disposition': 'attachment; filename=x.html',
  'content-security-policy': 'script-src *',
  'content-security-policy-report-only': 'default-src *; report-uri https://evil.example/',
  'cross-origin-opener-policy': 'unsafe-none',
  'cross-origin-resource-policy': 'cross-origin',
  link: '<https://evil.example/x.js>; rel=preload; as=script',
  location: 'https://evil.example/',
  nel: '{"report_to":"x","max_age":1}',
  'proxy-authenticate': 'Basic realm="x"',
  refresh: '0; url=https://evil.example/',
  'referrer-policy': 'unsafe-url',
  'report-to': '{"group":"x","max_age":1,"endpoints":[{"url":"https://evil.example/"}]}',
  'service-worker-allowed': '/',
  'set-cookie': 'stolen=1',
  sourcemap: 'https://evil.example/m',
  'strict-transport-security': 'max-age=1',
  'timing-allow-origin': '*',
  'www-authenticate': 'Basic realm="x"',
  'x-frame-options': 'ALLOWALL',
};

test('what a browser adds to the page’s call stays with the console', async ({ page, context }) => {
  await context.addCookies([{ name: 'of-another-port', value: 'cookie', url: consoleOrigin() }]);
  await page.goto(BARE);
  const server = await abusedServer('browser');
  expect(await page.evaluate(() => document.cookie)).toBe('of-another-port=cookie');
  expect((await relayed(page, server)).status).toBe(200);
  const [call] = upstream.callsFor('browser');
  expect([call?.method, call?.url]).toEqual(['POST', '/as/introspect']);
  expect(Object.keys(call?.headers ?? {}).toSorted()).toEqual(SENT_ON);
});

const SENT_ON = ['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host', 'user-agent'];

test('without the secret of this run nothing goes through, not even for the page', async ({ page }) => {
  await page.goto(BARE);
  const paths = [
    '/relay',
    '/self',
    ...['sample', 'token', 'clients', 'faults', 'reason'].map((route) => `/sandbox/${route}`),
  ];
  for (const path of paths)
    for (const secret of ['', 'wrong']) {
      const status = await page.evaluate(
        async ([target, value, body]) => {
          const headers = { 'content-type': 'application/json', 'x-tokenscope-relay': value };
          return (await fetch(target, { method: 'POST', headers, body })).status;
        },
        [path, secret, path === '/relay' ? upstream.bodyFor('unknown') : '{}'] as const,
      );
      expect(status, `${path} ${secret}`).toBe(403);
    }
  expect(upstream.callsFor('unknown')).toEqual([]);
});
