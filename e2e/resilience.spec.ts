import { ConsolePage, expect, test } from './console-page.ts';

/** What the page stands: no network, no storage, many questions at once. */

test('thirty questions in a row are each signed anew, and none is refused as a replay', async ({ console }) => {
  test.slow();
  await console.open();
  await console.load('Good token');
  for (let time = 1; time <= 30; time += 1) {
    await console.ask();
    await console.expectVerdict('accepted');
    expect(console.relayCalls()).toHaveLength(time);
  }
  const assertions = console.relayCalls().map(({ parameters }) => new Map(parameters).get('client_assertion'));
  expect(new Set(assertions).size).toBe(30);
});

test('ten tabs ask at once, and none is refused', async ({ console, context }) => {
  test.slow();
  await console.open();
  const tabs = [console];
  while (tabs.length < 10) {
    const tab = new ConsolePage(await context.newPage());
    await tab.open();
    tabs.push(tab);
  }
  await Promise.all(tabs.map((tab) => tab.load('Good token')));
  // the relay makes eight calls at a time
  for (const some of [tabs.slice(0, 5), tabs.slice(5)]) await Promise.all(some.map((tab) => tab.ask()));
  for (const tab of tabs) {
    await tab.expectVerdict('accepted');
    expect(tab.relayCalls()).toHaveLength(1);
    expect(tab.complaints).toEqual([]);
  }
});

test('without a network everything but the question works, and the question says so', async ({ console, context }) => {
  await console.open();
  await console.load('Good token');
  const token = await console.field('Token').inputValue();
  await console.page.waitForLoadState('networkidle');
  await context.setOffline(true);

  await console.field('Token').fill('');
  await console.field('Token').fill(`Bearer ${token}`);
  await expect(console.claim('aud')).toBeVisible();
  await console.button('Generate key pair').click();
  await expect(console.button('Download private key')).toBeVisible();
  for (const tab of ['Exchange', 'Assertion', 'Code']) {
    await console.showTab(tab);
    await expect(console.page.getByRole('tabpanel')).not.toContainText('could not be loaded');
  }
  await expect(console.page.getByRole('tabpanel')).toContainText('curl');
  await console.choice('Authentication method').selectOption('client_secret_jwt');
  await console.field('Client secret').fill('s'.repeat(64));
  await console.showTab('Assertion');
  await expect(console.assertionRow('alg')).toContainText('HS256');
  await console.button('Environments').click();
  await console.field('Name').fill('Kept offline');
  await console.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(console.page.getByRole('dialog').getByRole('listitem', { name: 'Kept offline' })).toBeVisible();
  await console.page.keyboard.press('Escape');
  await console.page.keyboard.press('Control+k');
  await expect(console.page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await console.page.keyboard.press('Escape');

  await console.ask();
  await console.expectVerdict('failed');
  await expect(console.problem).toHaveAttribute('data-problem', 'offline');
  expect(console.complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  console.complaints.length = 0;

  await context.setOffline(false);
  await console.load('Good token');
  await console.ask();
  await console.expectVerdict('accepted');
});

test('Retry asks again once the network is back', async ({ console, context }) => {
  await console.open();
  await console.load('Good token');
  await console.page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await console.ask();
  await expect(console.problem).toHaveAttribute('data-problem', 'offline');
  console.complaints.length = 0;
  await context.setOffline(false);
  await console.button('Retry').click();
  await console.expectVerdict('accepted');
});

const notice = (console: ConsolePage) => console.page.getByRole('status', { name: 'Storage' });

for (const [what, prepare] of [
  [
    'is forbidden',
    () => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
      // as Firefox does it where a site may store nothing
      globalThis.BroadcastChannel = function denied() {
        throw new DOMException('denied', 'SecurityError');
      } as unknown as typeof BroadcastChannel;
    },
  ],
  [
    'holds nothing that can be read',
    () => {
      localStorage.setItem('tokenscope.environments', '{"junk":');
      localStorage.setItem('tokenscope.theme', '{"junk":');
    },
  ],
  [
    'is of a later version',
    () => {
      localStorage.setItem('tokenscope.environments', '{"tokenscope":"environments","version":99,"environments":[]}');
    },
  ],
  [
    'holds five megabytes of something else',
    () => {
      localStorage.setItem('tokenscope.environments', 'x'.repeat(5_000_000));
    },
  ],
] as const)
  test(`a storage that ${what} is told once, and keeps nobody from anything`, async ({ console }) => {
    await console.page.addInitScript(prepare);
    await console.open();
    await expect(notice(console)).toContainText('Everything else works.');
    await console.button('Dismiss the storage notice').click();
    await expect(notice(console)).toHaveCount(0);
    await console.button('Theme').click();
    await expect(console.page.locator('html')).toHaveAttribute('data-theme', /light|dark/);
    await console.load('Good token');
    await console.ask();
    await console.expectVerdict('accepted');
    await console.button('Lock').click();
    await console.expectVerdict('idle');
    await console.button('Environments').click();
    await expect(console.page.getByRole('dialog', { name: 'Environments' }).getByRole('alert')).toBeVisible();
    await expect(notice(console)).toHaveCount(0);
  });

test('a storage that is full is told when something is to be kept, which lasts until the page closes', async ({
  console,
}) => {
  await console.page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await console.open();
  await console.load('Good token');
  await expect(notice(console)).toHaveCount(0);
  await console.button('Environments').click();
  const dialog = console.page.getByRole('dialog', { name: 'Environments' });
  await console.field('Name').fill('Not kept');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('could not be stored');
  await expect(dialog.getByRole('listitem', { name: 'Not kept' })).toBeVisible();
  await console.page.keyboard.press('Escape');
  await expect(notice(console)).toContainText('could not be stored');
});

test('two tabs that write both keep what they have written', async ({ console, context }) => {
  await console.open();
  const other = new ConsolePage(await context.newPage());
  await other.open();
  for (const [tab, name] of [
    [console, 'First'],
    [other, 'Second'],
    [console, 'Third'],
  ] as const) {
    await tab.button('Environments').click();
    await tab.field('Name').fill(name);
    await tab.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await expect(tab.page.getByRole('dialog').getByRole('listitem', { name })).toBeVisible();
    await tab.page.keyboard.press('Escape');
  }
  await other.button('Environments').click();
  await expect(other.page.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
});
