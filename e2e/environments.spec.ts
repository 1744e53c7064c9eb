import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { POSTMAN_EXPORT, POSTMAN_VALUES } from '../src/core/saved-environment/test-postman.ts';
import { expect, test, type ConsolePage } from './console-page.ts';

const ENVIRONMENT = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const CLIENT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const LINK = `?server=eu&env=${ENVIRONMENT}&client=${CLIENT}&aud=orders&scope=orders.read&method=client_secret_basic`;

const dialog = (console: ConsolePage): Locator => console.page.getByRole('dialog', { name: 'Environments' });
const saved = (console: ConsolePage, name: string): Locator =>
  dialog(console).getByRole('listitem', { name, exact: true });

async function openDialog(console: ConsolePage): Promise<void> {
  await console.button('Environments').click();
  await expect(dialog(console)).toBeVisible();
}
async function save(console: ConsolePage, name: string): Promise<void> {
  await openDialog(console);
  await console.field('Name').fill(name);
  await dialog(console).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(console, name)).toBeVisible();
}
const close = (console: ConsolePage): Promise<void> => console.page.keyboard.press('Escape');

const everythingKept = (console: ConsolePage): Promise<string> =>
  console.page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, location.href, document.title, history.state, window.name]),
  );

test('environments are saved, switched between, and there after a reload', async ({ console }) => {
  await console.open(LINK);
  await save(console, 'Orders EU');
  await close(console);
  await expect(console.button('Environments')).toBeFocused();
  await expect(console.page.getByRole('banner')).toContainText('Orders EU');
  await console.choice('Authorization server').selectOption('na');
  await console.choice('Authentication method').selectOption('none');
  await console.field('Expected scope').fill('orders.write');
  await expect(console.page.getByRole('banner')).not.toContainText('Orders EU');
  await save(console, 'Orders NA');

  await console.page.reload();
  await openDialog(console);
  await console.button('Use Orders EU').click();
  await expect(dialog(console)).toHaveCount(0);
  await expect(console.choice('Authorization server')).toHaveValue('eu');
  await expect(console.field('Environment ID')).toHaveValue(ENVIRONMENT);
  await expect(console.choice('Authentication method')).toHaveValue('client_secret_basic');
  await expect(console.field('Expected scope')).toHaveValue('orders.read');
  expect(console.relayCalls()).toEqual([]);
});

test('an environment is renamed, duplicated, deleted, and brought back where it was', async ({ console }) => {
  await console.open(LINK);
  await save(console, 'One');
  await close(console);
  await save(console, 'Two');
  await console.button('Rename One').click();
  await expect(console.field('New name')).toBeFocused();
  await console.field('New name').fill('First');
  await console.page.keyboard.press('Enter');
  await console.button('Duplicate First').click();
  const names = dialog(console).getByRole('listitem');
  await expect(names).toHaveCount(3);
  await expect(names.nth(1)).toHaveAccessibleName('First copy');
  await console.button('Delete First').click();
  await expect(names).toHaveCount(2);
  await expect(dialog(console).getByRole('status', { name: 'Result' })).toHaveText('First is deleted.');
  await expect(console.button('Undo')).toBeFocused();
  await console.button('Undo').click();
  await expect(names.nth(0)).toHaveAccessibleName('First');
});

test('saving under the name of an environment replaces it, and Undo has it back', async ({ console }) => {
  await console.open(LINK);
  await save(console, 'Orders');
  await close(console);
  await console.field('Expected scope').fill('orders.write');
  await openDialog(console);
  await console.field('Name').fill('orders');
  await dialog(console).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(console).getByRole('status', { name: 'Result' })).toContainText('Orders');
  await expect(dialog(console).getByRole('listitem')).toHaveCount(1);
  await expect(saved(console, 'Orders')).toContainText('in the form');
  await console.button('Undo').click();
  await expect(saved(console, 'Orders')).not.toContainText('in the form');
  await console.button('Use Orders').click();
  await expect(console.field('Expected scope')).toHaveValue('orders.read');
});

test('in the dialog, the focus is never lost, and Escape ends the smaller thing first', async ({ console }) => {
  await console.open(LINK);
  await save(console, 'One');
  const { keyboard } = console.page;
  await console.button('Rename One').click();
  await keyboard.press('Escape');
  await expect(console.button('Rename One')).toBeFocused();
  await console.button('Rename One').click();
  await console.field('New name').fill('First');
  await keyboard.press('Enter');
  await expect(console.button('Rename First')).toBeFocused();
  await console.button('Delete First').click();
  await expect(console.button('Undo')).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog(console).getByRole('list', { name: 'Saved environments' })).toBeFocused();
  await console.button('Import Postman environment').click();
  await expect(console.field('Postman environment')).toBeFocused();
  await console.button('Back').click();
  await expect(console.button('Import Postman environment')).toBeFocused();
  await keyboard.press('Escape');
  await expect(console.button('Environments')).toBeFocused();
});

test('no name is kept that is the secret at hand, nor an empty one', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  const secret = await console.field('Client secret').inputValue();
  await openDialog(console);
  await dialog(console).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(console.field('Name')).toHaveAccessibleDescription('Enter a name.');
  await console.field('Name').fill('One');
  await dialog(console).getByRole('button', { name: 'Save', exact: true }).click();
  await console.button('Rename One').click();
  await console.field('New name').fill(secret);
  await console.page.keyboard.press('Enter');
  await expect(console.field('New name')).toHaveAccessibleDescription(/would be kept/);
  expect(await everythingKept(console)).not.toContain(secret);
});

test('a secret that an import brings takes the former verdict away, and stands in no code of before', async ({
  console,
}) => {
  await console.open();
  await console.loadClient('client_secret_post');
  await console.ask();
  await console.expectVerdict('accepted');
  const sandbox = await console.field('Introspection endpoint').inputValue();
  const id = await console.field('Client ID').inputValue();
  const importSecret = async (secret: string): Promise<void> => {
    await openDialog(console);
    await console.button('Import Postman environment').click();
    await console.field('Postman environment').fill(
      JSON.stringify({
        name: 'Sandbox',
        values: [
          ['authPath', sandbox.replace(/\/introspect$/, '')],
          ['appID', id],
          ['appSecret', secret],
        ].map(([key, value]) => ({ key, value, enabled: true })),
      }),
    );
    await console.button('Fill the form').click();
  };
  const token = await console.field('Token').inputValue();
  await importSecret('first-secret-of-the-client');
  await console.field('Token').fill(token);
  await console.button(`Confirm ${new URL(sandbox).host}`).click();
  await console.ask();
  await console.expectVerdict('failed');
  await console.showTab('Code');
  await console.page.getByRole('switch', { name: 'Include secret values' }).click();
  await expect(console.page.getByRole('region', { name: 'Request', exact: true })).toContainText('first-secret');
  await importSecret('another-secret-of-the-client');
  await console.expectVerdict('idle');
  await expect(console.page.getByRole('region', { name: 'Request', exact: true })).not.toContainText('first-secret');
});

test('one confirmed host confirms no other environment', async ({ console }) => {
  await console.open();
  await openDialog(console);
  const entry = (name: string, host: string) => ({
    name,
    server: 'other',
    issuer: `https://${host}`,
    endpoint: `https://${host}/i`,
    clientId: 'c',
    method: 'none',
  });
  await console.page.getByLabel('Environments file').setInputFiles({
    name: 'environments.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        tokenscope: 'environments',
        version: 1,
        environments: [entry('Evil', 'evil.test'), entry('Mine', 'mine.test')],
      }),
    ),
  });
  await console.button('Use Evil').click();
  await expect(console.button('Confirm evil.test')).toBeVisible();
  await console.field('Introspection endpoint').fill('https://other.test/i');
  await openDialog(console);
  await console.button('Use Mine').click();
  await console.button('Confirm mine.test').click();
  await openDialog(console);
  await expect(saved(console, 'Mine')).not.toContainText('Not confirmed');
  await expect(saved(console, 'Evil')).toContainText('evil.test');
  await console.button('Use Evil').click();
  await expect(console.button('Confirm evil.test')).toBeVisible();
});

test('environments that cannot be stored are there until the page closes, through Lock and another tab’s writing', async ({
  console,
  context,
}) => {
  await console.open(LINK);
  await console.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await save(console, 'Only here');
  await expect(dialog(console).getByRole('alert')).toContainText('could not be stored');
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Environments' }).click();
  await other.getByRole('textbox', { name: 'Name' }).fill('From the other');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(console, 'From the other')).toBeVisible();
  await expect(saved(console, 'Only here')).toBeVisible();
  await expect(dialog(console).getByRole('alert')).toContainText('could not be stored');
  await close(console);
  await console.button('Lock').click();
  await openDialog(console);
  await expect(saved(console, 'Only here')).toBeVisible();
});

test('key, secret and token are never part of what is saved, exported or linked', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  const token = await console.field('Token').inputValue();
  const secret = await console.field('Client secret').inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await save(console, 'Sandbox');
  const download = console.page.waitForEvent('download');
  await console.button('Export all').click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toContain('Sandbox');
  const link = await console.page.evaluate(() => location.href);
  for (const text of [file, link, await everythingKept(console)])
    for (const marker of [secret, token, token.split('.')[1] ?? '']) expect(text).not.toContain(marker);
});

test('what holds a token or the secret itself is not saved, and the field is named', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  const secret = await console.field('Client secret').inputValue();
  await console.field('Expected resource').fill(`orders ${secret}`);
  await openDialog(console);
  await console.field('Name').fill('Sandbox');
  await dialog(console).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(console.field('Name')).toHaveAccessibleDescription(/Expected resource/);
  await expect(dialog(console).getByRole('listitem')).toHaveCount(0);
  expect(await console.page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
});

test('another environment is never asked with the secret of the former one', async ({ console }) => {
  await console.open(LINK);
  await save(console, 'Orders EU');
  await close(console);
  await console.choice('Authorization server').selectOption('sandbox');
  await console.loadClient('client_secret_basic');
  await openDialog(console);
  await console.button('Use Orders EU').click();
  await expect(console.field('Client secret')).toHaveValue('');
  await expect(
    console.page.getByText('Orders EU is in the form. Key and secrets of the former environment were forgotten.'),
  ).toBeVisible();
});

test('a file goes from one browser to another, and what it leads to is confirmed there', async ({
  console,
  browser,
}) => {
  await console.open('?server=other&client=orders&method=none');
  await console.field('Issuer URL').fill('https://idp.test');
  await console.field('Introspection endpoint').fill('https://idp.test/introspect');
  await save(console, 'Elsewhere');
  const download = console.page.waitForEvent('download');
  await console.button('Export all').click();
  const path = await (await download).path();
  await close(console);

  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(console.page.url().split('?')[0] ?? '');
  await page.getByRole('button', { name: 'Environments' }).click();
  for (const said of ['1 imported.', '0 imported. 1 was there already.']) {
    await page.getByLabel('Environments file').setInputFiles(path);
    await expect(page.getByRole('status', { name: 'Result' })).toHaveText(said);
  }
  await page.getByRole('button', { name: 'Use Elsewhere' }).click();
  await page.getByRole('textbox', { name: 'Token', exact: true }).fill('opaque');
  const confirm = page.getByRole('button', { name: 'Confirm idp.test' });
  await page.getByRole('button', { name: 'Introspect', exact: true }).click();
  await expect(confirm).toBeFocused();
  await confirm.click();
  await page.getByRole('button', { name: 'Environments' }).click();
  await expect(page.getByRole('listitem', { name: 'Elsewhere' })).not.toContainText('Not confirmed');
  await context.close();
});

test('the link of an environment opens the same form in another page', async ({ console, context }) => {
  await console.open(LINK);
  await openDialog(console);
  await dialog(console).getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog(console).getByRole('button', { name: 'Copy link' })).toHaveText('Copied');
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('textbox', { name: 'Token', exact: true }).focus();
  await other.keyboard.press('ControlOrMeta+v');
  const link = await other.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
  await other.goto(link);
  for (const [name, value] of [
    ['Environment ID', ENVIRONMENT],
    ['Client ID', CLIENT],
    ['Expected resource', 'orders'],
    ['Expected scope', 'orders.read'],
  ] as const)
    await expect(other.getByRole('textbox', { name, exact: true })).toHaveValue(value);
});

test('two tabs see the same environments', async ({ console, context }) => {
  await console.open(LINK);
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Environments' }).click();
  await expect(other.getByText('Nothing is saved yet')).toBeVisible();
  await save(console, 'Orders EU');
  await expect(other.getByRole('listitem', { name: 'Orders EU' })).toBeVisible();
  await other.getByRole('textbox', { name: 'Name' }).fill('Orders 2');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(console, 'Orders 2')).toBeVisible();
  await expect(saved(console, 'Orders EU')).toBeVisible();
});

for (const [name, stored, words] of [
  ['something else', '{"junk":', 'cannot be read'],
  ['a later version', '{"tokenscope":"environments","version":99,"environments":[]}', 'version'],
] as const)
  test(`a storage that holds ${name} is said to, put aside, and written to all the same`, async ({ console }) => {
    await console.open(LINK);
    await console.page.evaluate((text) => localStorage.setItem('tokenscope.environments', text), stored);
    await console.page.reload();
    await openDialog(console);
    await expect(dialog(console).getByRole('alert')).toContainText(words);
    await console.field('Name').fill('Orders EU');
    await dialog(console).getByRole('button', { name: 'Save', exact: true }).click();
    await expect(saved(console, 'Orders EU')).toBeVisible();
    expect(await console.page.evaluate(() => Object.values(localStorage))).toContain(stored);
    await console.page.reload();
    await openDialog(console);
    await expect(saved(console, 'Orders EU')).toBeVisible();
    await expect(dialog(console).getByRole('alert')).toHaveCount(0);
  });

test('a Postman environment is shown first, then fills the form; its secrets are in memory only', async ({
  console,
}) => {
  const { environmentId, clientId, secret, token } = POSTMAN_VALUES;
  await console.open();
  await openDialog(console);
  await console.button('Import Postman environment').click();
  const area = console.field('Postman environment');
  await area.fill(POSTMAN_EXPORT);
  const table = dialog(console).getByRole('table', { name: 'Postman variables' });
  await expect(table.getByRole('row', { name: /appSecret/ })).toContainText('Client secret');
  await expect(table.getByRole('row', { name: /myOwnVariable/ })).toContainText('not known');
  const keys = [...POSTMAN_EXPORT.matchAll(/"key": "(\w+)"/g)].map((match) => match[1] ?? '');
  await expect(table.getByRole('rowheader')).toHaveText(keys);
  await expect(area).toHaveValue('');
  expect(await console.page.content()).not.toContain(secret);
  await expect(console.choice('Authorization server')).toHaveValue('sandbox');

  await console.button('Fill the form').click();
  await expect(dialog(console)).toHaveCount(0);
  await expect(console.choice('Authorization server')).toHaveValue('eu');
  await expect(console.field('Environment ID')).toHaveValue(environmentId);
  await expect(console.field('Client ID')).toHaveValue(clientId);
  await expect(console.choice('Authentication method')).toHaveValue('client_secret_jwt');
  await expect(console.field('Client secret')).toHaveValue(secret);
  await expect(console.field('Token')).toHaveValue(token);
  expect(console.relayCalls()).toEqual([]);
  const kept = await everythingKept(console);
  for (const marker of [secret, token.split('.')[1] ?? '']) expect(kept).not.toContain(marker);
  expect(await console.page.content()).not.toContain(secret);
});

for (const [name, text, words] of [
  ['no JSON', '{ "name": ', 'JSON'],
  ['another file', '{"log":{"entries":[]}}', 'Postman'],
  ['nothing that is known', '{"name":"x","values":[{"key":"a","value":"b"}]}', '0 of 1'],
] as const)
  test(`a Postman import of ${name} says so`, async ({ console }) => {
    await console.open();
    await openDialog(console);
    await console.button('Import Postman environment').click();
    await console.field('Postman environment').fill(text);
    await expect(dialog(console)).toContainText(words);
  });
