import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { ConsolePage, expect, test } from './console-page.ts';
import { startLenientProxy } from './lenient-proxy.ts';

const notice = (console: ConsolePage) => console.page.getByRole('status', { name: 'Lock', exact: true });
const countdown = (console: ConsolePage) =>
  console.page.getByRole('timer', { name: 'Time until the page locks itself' });

/** A console with everything in it, and a clock that the story moves. */
async function begin(console: ConsolePage): Promise<void> {
  await console.page.clock.install();
  await console.open();
  await console.load('Good token');
  await console.ask();
  await console.expectVerdict('accepted');
}

async function expectLocked(console: ConsolePage): Promise<void> {
  await console.expectVerdict('idle');
  await expect(console.field('Token')).toHaveValue('');
  await expect(console.importedKey).toHaveCount(0);
}

test('a page in which nothing was entered counts nothing down', async ({ console }) => {
  await console.open();
  await expect(countdown(console)).toHaveCount(0);
  await console.field('Expected scope').fill('orders.read');
  await expect(countdown(console)).toHaveText(/^(10:00|9:5\d)$/);
});

test('left alone for ten minutes the page locks itself, after a warning', async ({ console }) => {
  await begin(console);
  await console.page.clock.fastForward('09:05');
  await expect(countdown(console)).toHaveText(/^0:5\d$/);
  await expect(console.page.getByText('The page is about to lock itself.')).toBeAttached();
  await console.expectVerdict('accepted');
  await console.page.clock.runFor('01:00');
  await expectLocked(console);
  await expect(notice(console)).toContainText('nobody was here');
  await expect(countdown(console)).toHaveCount(0);
  // what is public is still there
  await expect(console.field('Expected scope')).not.toHaveValue('');
});

test('whoever is here keeps the page open: by key, pointer or touch', async ({ console }) => {
  await begin(console);
  for (const show of [
    () => console.page.keyboard.press('Shift'),
    () => console.page.mouse.move(200, 300),
    () => console.page.mouse.wheel(0, 10),
    () => console.field('Expected scope').fill('another'),
  ]) {
    await console.page.clock.fastForward('09:00');
    await show();
    await expect(countdown(console)).toHaveText(/^(10:00|9:5\d)$/);
  }
  await expect(console.importedKey).toBeVisible();
});

test('after a sleep the page locks itself at the first sign of anybody, whatever its timers have missed', async ({
  console,
}) => {
  await begin(console);
  // the wall clock goes on, no timer fires: the machine was asleep
  await console.page.clock.pauseAt(Date.now() + 60_000);
  await console.page.clock.setSystemTime(Date.now() + 3_600_000);
  await console.page.mouse.move(300, 200);
  await expectLocked(console);
});

test('a wall clock that is set back does not keep the page open', async ({ console }) => {
  await begin(console);
  await console.page.clock.setSystemTime(Date.now() - 86_400_000);
  await console.page.clock.fastForward('10:05');
  await expectLocked(console);
});

test('how long the page may be left alone is chosen, and remembered', async ({ console }) => {
  await begin(console);
  await console.button('Trust check').click();
  await console.choice('Lock when idle').selectOption('after 1 minute');
  await console.page.keyboard.press('Escape');
  await expect(countdown(console)).toHaveText(/^(1:00|0:5\d)$/);
  await console.page.reload();
  await console.load('Good token');
  await expect(countdown(console)).toHaveText(/^(1:00|0:5\d)$/);
  await console.page.clock.runFor('01:05');
  await expectLocked(console);
});

test('Lock in one tab locks every other tab of the console, and nothing else does', async ({ console, context }) => {
  await console.open();
  await console.load('Good token');
  const other = new ConsolePage(await context.newPage());
  await other.open();
  await other.load('Good token');
  const third = new ConsolePage(await context.newPage());
  await third.open();
  await third.load('Good token');
  await third.page.close(); // a tab that is left is locked alone
  await expect(other.importedKey).toBeVisible();

  await console.button('Lock').click();
  await expectLocked(console);
  await expectLocked(other);
  await expect(notice(other)).toContainText('another tab');
});

test('a tab that is opened from the address of another has nothing of it', async ({ console, context }) => {
  await console.open();
  await console.load('Good token');
  const copy = new ConsolePage(await context.newPage());
  await copy.page.goto(console.page.url());
  await expectLocked(copy);
  await expect(copy.field('Expected scope')).not.toHaveValue('');
  await expect(console.importedKey).toBeVisible();
});

test('a page that comes back from the back-forward cache is locked and empty', async ({ baseURL }) => {
  const { channel, executablePath, args } = launchOptions();
  test.skip(/headless-shell/.test(executablePath ?? ''), 'this browser has no back-forward cache');
  const proxy = await startLenientProxy(baseURL ?? '');
  const browser = await chromium.launch({
    args,
    ...(executablePath ? { executablePath } : {}),
    ...(channel ? { channel } : {}),
    // Playwright turns off the cache that this story is about
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await browser.newPage({ baseURL: proxy.origin });
    const console = new ConsolePage(page);
    await console.open();
    await console.load('Good token');
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { wasKept: persisted }));
    });
    await page.goto('/favicon.svg');
    await page.evaluate(() => history.back());
    await expect.poll(() => page.evaluate(() => (globalThis as { wasKept?: boolean }).wasKept)).toBe(true);
    await expectLocked(console);
    await expect(notice(console)).toContainText('when the page was left');
    // and the page that has come back works
    await console.load('Good token');
    await expect(console.importedKey).toBeVisible();
  } finally {
    await browser.close();
    proxy.server.close();
  }
});

for (const [what, type] of [
  ['left', 'pagehide'],
  ['frozen', 'freeze'],
] as const)
  test(`a page that is ${what} is emptied at once, not only when it comes back`, async ({ console }) => {
    await console.open();
    await console.load('Good token');
    await console.ask();
    const left = await console.page.evaluate((name) => {
      const target = name === 'freeze' ? document : globalThis;
      target.dispatchEvent(name === 'pagehide' ? new PageTransitionEvent(name, { persisted: true }) : new Event(name));
      return [...document.querySelectorAll('textarea')].map(({ value }) => value).join('') + document.body.innerText;
    }, type);
    expect(left).not.toContain('eyJ');
    expect(left).toContain('Locked when the page was left');
    await expectLocked(console);
    await console.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expectLocked(console);
    await expect(notice(console)).toContainText('when the page was left');
  });

test('reload and the way back in the history bring nothing back', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.choice('Authentication method').selectOption('client_secret_basic');
  await console.field('Client secret').fill('a secret that is not kept');
  await console.page.reload();
  await expectLocked(console);
  await console.choice('Authentication method').selectOption('client_secret_basic');
  await expect(console.field('Client secret')).toHaveValue('');
  await console.page.goto('about:blank');
  await console.page.goBack();
  await expectLocked(console);
});

test('a token that came by a link is gone with Lock, from what the browser tells of the address too', async ({
  console,
}) => {
  const told = () => console.page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name);
  await console.open('?access_token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJsaW5rZWQifQ.');
  await expect(countdown(console)).toHaveText(/^(10:00|9:5\d)$/);
  expect(await told()).toContain('eyJ');
  await console.button('Lock').click();
  await expectLocked(console);
  await expect.poll(told).not.toContain('eyJ');
});

test('a token that comes by a link in the page itself is counted down for too', async ({ console }) => {
  await console.open();
  await expect(countdown(console)).toHaveCount(0);
  await console.page.evaluate(() => {
    location.hash = 'access_token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJsaW5rZWQifQ.';
  });
  await expect(countdown(console)).toHaveText(/^(10:00|9:5\d)$/);
});

test('a fault of the page’s own leaves nothing of what was entered', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open();
  await console.load('Good token');
  await page.evaluate(() => {
    Object.assign(Array.prototype, {
      toSorted: () => {
        throw new RangeError('a fault');
      },
    });
  });
  await console.field('Expected scope').fill('another');
  await expect(page.getByRole('alert')).toContainText('Tokenscope has a fault');
  await expect(page.locator('textarea')).toHaveCount(0);
  expect(await page.content()).not.toContain('eyJ');
});

test('Lock is found among the commands by its name, without its countdown', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await expect(countdown(console)).toBeAttached();
  await console.page.keyboard.press('Control+k');
  await console.page.keyboard.type('lock');
  const found = console.page.getByRole('dialog', { name: 'Commands' }).getByRole('option');
  await expect(found.first().locator('span').first()).toHaveText('Lock');
  await console.page.keyboard.press('Enter');
  await expectLocked(console);
});

test('whoever pressed Lock by keyboard goes on from there', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.button('Lock').focus();
  await console.page.keyboard.press('Enter');
  await expectLocked(console);
  await expect(console.button('Lock')).toBeFocused();
});
