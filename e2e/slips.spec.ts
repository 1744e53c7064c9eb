import { decodeProtectedHeader } from 'jose';
import { expect, test, type ConsolePage } from './console-page.ts';
import { bytesOf, caseOf, give } from './key-corpus.ts';

/** What people do without meaning to, and what must not come of it. */

async function generate(console: ConsolePage): Promise<void> {
  await console.button('Generate key pair').click();
  await expect(console.button('Download private key')).toBeVisible();
}

test('a stray keystroke in the key field costs no key, least of all one that was not downloaded yet', async ({
  console,
}) => {
  await console.open();
  await generate(console);
  await console.field('Signing key').press('a');
  await console.field('Signing key').press('Backspace');
  await console.field('Signing key').press('Space');
  await console.field('Client ID').focus();
  await expect(console.importedKey).toBeVisible();
  await expect(console.button('Download private key')).toBeVisible();
});

test('a set of keys keeps its choice when the field is emptied', async ({ console }) => {
  await console.open();
  await give(console, caseOf('085'));
  await console.choice('Key in set').selectOption('b');
  await console.field('Signing key').press('Space');
  await console.field('Signing key').press('Backspace');
  await expect(console.choice('Key in set')).toHaveValue('b');
});

test('a key that is typed letter by letter is taken', async ({ console }) => {
  await console.open();
  await console.field('Signing key').pressSequentially(bytesOf(caseOf('082')).toString());
  await expect(console.importedKey).toContainText('Ed25519');
});

test('a question asked in the moment a key is pasted is signed with that key', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const pem = bytesOf(caseOf('081')).toString();
  await console.field('Signing key').fill(pem);
  await console.introspect.click();
  await console.settled();
  expect(decodeProtectedHeader(console.sent('client_assertion') ?? '')).toMatchObject({ alg: 'ES256', kid: 'ec-1' });
  expect(console.relayCalls()).toHaveLength(1);
});

test('generating or choosing another key withdraws the verdict of the one before', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  await console.expectVerdict('accepted');
  await console.button('Generate key pair').click();
  await console.expectVerdict('idle');
});

test('the kid of a private key is not named by an assertion that a secret signs, nor after the key is gone', async ({
  console,
}) => {
  await console.open();
  await console.load('Good token');
  await generate(console);
  await console.choice('Authentication method').selectOption('client_secret_jwt');
  await console.field('Client secret').fill('s'.repeat(32));
  await console.ask();
  expect(decodeProtectedHeader(console.sent('client_assertion') ?? '').kid).toBeUndefined();
  await console.choice('Authentication method').selectOption('private_key_jwt');
  await console.button('Assertion options').click();
  await expect(console.field('Key ID')).toHaveValue(/^[\w-]{43}$/);
  await console.button('Remove key').click();
  await expect(console.field('Key ID')).toHaveValue('');
});

test('a Key ID that was typed stays when another key is imported', async ({ console }) => {
  await console.open();
  await console.button('Assertion options').click();
  await console.field('Key ID').fill('typed by me');
  await console.field('Signing key').fill(bytesOf(caseOf('081')).toString());
  await expect(console.importedKey).toBeVisible();
  await expect(console.field('Key ID')).toHaveValue('typed by me');
});

test('consent to an audience ends when another server is to receive it', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.button('Assertion options').click();
  await console.choice('Assertion audience').selectOption('custom');
  await console.field('Custom audience').fill('https://elsewhere.example/as');
  await console.page.getByRole('checkbox').check();
  await console.choice('Authorization server').selectOption('eu');
  await console.field('Environment ID').fill('11111111-1111-4111-8111-111111111111');
  await expect(console.page.getByRole('checkbox')).not.toBeChecked();
});

test('an issuer on another host than the endpoint asks for consent where it is seen', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill('https://a.example');
  await console.field('Introspection endpoint').fill('https://b.example/introspect');
  await console.introspect.click();
  await expect(console.page.getByRole('checkbox')).toBeFocused();
  await expect(console.page.getByRole('checkbox')).toHaveAttribute('aria-invalid', 'true');
  await expect(console.page.getByText('Confirm that this is meant')).toBeVisible();
  expect(console.relayCalls()).toHaveLength(0);
});

test('of two samples the one chosen last is the one that comes', async ({ console }) => {
  await console.open();
  let held: (() => void) | undefined;
  await console.page.route('**/sandbox/sample', async (route) => {
    if (held === undefined) await new Promise<void>((resolve) => (held = resolve));
    await route.continue().catch(() => undefined);
  });
  await console.button('More samples').click();
  await console.page.getByRole('menuitem', { name: 'Expired' }).click();
  await expect.poll(() => held).toBeDefined();
  await console.button('Load sample').click();
  await expect(console.importedKey).toBeVisible();
  const token = await console.field('Token').inputValue();
  held?.();
  await console.ask();
  await console.expectVerdict('accepted');
  await expect(console.field('Token')).toHaveValue(token);
});

test('a question asked while a sample is still on its way is asked about that sample', async ({ console }) => {
  await console.open();
  await console.page.route('**/sandbox/sample', async (route) => {
    await expect(console.answer).toHaveAttribute('data-verdict', 'pending');
    await route.continue();
  });
  await console.button('Load sample').click();
  await console.introspect.click();
  await console.expectVerdict('accepted');
});

test('a sample brings the defaults of every option along', async ({ console }) => {
  await console.open();
  await console.button('Assertion options').click();
  await console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' }).fill('');
  await console.field('Extra claims').fill('{');
  await console.load('Good token');
  await console.ask();
  await console.expectVerdict('accepted');
});

test('a line break after a secret is no part of it, and white space around it is pointed out', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  await console.field('Client secret').press('Enter');
  await console.ask();
  await console.expectVerdict('accepted');
  const secret = await console.field('Client secret').inputValue();
  await console.field('Client secret').fill(`${secret}\n`);
  await console.ask();
  await console.expectVerdict('accepted');
  await console.field('Client secret').fill(`${secret} `);
  await expect(console.page.getByText('begins or ends with white space')).toBeVisible();
});

test('options that opened for an error stay open while it is corrected', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.button('Assertion options').click();
  const lifetime = console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' });
  await lifetime.fill('');
  await console.button('Assertion options').click();
  await console.introspect.click();
  await expect(lifetime).toBeFocused();
  await console.page.keyboard.type('60');
  await expect(lifetime).toHaveValue('60');
});

test('options that were closed over an error open at the next press too', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.button('Assertion options').click();
  const lifetime = console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' });
  await lifetime.fill('');
  await console.introspect.click();
  await expect(lifetime).toBeFocused();
  await console.button('Assertion options').click();
  await expect(lifetime).toBeHidden();
  await console.introspect.click();
  await expect(lifetime).toBeFocused();
});

test('Enter in the JWKS URL compares and asks nothing', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.field('JWKS URL').press('Enter');
  await expect(console.importedKey.locator('[data-about=key]')).toBeVisible();
  expect(console.relayCalls()).toHaveLength(0);
});

test('private keys pasted as registered ones are not kept', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  for (const text of [bytesOf(caseOf('084')).toString(), JSON.stringify(bytesOf(caseOf('084')).toString())]) {
    await console.field('Registered keys').fill(text);
    await expect(console.field('Registered keys')).toHaveValue('');
    await expect(console.importedKey).toContainText('These are private keys');
    expect(await console.page.content()).not.toContain('214tyxT9ab0A9Aemb6po9ev3pwqQqmLA');
  }
});

test('an empty file is refused as empty', async ({ console }) => {
  await console.open();
  await console.page
    .getByLabel('Signing key file')
    .setInputFiles({ name: 'key.pem', mimeType: 'text/plain', buffer: Buffer.from('') });
  await expect(console.page.locator('[data-reason=empty]')).toBeVisible();
});

test('the focus stays near when its control is done', async ({ console }) => {
  await console.open();
  await generate(console);
  const { keyboard } = console.page;
  await console.page.evaluate(() => (HTMLAnchorElement.prototype.click = () => {})); // the download itself is not of interest
  await console.button('Download private key').focus();
  await keyboard.press('Enter');
  await expect(console.importedKey).toBeFocused();
  await console.button('Remove key').focus();
  await keyboard.press('Enter');
  await expect(console.field('Signing key')).toBeFocused();
  await give(console, caseOf('018'));
  await console.field('Passphrase').fill('correct horse battery staple');
  await keyboard.press('Enter');
  await expect(console.importedKey).toBeFocused();
});

test('what happens to the key is announced', async ({ console }) => {
  await console.open();
  const said = console.page.getByRole('group', { name: 'Client authentication' }).getByRole('status').first();
  await give(console, caseOf('040'));
  await expect(said).toContainText('Key refused');
  await give(console, caseOf('018'));
  await expect(said).toContainText('Enter its passphrase');
  await give(console, caseOf('004'));
  await expect(said).toHaveText('Key imported: EC P-256.');
});

test('a part of the page that cannot be fetched takes nothing else with it', async ({ page }) => {
  await page.route(/assertion-tab/, (route) => route.abort());
  const console = new (await import('./console-page.ts')).ConsolePage(page);
  await console.open();
  await console.load('Good token');
  await console.showTab('Assertion');
  await expect(page.getByText('could not be loaded')).toBeVisible();
  await console.showTab('Claims');
  await console.ask();
  await console.expectVerdict('accepted');
  // the browser says that it was not fetched; the page does not say what it made of it
  expect(console.complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([]);
});
