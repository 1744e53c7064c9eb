import { expect, test } from './console-page.ts';
import { bytesOf, caseOf, give } from './key-corpus.ts';

test('a file that demands sixteen million rounds can be cancelled, and leaves the page responsive', async ({
  console,
}) => {
  await console.open();
  test.slow();
  await give(console, caseOf('024'));
  await expect(console.page.getByText('16,777,215 times')).toBeVisible();
  await console.field('Passphrase').fill('correct horse battery staple');
  await console.button('Unlock key').click();
  await console.field('Client ID').fill('typed meanwhile');
  await console.button('Cancel unlocking').click();
  await expect(console.button('Unlock key')).toBeVisible();
  await expect(console.importedKey).toBeHidden();
  await console.button('Unlock key').click();
  await expect(console.importedKey).toHaveAttribute('data-thumbprint', caseOf('024').thumbprint ?? '', {
    timeout: 90_000,
  });
  await console.field('Signing key').fill(bytesOf(caseOf('004')).toString());
  await expect(console.importedKey).toBeVisible();
});

test('a wrong passphrase says so and keeps the key to try again; Enter does what the button does', async ({
  console,
}) => {
  await console.open();
  await give(console, caseOf('018'));
  await console.field('Passphrase').fill('wrong');
  await console.button('Unlock key').click();
  await expect(console.page.locator('[data-reason="wrong-passphrase"]')).toBeVisible();
  await expect(console.field('Passphrase')).toHaveAttribute('aria-invalid', 'true');
  await console.field('Passphrase').fill('correct horse battery staple');
  await console.field('Passphrase').press('Enter');
  await expect(console.importedKey).toBeVisible();
  await expect(console.field('Passphrase')).toHaveCount(0);
});

test('of a set with several private keys one is chosen by its kid, which the assertion names', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.field('Signing key').fill(bytesOf(caseOf('085')).toString());
  await expect(console.page.locator('[data-reason="ambiguous-multiple-keys"]')).toBeVisible();
  await expect(console.field('Signing key')).toHaveValue('');
  await console.choice('Key in set').selectOption('b');
  await expect(console.importedKey).toContainText('EC P-256');
  await expect(console.page.locator('[data-reason]')).toHaveCount(0);
  await console.choice('Key in set').selectOption('a');
  await expect(console.importedKey).toContainText('RSA 2048 bit');
  await console.ask();
  const [header = ''] = (console.sent('client_assertion') ?? '').split('.');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'RS256', kid: 'a' });
});

test('a key file is taken when it is dropped on the field', async ({ console }) => {
  await console.open();
  const contents = [...bytesOf(caseOf('014'))];
  const transfer = await console.page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'key.der'));
    return data;
  }, contents);
  await console.field('Signing key').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(console.importedKey).toContainText('RSA 2048 bit');
});

test('the key that is kept cannot be read out, and no piece of the pasted one is left in the page', async ({
  console,
}) => {
  await console.open();
  const pem = bytesOf(caseOf('008')).toString();
  await console.field('Signing key').fill(pem);
  await expect(console.importedKey).toBeVisible();
  const piece = pem.replaceAll('\n', '').slice(200, 240);
  expect(await console.page.content()).not.toContain(piece);
  const statics = await console.page.evaluate(() => {
    const { input, lastMatch, leftContext, rightContext } = RegExp as unknown as Record<string, string>;
    return [input, lastMatch, leftContext, rightContext].join('');
  });
  expect(statics).not.toContain(piece);
});

test('a key of a rare kind is read without a network, once the page had nothing else to do', async ({
  console,
  context,
}) => {
  await console.open();
  await console.page.waitForLoadState('networkidle');
  const fetched = console.requests.length;
  await context.setOffline(true);
  await console.field('Signing key').fill(bytesOf(caseOf('010')).toString());
  await expect(console.importedKey).toContainText('none of its own');
  expect(console.requests).toHaveLength(fetched);
});

test('a pasted key is taken at one stroke, and Undo does not bring it back', async ({ console }) => {
  await console.open();
  const elsewhere = await console.page.context().newPage();
  await elsewhere.setContent('<textarea></textarea>');
  await elsewhere.locator('textarea').fill(bytesOf(caseOf('004')).toString());
  await elsewhere.locator('textarea').press('ControlOrMeta+A');
  await elsewhere.locator('textarea').press('ControlOrMeta+C');
  await console.page.bringToFront();
  await console.field('Signing key').press('ControlOrMeta+V');
  await expect(console.importedKey).toContainText('EC P-256');
  await console.field('Signing key').press('ControlOrMeta+Z');
  await expect(console.field('Signing key')).toHaveValue('');
});

test('a private key in the token’s place is masked, and one press moves it to where it belongs', async ({
  console,
}) => {
  await console.open();
  await console.choice('Authentication method').selectOption('client_secret_basic');
  await console.field('Token').fill(bytesOf(caseOf('004')).toString());
  await expect(console.field('Token')).toHaveCSS('-webkit-text-security', 'disc');
  await console.button('Use as signing key').click();
  await expect(console.importedKey).toContainText('EC P-256');
  await expect(console.field('Token')).toHaveValue('');
  expect(await console.page.evaluate(() => document.documentElement.outerHTML)).not.toContain('PRIVATE KEY-----');
});
