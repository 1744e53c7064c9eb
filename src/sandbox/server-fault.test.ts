import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';
import { askBy, play } from './test-scenario.ts';

/** The one pause that the sandbox makes; nobody is to wait for it here. */
const pause = vi.hoisted(() => vi.fn(async (_ms: number) => undefined));
vi.mock('node:timers/promises', () => ({ setTimeout: pause }));

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterEach(() => vi.useRealTimers());
afterAll(() => sandbox.close());

async function expectAnswer(response: Response, active: boolean): Promise<void> {
  expect({ status: response.status, body: await response.json() }).toMatchObject({ status: 200, body: { active } });
}

const stopTheClock = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-01-02T03:04:05.678Z') });

describe('the server', () => {
  it('is slow: it answers as always, but after eight seconds', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Slow server');
    pause.mockClear();
    await expectAnswer(await ask(), true);
    expect(pause.mock.calls.map(([ms]) => ms)).toEqual([8000]);
    expect(await reason()).toBe('On purpose, the sandbox waits 8 seconds before it answers this client.');
  });

  it('never answers, and says why while it is still being waited for', async () => {
    const patience = new AbortController();
    const { ask, reason } = await play(caller, sandbox, 'Server that never answers', { signal: patience.signal });
    const answer = expect(ask()).rejects.toThrow('gone');
    await expect.poll(reason).toBe('On purpose, the sandbox reads what this client asks and never answers.');
    await expectAnswer(await askBy(sandbox, await caller.sample('Good token')), true);
    patience.abort(new Error('gone'));
    await answer;
  });

  it('limits the rate for eight seconds from the first refusal, then answers until the sample is ordered again', async () => {
    stopTheClock();
    const { ask, reason } = await play(caller, sandbox, 'Rate limited');
    const told = [];
    for (const seconds of [0, 2.5, 5.499]) {
      vi.setSystemTime(Date.now() + seconds * 1000);
      const response = await ask();
      const body = (await response.json()) as { details: { innerError: { retryAfter: number } }[] };
      expect({ status: response.status, body }).toMatchObject({
        status: 429,
        body: { id: expect.stringMatching(UUID), code: 'REQUEST_LIMITED', details: [{ code: 'LIMIT_EXCEEDED' }] },
      });
      told.push([response.headers.get('retry-after'), body.details[0]?.innerError.retryAfter, await reason()]);
    }
    const purpose = 'On purpose, the sandbox answers this client with 429 for 8 seconds; this was request';
    expect(told).toEqual([
      ['8', 8, `${purpose} 1 of that time.`],
      ['6', 6, `${purpose} 2 of that time.`],
      ['1', 1, `${purpose} 3 of that time.`],
    ]);
    vi.setSystemTime(Date.now() + 1);
    for (let count = 0; count < 2; count += 1) {
      await expectAnswer(await ask(), true);
      expect(await reason()).toBe('');
    }
    expect((await (await play(caller, sandbox, 'Rate limited')).ask()).status).toBe(429);
  });

  it('is unavailable, and names a date fifteen seconds ahead on a page', async () => {
    stopTheClock();
    const { ask, reason } = await play(caller, sandbox, 'Service unavailable');
    const response = await ask();
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('Wed, 02 Jan 2030 03:04:20 GMT');
    expect(response.headers.get('content-type')).toMatch('text/html');
    expect(await response.text()).toMatch(/^<!doctype html>/);
    expect(await reason()).toBe(
      'On purpose, the sandbox answers this client with 503, as if it were down for maintenance.',
    );
  });

  it('breaks, in the shape of PingOne', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Server error');
    const response = await ask();
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 500,
      body: { id: expect.stringMatching(UUID), code: 'UNEXPECTED_ERROR' },
    });
    expect(await reason()).toBe(
      'On purpose, the sandbox answers this client with 500, as if something had broken inside it.',
    );
  });

  it('is hidden by a sign-in page that says 200', async () => {
    const { ask, reason } = await play(caller, sandbox, 'HTML instead of JSON');
    const response = await ask();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringMatching('text/html')]);
    expect(await response.text()).toMatch('sign in');
    expect(await reason()).toBe(
      'On purpose, the sandbox answers this client with a sign-in page and 200, as a network in between would.',
    );
  });

  it('answers JSON that is none', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Malformed JSON');
    const response = await ask();
    expect(response.headers.get('content-type')).toMatch('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
    expect(await reason()).toBe(
      'On purpose, the sandbox answers this client with JSON that ends in the middle, though nothing was lost.',
    );
  });

  it('answers nothing', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Empty answer');
    const response = await ask();
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: '' });
    expect(await reason()).toBe('On purpose, the sandbox answers this client with 200 and nothing else.');
  });

  it('stops in the middle of the answer', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Answer cut off');
    await expect((await ask()).text()).rejects.toThrow('terminated');
    expect(await reason()).toBe(
      'On purpose, the sandbox ends the connection in the middle of its answer to this client.',
    );
  });

  it('resets the connection', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Connection reset');
    await expect(ask()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(await reason()).toBe('On purpose, the sandbox reads what this client asks and resets the connection.');
  });

  it('redirects to another path with a query, where nothing is', async () => {
    const { ask, reason } = await play(caller, sandbox, 'Redirect');
    const response = await ask();
    expect(response.status).toBe(307);
    const target = new URL(response.headers.get('location') ?? '', `${caller.issuer}/introspect`);
    expect(target.href).toBe(`${caller.issuer}/moved?from=introspect`);
    expect((await fetch(target, { method: 'POST' })).status).toBe(404);
    expect(await reason()).toBe(
      'On purpose, the sandbox sends this client to another address with 307; nothing is there.',
    );
  });

  it('holds an assertion against a clock that is ten minutes ahead, and shows that clock', async () => {
    stopTheClock();
    const date = 'Wed, 02 Jan 2030 03:14:05 GMT';
    const short = await play(caller, sandbox, 'Server clock ahead', { expiresInSeconds: 595 });
    const refused = await short.ask();
    expect({ status: refused.status, body: await refused.json() }).toEqual({
      status: 401,
      body: { error: 'invalid_client', error_description: 'client authentication failed' },
    });
    expect(await short.reason()).toBe(`jwt expired: on purpose, the sandbox's clock is ahead and shows ${date}`);
    const long = await play(caller, sandbox, 'Server clock ahead', { expiresInSeconds: 596 });
    const answered = await long.ask();
    await expectAnswer(answered, true);
    expect(await long.reason()).toBe('');
    for (const response of [refused, answered]) expect(response.headers.get('date')).toBe(date);
  });
});
