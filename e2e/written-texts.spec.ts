import { readFile } from 'node:fs/promises';
import { expect, test, type ConsolePage } from './console-page.ts';
import { Markers, tracesIn, useEverySecret } from './markers.ts';

/** Everything that a browser writes down of a page, or keeps for it. */
const readWritten = (console: ConsolePage): Promise<string> =>
  console.page.evaluate(async () => {
    const cached = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return JSON.stringify([
      location.href,
      document.title,
      document.referrer,
      history.state,
      window.name,
      document.cookie,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await indexedDB.databases(),
      cached.flat().map(({ url }) => url),
      performance.getEntries().map(({ name }) => name),
      [...document.querySelectorAll('a')].map(({ href }) => href),
    ]);
  });

/** Keeps what is copied, as the clipboard would get it. */
const keepCopies = (console: ConsolePage): Promise<void> =>
  console.page.evaluate(() => {
    const copies: string[] = [];
    Object.assign(globalThis, { copies });
    navigator.clipboard.writeText = (text) => {
      copies.push(text);
      return Promise.resolve();
    };
  });

test('no secret is in address, title, history, storage, cache, or in what is copied, exported or saved', async ({
  console,
}) => {
  test.slow();
  const { page } = console;
  const markers = new Markers();
  await console.open();
  await useEverySecret(console, markers);
  await keepCopies(console);
  await console.choice('Authentication method').selectOption('client_secret_post');
  await console.ask();
  const written = [await readWritten(console)];
  expect(written[0]).toContain('client='); // the address holds the public half

  await console.button('Copy report').click();
  await console.showTab('Code');
  for (const label of ['cURL', 'Python (requests)', 'NodeJS (fetch)']) {
    await console.choice('Language').selectOption({ label });
    await console.button('Copy code').click();
  }
  await console.button('Environments').click();
  const dialog = page.getByRole('dialog', { name: 'Environments' });
  await console.field('Name').fill('With every secret at hand');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy link' }).first().click();
  const download = page.waitForEvent('download');
  await dialog
    .getByRole('button', { name: /^Export/ })
    .first()
    .click();
  written.push(await readFile(await (await download).path(), 'utf8'), await readWritten(console));
  const copies = await page.evaluate(() => (globalThis as unknown as { copies: string[] }).copies);
  expect(copies).toHaveLength(5);
  expect(written.join()).toContain('With every secret at hand');
  expect(copies.join()).toContain('# Tokenscope report');
  expect(tracesIn([...written, ...copies].join('\n'), markers.traces)).toEqual([]);

  // values come into code only when somebody asks for them: then the search finds them
  await page.keyboard.press('Escape');
  await console.showTab('Code');
  await page.getByRole('switch', { name: 'Include secret values' }).click();
  await expect(page.getByText('in plain text. Whoever reads it can use them')).toBeVisible();
  await console.button('Copy code').click();
  const last = await page.evaluate(() => (globalThis as unknown as { copies: string[] }).copies.at(-1));
  expect(tracesIn(last ?? '', markers.traces)).toEqual(expect.arrayContaining(['token', 'secret']));
});
