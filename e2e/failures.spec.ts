import { PLAYED_ORIGINS } from './consoles.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { PlayedServer, type PlayedAnswer } from './played-server.ts';

/** Another server than the sandbox, that fails in the ways that servers do. */
const server = new PlayedServer(PLAYED_ORIGINS.failing);

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const ACTIVE = '{"active":true}';
const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();

/** A page that asks this server with a token, its client being public. */
async function prepare(console: ConsolePage): Promise<void> {
  server.held = Promise.resolve();
  await console.open();
  await console.field('Token').fill('opaque-token');
  await server.choose(console);
}

const answer = (console: ConsolePage, body: string, more: Omit<PlayedAnswer, 'body'> = {}): Promise<void> =>
  server.answer(console, body, more);

test('Retry-After counts down what it says, and no more than five minutes', async ({ console }) => {
  await prepare(console);
  const cases: readonly (readonly [status: number, values: readonly string[], wait: RegExp | undefined])[] = [
    [429, ['60'], /1 min|59 s/],
    [429, [at(90)], /1 min/],
    [429, ['0'], undefined],
    [429, ['-5'], /[345] s/],
    [429, ['999999999'], /5 min|4 min/],
    [429, ['1', '100'], /1 min/],
    [429, [], /[345] s/],
    [503, ['60'], /1 min|59 s/],
    [503, ['soon'], undefined],
  ];
  for (const [status, values, wait] of cases) {
    await answer(console, '{}', { status, headers: values.map((value) => ['retry-after', value] as const) });
    const timer = console.problem.getByRole('timer');
    if (wait) await expect(timer, values.join()).toContainText(wait);
    else await expect(timer, values.join()).toHaveCount(0);
    if (wait) await expect(console.button('Retry')).toBeDisabled();
    else await expect(console.button('Retry')).toBeEnabled();
  }
});

test('the difference of the clocks is told in signed seconds beside a refusal, and not where there is none', async ({
  console,
}) => {
  await prepare(console);
  const clock = console.problem.locator('[data-fact=Clock]');
  const refusal = { status: 401 };
  for (const [seconds, words] of [
    [-600, /behind this machine’s: -(59[5-9]|60[0-5]) s/],
    [600, /ahead of this machine’s: \+(59[5-9]|60[0-5]) s/],
  ] as const) {
    await answer(console, '{"error":"invalid_client"}', { ...refusal, headers: [['date', at(seconds)]] });
    await expect(clock).toContainText(words);
  }
  for (const date of [at(0), at(2), at(-2), 'yesterday']) {
    await answer(console, '{"error":"invalid_client"}', { ...refusal, headers: [['date', date]] });
    await expect(console.problem).toBeVisible();
    await expect(clock).toHaveCount(0);
  }
});

test('a redirect is shown without its query, and not followed', async ({ console }) => {
  await prepare(console);
  server.asked.length = 0;
  await answer(console, '', {
    status: 302,
    headers: [['location', `${PLAYED_ORIGINS.failing}/login?token=opaque-token#x`]],
  });
  await expect(console.problem).toHaveAttribute('data-problem', 'redirected');
  await expect(console.problem).toContainText(`${PLAYED_ORIGINS.failing}/login?…`);
  await console.showTab('Exchange');
  await expect(console.page.getByRole('region', { name: 'Response headers' })).not.toContainText('opaque-token');
  expect(server.asked).toEqual(['POST /introspect']);
});

test('Cancel closes the connection to the server, and so does Lock', async ({ console }) => {
  await prepare(console);
  server.answers = { '/introspect': { body: ACTIVE } };
  for (const button of ['Cancel', 'Lock']) {
    server.held = new Promise(() => undefined);
    const before = { asked: server.asked.length, left: server.left };
    await console.introspect.click();
    await expect.poll(() => server.asked.length).toBe(before.asked + 1);
    await console.button(button).click();
    await console.expectVerdict('idle');
    await expect.poll(() => server.left).toBe(before.left + 1);
  }
});

test('a late answer never takes the place of a newer one', async ({ console }) => {
  await prepare(console);
  // the answer to the first question is kept back where the page fetches it, for Cancel closes the connection behind it
  await console.page.evaluate(() => {
    const { fetch } = globalThis;
    const held = globalThis as unknown as { first?: Promise<Response>; letGo?: () => void };
    globalThis.fetch = (input, init) => {
      if (held.first) return fetch(input, init);
      // as if the browser could not end it: the signal is left out
      held.first = fetch(input, { ...init, signal: null });
      return new Promise((resolve) => {
        held.letGo = () => resolve(held.first as Promise<Response>);
      });
    };
  });
  server.answers = { '/introspect': { body: '{"active":false}' } };
  const asked = server.asked.length;
  await console.introspect.click();
  await expect.poll(() => server.asked.length).toBe(asked + 1);
  await console.button('Cancel').click();
  await answer(console, ACTIVE);
  await console.expectVerdict('active');
  await console.page.evaluate(async () => {
    const held = globalThis as unknown as { first: Promise<Response>; letGo: () => void };
    held.letGo();
    await held.first;
    await new Promise((resolve) => setTimeout(resolve));
  });
  await console.showTab('Exchange');
  await console.expectVerdict('active');
  await expect(console.page.getByRole('region', { name: 'Response body' })).toHaveText(ACTIVE);
});

test('a wrong client at another server is explained without the sandbox’s help', async ({ console }) => {
  await prepare(console);
  await answer(console, '{"error":"invalid_client","error_description":"Client not found"}', { status: 401 });
  expect((await console.causes())[0]).toBe('client');
  await expect(console.problem.locator('[data-cause=client]')).toContainText('Client not found');
  await expect(console.page.getByRole('status', { name: 'The sandbox’s reason' })).toHaveCount(0);
});

test('a report can be copied that says what happened, and no secret', async ({ console }) => {
  await prepare(console);
  await console.page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.title = text;
      return Promise.resolve();
    };
  });
  const copied = (): Promise<string> => console.page.title();
  await console.choice('Authentication method').selectOption('client_secret_post');
  await console.field('Client secret').fill('the-Very-secret-1');
  await answer(console, '{"error":"invalid_request","error_description":"opaque-token the-Very-secret-1"}', {
    status: 400,
  });
  await console.button('Copy report').click();
  await expect(console.problem).toContainText('Report copied');
  const report = await copied();
  for (const part of [
    '# Tokenscope report',
    'Failed: the server refused the request',
    'HTTP status: 400',
    'Likely causes',
  ])
    expect(report).toContain(part);
  for (const secret of ['opaque-token', 'the-Very-secret-1']) expect(report).not.toContain(secret);

  await answer(console, '{"active":true,"scope":"read","sub":"somebody-in-person"}');
  await console.showTab('Exchange');
  await console.button('Copy report').click();
  await expect.poll(copied).toContain('Active: nothing was expected of it');
  expect(await copied()).not.toContain('somebody-in-person');
});
