import type { Locator } from '@playwright/test';
import { expect, test, type ConsolePage } from './console-page.ts';

const palette = (console: ConsolePage): Locator => console.page.getByRole('dialog', { name: 'Commands' });

async function run(console: ConsolePage, words: string): Promise<void> {
  await console.page.keyboard.press('Control+k');
  await expect(console.choice('Command')).toBeFocused();
  await console.page.keyboard.type(words);
  await console.page.keyboard.press('Enter');
  await expect(palette(console)).toHaveCount(0);
}

test('the whole job is done by commands alone', async ({ console }) => {
  await console.open();
  await run(console, 'sample wrong aud');
  await expect(console.importedKey).toBeVisible();
  await run(console, 'introspect');
  await console.expectVerdict('rejected');
  await run(console, 'show exchange');
  await expect(console.page.getByRole('tab', { name: 'Exchange' })).toHaveAttribute('aria-selected', 'true');
  await run(console, 'code python');
  await expect(console.page.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
  await expect(console.choice('Language')).toHaveValue('python');
  await run(console, 'go to expected scope');
  await expect(console.field('Expected scope')).toBeFocused();
  await run(console, 'method none');
  await expect(console.choice('Authentication method')).toHaveValue('none');
  await console.expectVerdict('idle');
  await run(console, 'server europe');
  await expect(console.choice('Authorization server')).toHaveValue('eu');
  await run(console, 'caller: resource');
  await expect(console.page.getByRole('radio', { name: 'Resource' })).toBeChecked();
  await run(console, 'lock');
  await expect(console.field('Token')).toHaveValue('');
});

test('every button, tab, choice and field of the page is a command', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const shown = await console.page.evaluate(() => {
    const nameOf = (element: Element): string => (element.ariaLabel ?? element.textContent).trim();
    const all = (selector: string): string[] => [...document.querySelectorAll(selector)].map(nameOf);
    return [
      ...all('header button, main button:not([aria-haspopup=menu], [role=tab])').filter((name) => name !== 'Commands'),
      ...all('main [role=tab]').map((name) => `Show ${name}`),
      ...all('main label:has(+ input:not([type=radio]), + select, + textarea)').map((name) => `Go to ${name}`),
    ];
  });
  expect(shown.length).toBeGreaterThan(30);
  await console.page.keyboard.press('Control+k');
  const options = await palette(console).getByRole('option').locator('span:first-child').allTextContents();
  expect(shown.filter((name) => !options.includes(name))).toEqual([]);
  for (const hidden of [
    'Save environment',
    'Export all environments',
    'Go to Expected acr',
    'Go to Extra claims',
    'Caller: Resource',
    'Other issuer: Keycloak',
    'Authorization server: PingOne Europe',
    'Load sample: Expired',
    'Show and copy as code: Ruby',
  ])
    expect(options.includes(hidden), hidden).toBe(hidden !== 'Export all environments');
});

test('a field behind a closed button is gone to at one command', async ({ console }) => {
  await console.open();
  await run(console, 'go to expected acr');
  await expect(console.field('Expected acr')).toBeFocused();
});

test('the palette is worked by keyboard, and gives the focus back', async ({ console }) => {
  await console.open();
  await console.field('Client ID').focus();
  const { keyboard } = console.page;
  await keyboard.press('Meta+k');
  const selected = palette(console).getByRole('option', { selected: true });
  await keyboard.type('sample');
  const first = await selected.textContent();
  await keyboard.press('ArrowDown');
  await expect(selected).not.toHaveText(first ?? '');
  await keyboard.press('ArrowUp');
  await expect(selected).toHaveText(first ?? '');
  const active = await console.choice('Command').getAttribute('aria-activedescendant');
  await expect(selected).toHaveAttribute('id', active ?? '');
  await keyboard.type(' that nobody made');
  await expect(palette(console).getByRole('option')).toHaveCount(0);
  await expect(palette(console).getByRole('status')).toContainText('Nothing on this page');
  await keyboard.press('Escape');
  await expect(palette(console)).toHaveCount(0);
  await expect(console.field('Client ID')).toBeFocused();
});

test('while a dialog is open, the keys of the page do nothing', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.button('Environments').click();
  await console.page.keyboard.press('Control+Enter');
  await console.page.keyboard.press('Control+k');
  await expect(console.page.getByRole('dialog')).toHaveCount(1);
  await expect(console.page.getByRole('dialog', { name: 'Environments' })).toBeVisible();
  expect(console.relayCalls()).toEqual([]);
});

test('the shortcuts are listed', async ({ console }) => {
  await console.open();
  await run(console, 'keyboard shortcuts');
  const dialog = console.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const keys of ['Ctrl/⌘ K', 'Ctrl/⌘ Enter', 'Esc']) await expect(dialog).toContainText(keys);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
});

const DIALOGS: readonly (readonly [string, (console: ConsolePage) => Promise<void>])[] = [
  ['commands', (console) => console.button('Commands').click()],
  ['shortcuts', (console) => run(console, 'keyboard shortcuts')],
  [
    'environments',
    async (console) => {
      await console.button('Environments').click();
      await console.field('Name').fill('Orders');
      await console.button('Save').click();
      await expect(console.button('Use Orders')).toBeVisible();
    },
  ],
  [
    'a Postman environment',
    async (console) => {
      await run(console, 'postman');
      await console.field('Postman environment').fill('{"name":"x","values":[{"key":"envID","value":"b"}]}');
      await expect(console.page.getByRole('table', { name: 'Postman variables' })).toBeVisible();
    },
  ],
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`no dialog has an accessibility violation, or scrolls sideways: ${colorScheme}, ${width} px`, async ({
      console,
    }) => {
      await console.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await console.page.setViewportSize({ width, height: 800 });
      for (const [name, open] of DIALOGS) {
        await console.open();
        await open(console);
        expect(await console.accessibilityViolations(), name).toEqual([]);
        const box = console.page.getByRole('dialog');
        expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
      }
    });
