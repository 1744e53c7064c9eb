import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from './console-page.ts';
import { onPurpose } from './page-guard.ts';

test('the private key is in no byte that leaves the page, and gone from it once imported', async ({
  console,
  baseURL,
}) => {
  await console.open();
  await console.load('Good token');
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { d, p, q } = key.export({ format: 'jwk' });
  const base64 = pem.replace(/-----[^-]+-----|\s/g, '');
  const pieces = [d, p, q]
    .map(String)
    .concat(Array.from({ length: 12 }, (_, index) => base64.slice(index * 100 + 60, index * 100 + 100)));

  await console.field('Signing key').fill(pem);
  await expect(console.field('Signing key')).toHaveValue('');
  await console.ask();
  await console.expectVerdict('failed');

  for (const request of console.requests) {
    expect(new URL(request.url()).origin).toBe(baseURL);
    const sent = [request.url(), request.postData() ?? '', JSON.stringify(await request.allHeaders())].join('\n');
    for (const piece of pieces) expect(sent).not.toContain(piece);
  }
  const markup = await console.page.content();
  for (const piece of pieces) expect(markup).not.toContain(piece);
});

test('the only destination of the page is its own origin', async ({ console, baseURL }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  expect([...new Set(console.requests.map((request) => new URL(request.url()).origin))]).toEqual([baseURL]);
});

test('nothing secret is stored', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  const stored = await console.page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }));
  expect(stored).toEqual({ local: '{}', session: '{}', databases: 0, caches: 0, workers: 0, cookies: '' });
});

test('in-page script evaluation is refused by the policy', onPurpose(/TrustedHTML/), async ({ page }) => {
  await page.goto('/');
  const policy = (await page.request.get('/')).headers()['content-security-policy'] ?? '';
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("trusted-types 'none'");
  expect(policy).not.toContain('unsafe');
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>markup</b>';
      return 'written';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refused).toBe('TypeError');
});

test('a passphrase, and a secret that only signs, are in no byte that leaves the page', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const passphrase = 'passphrase-7f3a9c51d2';
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const locked = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
  await console.field('Signing key').fill(locked);
  await console.field('Passphrase').fill(passphrase);
  await console.button('Unlock key').click();
  await expect(console.importedKey).toContainText('EC P-256');
  await console.ask();
  const secret = 'signing-secret-5b1e8d07a4-and-long-enough-for-any-hash';
  await console.choice('Authentication method').selectOption('client_secret_jwt');
  await console.field('Client secret').fill(secret);
  await console.ask();

  const encodings = (text: string): readonly string[] =>
    (['utf8', 'base64', 'base64url', 'hex', 'utf16le'] as const).map((encoding) =>
      Buffer.from(text).toString(encoding).slice(0, 20),
    );
  const markers = [passphrase, secret].flatMap(encodings);
  for (const request of console.requests) {
    const sent = [request.url(), request.postData() ?? '', JSON.stringify(await request.allHeaders())].join('\n');
    for (const marker of markers) expect(sent).not.toContain(marker);
  }
  const markup = await console.page.content();
  for (const marker of markers) expect(markup).not.toContain(marker);
});
