import { expect, test, type ConsolePage } from './console-page.ts';
import { caseOf, give } from './key-corpus.ts';

const STATES: readonly (readonly [name: string, reach: (console: ConsolePage) => Promise<void>])[] = [
  ['idle', async () => {}],
  ['with field errors', (console) => console.introspect.click()],
  ['with a loaded sample', (console) => console.load('Good token')],
  ['with the menu open', (console) => console.page.getByRole('button', { name: 'More samples' }).click()],
  ['accepted', async (console) => loadAndAsk(console, 'Good token')],
  ['rejected', async (console) => loadAndAsk(console, 'Missing scope')],
  ['inactive', async (console) => loadAndAsk(console, 'Expired')],
  [
    'failed',
    async (console) => {
      await console.load('Good token');
      await console.field('Client ID').fill('00000000-0000-4000-8000-000000000000');
      await console.ask();
    },
  ],
  [
    'with what speaks against the question',
    async (console) => {
      await console.choose('Wrong algorithm');
      await expect(console.page.getByRole('region', { name: 'Pre-flight' })).toBeVisible();
    },
  ],
  [
    'with a wait, a comparison and the sandbox’s reason',
    async (console) => {
      await console.choose('Service unavailable');
      await console.ask();
      await console.button('Show the true reason').click();
      await expect(console.problem.getByRole('timer')).toBeVisible();
    },
  ],
  [
    'with a storage that fails',
    async (console) => {
      await console.page.evaluate(() => localStorage.setItem('tokenscope.environments', '{'));
      await console.page.reload();
      await expect(console.page.getByRole('status', { name: 'Storage' })).toBeVisible();
    },
  ],
  [
    'locked in another tab',
    async (console) => {
      const other = await console.page.context().newPage();
      await other.goto(console.page.url());
      await other.getByRole('button', { name: 'Lock', exact: true }).click();
      await expect(console.verdict).toContainText('as in another tab of this console');
      await other.close();
    },
  ],
  [
    'with the trust check',
    async (console) => {
      await console.page.evaluate(() => sessionStorage.setItem('stolen', 'x'));
      await console.button('Trust check').click();
      await expect(console.page.locator('[data-trust=storage]')).toHaveAttribute('data-standing', 'unmet');
    },
  ],
  [
    'with the exchange shown',
    async (console) => {
      await loadAndAsk(console, 'Good token');
      await console.page.getByRole('tab', { name: 'Exchange' }).click();
    },
  ],
  [
    'with the assertion, its options and an audience that needs consent',
    async (console) => {
      await console.load('Good token');
      await console.button('Assertion options').click();
      await console.choice('Assertion audience').selectOption('custom');
      await console.field('Custom audience').fill('https://elsewhere.example/as');
      await console.field('Extra claims').fill('{');
      await console.introspect.click();
      await console.field('Extra claims').fill('');
      await console.showTab('Assertion');
      await expect(console.assertionRow('aud')).toHaveAttribute('data-standing', 'unmet');
    },
  ],
  [
    'with what to register and the comparison',
    async (console) => {
      await console.load('Good token');
      await console.button('What to register').click();
      await console.button('Compare').click();
      await expect(console.importedKey.locator('[data-about=key]')).toBeVisible();
    },
  ],
  [
    'with a locked key and a wrong passphrase',
    async (console) => {
      await give(console, caseOf('018'));
      await console.field('Passphrase').fill('wrong');
      await console.button('Unlock key').click();
      await expect(console.page.locator('[data-reason]')).toBeVisible();
    },
  ],
  [
    'with a set of keys to choose from',
    async (console) => {
      await give(console, caseOf('085'));
      await expect(console.choice('Key in set')).toBeVisible();
    },
  ],
  [
    'with a new key to download',
    async (console) => {
      await console.button('Generate key pair').click();
      await expect(console.button('Download private key')).toBeVisible();
    },
  ],
  ...(['client_secret_basic', 'none', 'bearer', 'prepared'] as const).map(
    (method) =>
      [`with the method ${method}`, (console: ConsolePage) => console.loadClient(method, 'Resource')] as const,
  ),
];

async function loadAndAsk(console: ConsolePage, name: 'Good token' | 'Missing scope' | 'Expired'): Promise<void> {
  await console.load(name);
  await console.ask();
}

/** Both themes and both widths; all four together where something is shown in one width only. */
const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const;
const ALL_LOOKS = [...LOOKS, { colorScheme: 'dark', width: 1440 }, { colorScheme: 'light', width: 390 }] as const;
const IN_ALL: readonly string[] = ['with a loaded sample', 'accepted', 'failed'];

for (const [name, reach] of STATES)
  test(`the page has no accessibility violation ${name}, in light and dark, wide and narrow`, async ({ console }) => {
    await console.page.emulateMedia({ reducedMotion: 'reduce' });
    await console.open();
    await reach(console);
    for (const { colorScheme, width } of IN_ALL.includes(name) ? ALL_LOOKS : LOOKS) {
      await console.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await console.page.setViewportSize({ width, height: 900 });
      expect(await console.accessibilityViolations(), `${colorScheme}, ${width} px`).toEqual([]);
    }
  });

for (const width of [360, 390, 768, 1024, 1920])
  test(`nothing scrolls sideways at ${width} px`, async ({ console }) => {
    await console.page.setViewportSize({ width, height: 800 });
    await console.open();
    await loadAndAsk(console, 'Good token');
    await console.button('Assertion options').click();
    await console.button('What to register').click();
    for (const tab of ['Exchange', 'Assertion', 'Claims']) {
      await console.page.getByRole('tab', { name: tab }).click();
      expect(await console.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  });

test('the whole job is done from the keyboard', async ({ console }) => {
  await console.open();
  const { keyboard } = console.page;
  await console.page.getByRole('button', { name: 'More samples' }).focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(console.page.getByRole('menuitem', { name: 'Wrong audience' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(console.page.getByRole('group', { name: 'Imported key' })).toBeVisible();
  await console.field('Expected scope').focus();
  await keyboard.press('Control+Enter');
  await console.expectVerdict('rejected');
  await expect(console.field('Expected scope')).toBeFocused();
  await console.page.getByRole('tab', { name: 'Claims' }).focus();
  await keyboard.press('ArrowRight');
  await expect(console.page.getByRole('tab', { name: 'Exchange' })).toHaveAttribute('aria-selected', 'true');
});

test('after pressing Introspect the focus stays where it was', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  await expect(console.introspect).toBeFocused();
});

test('the theme follows the system until one is chosen', async ({ console }) => {
  await console.page.emulateMedia({ colorScheme: 'dark' });
  await console.open();
  const html = console.page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await console.page.getByRole('button', { name: 'Theme' }).click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await console.page.reload();
  await expect(html).toHaveAttribute('data-theme', 'light');
});
