import { SCENARIOS } from '../src/core/environment/scenario.ts';
import { expect, test, type ConsolePage } from './console-page.ts';

/** What a client can do wrong: what it is put down to first or second, and a word of the sandbox's true reason. */
const MISTAKES = [
  ['Wrong key', 'key', 'signature verification failed'],
  ['Unknown kid', 'key', 'no applicable key found'],
  ['Audience with a slash', 'aud', 'audience (aud) must equal'],
  ['Swapped client', 'client', 'signature verification failed'],
  ['Expired assertion', 'exp', 'expired'],
  ['Replayed assertion', 'assertion', 'only be used once'],
  ['Wrong algorithm', 'alg', 'alg mismatch'],
  ['Secret instead of key', 'method', 'mismatch'],
  ['Resource asks as application', 'client', 'does not match the registered client authentication method'],
  ['Wrong environment', 'environment', 'There is no environment'],
] as const;

/** What can go wrong at the server, and what the page calls it. */
const FAULTS = [
  ['Service unavailable', 'failed', 'server-error'],
  ['Server error', 'failed', 'server-error'],
  ['HTML instead of JSON', 'malformed', 'not-json'],
  ['Malformed JSON', 'malformed', 'malformed-json'],
  ['Empty answer', 'malformed', 'empty-body'],
  ['Answer cut off', 'failed', 'truncated-body'],
  ['Connection reset', 'failed', 'connection-reset'],
  ['Redirect', 'failed', 'redirected'],
  ['Server clock ahead', 'failed', 'client-auth-failed'],
] as const;

const PATIENT = ['Slow server', 'Server that never answers', 'Rate limited'];

test('every scenario is played by a story', async ({ console }) => {
  await console.open();
  const names = Object.values(SCENARIOS).flat();
  await expect(console.choice('Scenario').locator('option')).toHaveText(['None: everything works', ...names]);
  const played = [...MISTAKES.map(([name]) => name), ...FAULTS.map(([name]) => name), ...PATIENT];
  expect(played.toSorted()).toEqual(names.toSorted());
});

const reasonOf = (console: ConsolePage) => console.page.getByRole('status', { name: 'The sandbox’s reason' });

async function playMistakes(console: ConsolePage, mistakes: readonly (typeof MISTAKES)[number][]): Promise<void> {
  await console.open();
  for (const [name, about, reason] of mistakes) {
    await console.choose(name);
    await console.ask();
    const problem = name === 'Wrong environment' ? 'wrong-endpoint' : 'client-auth-failed';
    await expect(console.problem, name).toHaveAttribute('data-problem', problem);
    expect((await console.causes()).slice(0, 2), name).toContain(about);
    await console.button('Show the true reason').click();
    await expect(reasonOf(console), name).toContainText(reason);
  }
}

test('each mistake with a key or client is named first or second, and the sandbox tells the same', ({ console }) =>
  playMistakes(console, MISTAKES.slice(0, 5)));

test('each mistake with an assertion or method is named first or second, and the sandbox tells the same', ({
  console,
}) => playMistakes(console, MISTAKES.slice(5)));

test('each fault of the server is told for what it is, and was done on purpose', async ({ console }) => {
  await console.open();
  for (const [name, verdict, problem] of FAULTS) {
    await console.choose(name);
    await console.ask();
    await console.expectVerdict(verdict);
    await expect(console.problem, name).toHaveAttribute('data-problem', problem);
    await console.button('Show the true reason').click();
    await expect(reasonOf(console), name).toContainText(/on purpose, /i);
  }
  await console.choice('Scenario').selectOption('');
  await expect(console.answer).toHaveAttribute('data-verdict', 'idle');
  await console.ask();
  await console.expectVerdict('accepted');
});

test('a key that is not registered is known by comparing, from the refusal itself', async ({ console }) => {
  await console.open();
  await console.choose('Wrong key');
  await console.ask();
  await expect(console.problem.locator('[data-cause=key]')).toHaveAttribute('data-weight', 'remains');
  await console.button('Compare now').click();
  await expect(console.problem.locator('[data-cause=key]')).toHaveAttribute('data-weight', 'evidence');
  await expect(console.problem.getByRole('list', { name: 'Likely causes' })).toBeFocused();
  expect((await console.causes()).slice(0, 2)).toEqual(['key', 'kid']);
  expect(console.relayCalls()).toHaveLength(1);
});

test('before anything is sent it is said what speaks against it, and it can be sent all the same', async ({
  console,
}) => {
  await console.open();
  const preflight = console.page.getByRole('region', { name: 'Pre-flight' });
  await console.load('Good token');
  await expect(preflight).toHaveCount(0);
  await console.choose('Audience with a slash');
  await expect(preflight.locator('[data-cause=aud]')).toContainText('a slash at the end that does not belong there');
  await expect(preflight.locator('[data-cause=aud]').getByRole('link')).toHaveAttribute('href', /^https:/);
  await console.ask();
  await console.expectVerdict('failed');
  await expect(preflight).toHaveCount(0);
  await console.button('Assertion options').click();
  await console.choice('Assertion audience').selectOption('issuer');
  await expect(preflight).toHaveCount(0);
  await console.ask();
  await console.expectVerdict('accepted');
});

test('a rate limit counts down, and is over when it says', async ({ console }) => {
  await console.open();
  await console.choose('Rate limited');
  await console.ask();
  await expect(console.problem).toHaveAttribute('data-problem', 'rate-limited');
  await expect(console.problem.getByRole('timer')).toContainText('The server asks to wait');
  await expect(console.button('Retry')).toBeDisabled();
  await expect(console.button('Retry')).toBeEnabled();
  await console.button('Retry').click();
  await console.expectVerdict('accepted');
  const assertions = console.relayCalls().map(({ parameters }) => new Map(parameters).get('client_assertion'));
  expect(new Set(assertions).size).toBe(2);
});

test('a wait can be skipped', async ({ console }) => {
  await console.open();
  await console.choose('Service unavailable');
  await console.ask();
  await console.button('Skip the wait').click();
  await console.button('Retry').click();
  await expect.poll(() => console.relayCalls().length).toBe(2);
});

test('a slow server is waited for, and can be left', async ({ console }) => {
  await console.open();
  await console.choose('Slow server');
  await console.introspect.click();
  await console.expectVerdict('pending');
  await console.button('Cancel').click();
  await console.expectVerdict('idle');
  await console.ask();
  await console.expectVerdict('accepted');
});

test('a clock that is ahead is told in signed seconds, before it is asked again too', async ({ console }) => {
  await console.open();
  await console.choose('Server clock ahead');
  await console.ask();
  expect((await console.causes())[0]).toBe('clock');
  await expect(console.problem.locator('[data-cause=clock]')).toContainText(/ahead of this machine’s: \+(59\d|60\d) s/);
  await console.field('Expected scope').fill('');
  await console.choice('Token type hint').selectOption('access_token');
  const preflight = console.page.getByRole('region', { name: 'Pre-flight' });
  await expect(preflight.locator('[data-cause=clock]')).toBeVisible();
  await console.button('Assertion options').click();
  await console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' }).fill('900');
  await console.ask();
  await console.expectVerdict('accepted');
});

test('a scenario is of the sandbox alone, and stays while its samples are loaded', async ({ console }) => {
  await console.open();
  await console.choose('Malformed JSON');
  await console.load('Missing scope');
  await expect(console.choice('Scenario')).toHaveValue('Malformed JSON');
  await console.ask();
  await console.expectVerdict('malformed');
  await console.choice('Authorization server').selectOption('eu');
  await expect(console.choice('Scenario')).toHaveCount(0);
  await console.choice('Authorization server').selectOption('sandbox');
  await expect(console.choice('Scenario')).toHaveValue('');
});
