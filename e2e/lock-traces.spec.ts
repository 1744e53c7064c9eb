import type { CDPSession } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { expect, test, type ConsolePage } from './console-page.ts';
import { Markers, paste, tracesIn, useEverySecret } from './markers.ts';

const { args, executablePath } = launchOptions();
// V8 writes down the beginning of a text only, unless it is told to write all of it
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [...args, '--js-flags=--heap-snapshot-string-limit=10000000'],
  },
});

/** Everything that the page's JavaScript can reach, and what the browser keeps for it, as V8 writes it down. */
async function heapOf(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  return chunks.join('');
}

/** Sees to it that the search finds what stands late in a long text, or it would find nothing there ever. */
async function expectWholeTexts(console: ConsolePage, session: CDPSession): Promise<void> {
  const control = new Markers();
  await console.page.evaluate(
    (text) => Object.assign(globalThis, { control: `${Array.from({ length: 3000 }, String).join('')}${text}` }),
    control.secret,
  );
  expect(tracesIn(await heapOf(session), control.traces)).toEqual(['secret']);
}

/** What RegExp remembers of the last match, and every text that hangs on window or on the elements of the page. */
const readPage = (console: ConsolePage): Promise<string> =>
  console.page.evaluate(() => {
    const legacy = RegExp as unknown as Record<string, unknown>;
    const names = ['input', 'lastMatch', 'lastParen', 'leftContext', 'rightContext'];
    const groups = Array.from({ length: 9 }, (_, index) => `$${index + 1}`);
    const texts = [...names, ...groups].map((name) => String(legacy[name]));
    const seen = new Set<unknown>();
    const open: unknown[] = [window, ...document.querySelectorAll('*')];
    while (open.length > 0) {
      const value = open.pop();
      if (typeof value === 'string') texts.push(value);
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
      seen.add(value);
      if (value instanceof Map || value instanceof Set) open.push(...value.keys(), ...value.values());
      for (const name of Object.keys(value)) {
        try {
          open.push((value as Record<string, unknown>)[name]);
        } catch {
          // a getter that wants another object
        }
      }
    }
    return [document.documentElement.outerHTML, ...texts].join('\n');
  });

async function accessibleTexts(session: CDPSession): Promise<string> {
  return JSON.stringify(await session.send('Accessibility.getFullAXTree'));
}

test('once a key is imported no piece of it, nor its passphrase, is left in memory or page', async ({ console }) => {
  const session = await console.page.context().newCDPSession(console.page);
  const markers = new Markers();
  await console.open();
  await expectWholeTexts(console, session);
  for (const pem of [markers.openPem, markers.lockedPem]) {
    await paste(console, 'Signing key', pem);
    if (pem === markers.lockedPem) {
      await paste(console, 'Passphrase', markers.passphrase);
      // not opened yet: the search must find it, or it would find nothing ever
      expect(tracesIn(await heapOf(session), markers.keyTraces)).toContain('passphrase');
      await console.button('Unlock key').click();
    }
    await expect(console.importedKey).toContainText('RSA');
    await expect(console.field('Passphrase')).toHaveCount(0);
    expect(tracesIn(await heapOf(session), markers.keyTraces)).toEqual([]);
    expect(tracesIn(await readPage(console), markers.keyTraces)).toEqual([]);
    await console.button('Remove key').click();
  }
});

test('after Lock no secret is left: in memory, page, accessibility tree, framework, RegExp or Undo', async ({
  console,
}) => {
  test.slow();
  const session = await console.page.context().newCDPSession(console.page);
  const markers = new Markers();
  await console.open();
  await useEverySecret(console, markers);
  const during = tracesIn(await heapOf(session), markers.traces);
  expect(during).toEqual(expect.arrayContaining(['token', 'claim of the token', 'secret', 'assertion', 'bearer']));
  expect(tracesIn(await readPage(console), markers.traces)).toContain('token');
  expect(tracesIn(await accessibleTexts(session), markers.traces)).toContain('claim of the token');

  await console.button('Lock').click();
  await console.expectVerdict('idle');
  expect(tracesIn(await readPage(console), markers.traces)).toEqual([]);
  expect(tracesIn(await accessibleTexts(session), markers.traces)).toEqual([]);
  expect(tracesIn(await heapOf(session), markers.traces)).toEqual([]);

  for (const name of ['Token', 'Signing key']) {
    await console.field(name).focus();
    for (let times = 0; times < 5; times += 1) await console.page.keyboard.press('Control+z');
    await expect(console.field(name)).toHaveValue('');
  }
  expect(tracesIn(await readPage(console), markers.traces)).toEqual([]);
});

test('what is being typed when the page locks is forgotten too', async ({ console }) => {
  const session = await console.page.context().newCDPSession(console.page);
  const markers = new Markers();
  await console.open();
  await console.choice('Authentication method').selectOption('client_secret_post');
  await console.field('Client secret').pressSequentially(markers.secret);
  await console.field('Token').pressSequentially(markers.bearer);
  expect(tracesIn(await heapOf(session), markers.traces)).toEqual(['secret', 'bearer']);
  // the page goes away while the field has the focus
  await console.page.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await expect(console.field('Token')).toHaveValue('');
  expect(tracesIn(await heapOf(session), markers.traces)).toEqual([]);
});
