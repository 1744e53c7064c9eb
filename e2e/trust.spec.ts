import { expect, test } from './console-page.ts';
import { openCheck, promise, whole } from './trust-check.ts';

test('the trust check shows evidence for every promise, and all of it holds', async ({ console, baseURL }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  await openCheck(console);
  await expect(whole(console)).toHaveAttribute('data-standing', 'met');
  await expect(console.page.locator('[data-trust][data-standing=met]')).toHaveCount(10);
  await expect(promise(console, 'policy')).toContainText("connect-src 'self'");
  await expect(promise(console, 'destinations')).toContainText(`${baseURL} was asked`);
  await expect(promise(console, 'key')).toContainText('extractable: false · usages: sign');
  await expect(promise(console, 'storage')).toContainText('localStorage 0 bytes');
  await expect(promise(console, 'relay')).toContainText(`POST ${baseURL}/relay, listening on 127.0.0.1`);
  await expect(promise(console, 'relay')).toContainText('May reach too, as named at start: http://127.0.0.1');
  await expect(promise(console, 'versions')).toContainText(/Tokenscope [\d.]+ · Vite 8[\d.]+ · Node \d+/);
  expect(await console.accessibilityViolations()).toEqual([]);
});
