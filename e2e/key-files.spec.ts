import { compactVerify, importJWK } from 'jose';
import { expect, test, type ConsolePage } from './console-page.ts';
import { give, KEY_CASES, type KeyCase } from './key-corpus.ts';

// a snapshot at each of a thousand steps takes longer than the steps
test.use({ trace: 'off' });

/** Takes the form back to where no key was given. */
async function takeBack(console: ConsolePage): Promise<void> {
  if (await console.importedKey.isVisible()) await console.button('Remove key').click();
  else {
    await console.field('Signing key').fill('x');
    await console.field('Signing key').fill('');
  }
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
    for (const key of KEY_CASES.filter((_, at) => at % PAGES === page)) {
      if (key.file.includes('hostile-iterations')) continue; // has a story of its own
      expect(`${key.file}: ${await outcomeOf(console, key)}`).toBe(`${key.file}: ${expectedOf(key)}`);
      await takeBack(console);
    }
  });
