import { readFileSync } from 'node:fs';
import { compactVerify, importJWK, type JWK } from 'jose';
import { expect, test, type ConsolePage } from './console-page.ts';

/** A key file as people really have it: its bytes, and what must come of it. */
interface KeyCase {
  readonly file: string;
  readonly outcome: 'sign' | 'sign-with-passphrase' | 'reject';
  readonly reason?: string;
  readonly passphrase?: string;
  readonly publicJwk?: JWK;
  readonly contentBase64: string;
}

const CASES = ['keys.json', 'more-keys.json'].flatMap(
  (name) =>
    (JSON.parse(readFileSync(new URL(`corpora/${name}`, import.meta.url), 'utf8')) as { cases: readonly KeyCase[] })
      .cases,
);
const caseOf = (start: string): KeyCase => {
  const found = CASES.find(({ file }) => file.startsWith(start));
  if (!found) throw new Error(`no case ${start}`);
  return found;
};

const bytesOf = ({ contentBase64 }: KeyCase): Buffer => Buffer.from(contentBase64, 'base64');

/** Pastes what is text, and gives the rest, and whatever a text field would change, as a file. */
async function give(console: ConsolePage, key: KeyCase): Promise<void> {
  const bytes = bytesOf(key);
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes) && !/[\0\r]/.test(text);
  if (isText) await console.field('Signing key').fill(text);
  else
    await console.page
      .getByLabel('Signing key file')
      .setInputFiles({ name: key.file, mimeType: 'application/octet-stream', buffer: bytes });
}

/** Takes the form back to where no key was given. */
async function takeBack(console: ConsolePage): Promise<void> {
  if (await console.importedKey.isVisible()) await console.button('Remove key').click();
  await console.field('Signing key').fill('x');
  await console.field('Signing key').fill('');
  await expect(console.page.locator('[data-reason], [data-thumbprint]')).toHaveCount(0);
  await expect(console.field('Passphrase')).toHaveCount(0);
}

/** What became of the key: the code of its refusal, or that what it signs verifies with the public key it should have. */
async function outcomeOf(console: ConsolePage, key: KeyCase): Promise<string> {
  await give(console, key);
  if (key.outcome === 'sign-with-passphrase') {
    const ended = console.field('Passphrase').or(console.page.locator('[data-reason]'));
    await expect(ended).toBeVisible();
    if (await console.field('Passphrase').isVisible()) {
      await console.field('Passphrase').fill(key.passphrase ?? '');
      await console.button('Unlock key').click();
    }
  }
  const ended = console.page.locator('[data-reason], [data-thumbprint]');
  await expect(ended).toHaveCount(1);
  const reason = await ended.getAttribute('data-reason');
  if (reason !== null) return reason;
  await expect(console.field('Signing key')).toHaveValue('');
  const relayed = console.page.waitForRequest('**/relay');
  await console.introspect.click();
  await relayed;
  const assertion = console.sent('client_assertion') ?? '';
  const { alg } = JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString()) as { alg: string };
  await compactVerify(assertion, await importJWK(key.publicJwk ?? {}, alg));
  return 'signs';
}

/** What the corpus leaves to choose is decided: another program's own format is refused with the way to convert it. */
const expectedOf = ({ file, outcome, reason }: KeyCase): string => {
  if (file.includes('openssh')) return 'openssh';
  return outcome === 'reject' ? (reason?.split(' ')[0] ?? '') : 'signs';
};

const PAGES = 8;
for (let page = 0; page < PAGES; page++)
  test(`key files sign verifiably or are refused by their reason: part ${page + 1} of ${PAGES}`, async ({
    console,
  }) => {
    test.slow();
    await console.open();
    await console.field('Token').fill('opaque');
    await console.field('Client ID').fill('21608059-7055-4d5a-b712-6743db57ab66');
    for (const key of CASES.filter((_, at) => at % PAGES === page)) {
      if (key.file.includes('hostile-iterations')) continue; // has a story of its own
      expect(`${key.file}: ${await outcomeOf(console, key)}`).toBe(`${key.file}: ${expectedOf(key)}`);
      await takeBack(console);
    }
  });

test('a file that demands sixteen million rounds can be cancelled, and leaves the page responsive', async ({
  console,
}) => {
  await console.open();
  await give(console, caseOf('024'));
  await expect(console.page.getByText('16,777,215 times')).toBeVisible();
  await console.field('Passphrase').fill('correct horse battery staple');
  await console.button('Unlock key').click();
  await console.field('Client ID').fill('typed meanwhile');
  await console.button('Cancel unlocking').click();
  await expect(console.button('Unlock key')).toBeVisible();
  await expect(console.importedKey).toBeHidden();
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

test('the parts that read ASN.1 and old ciphers are fetched only when such a key arrives', async ({ console }) => {
  const isParser = (url: string): boolean => /der-key|legacy-cipher|pkcs12|asn1js|node-forge/.test(url);
  await console.open();
  await console.field('Signing key').fill(bytesOf(caseOf('081')).toString());
  await expect(console.importedKey).toBeVisible();
  expect(console.requests.map((request) => request.url()).filter(isParser)).toEqual([]);
  await console.field('Signing key').fill(bytesOf(caseOf('010')).toString());
  await expect(console.importedKey).toContainText('none of its own');
  expect(console.requests.map((request) => request.url()).filter(isParser)).not.toEqual([]);
});

test('a pasted key is taken at one stroke, and Undo does not bring it back', async ({ console }) => {
  await console.open();
  await console.field('Token').fill(bytesOf(caseOf('004')).toString());
  await console.field('Token').press('ControlOrMeta+A');
  await console.field('Token').press('ControlOrMeta+C');
  await console.field('Token').fill('');
  await console.field('Signing key').press('ControlOrMeta+V');
  await expect(console.importedKey).toContainText('EC P-256');
  await console.field('Signing key').press('ControlOrMeta+Z');
  await expect(console.field('Signing key')).toHaveValue('');
});
