import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { expect, test, type ConsolePage } from './console-page.ts';

const finding = (console: ConsolePage, about: string) => console.importedKey.locator(`[data-about="${about}"]`);

async function compare(console: ConsolePage, registered: string | { readonly url: string }): Promise<void> {
  await console.field('Registered keys').fill(typeof registered === 'string' ? registered : '');
  if (typeof registered !== 'string') await console.field('JWKS URL').fill(registered.url);
  await console.button('Compare').click();
}

test('the published keys of the sandbox’s client are fetched when asked, and the key is found among them', async ({
  console,
}) => {
  await console.open();
  await console.load('Good token');
  const before = console.requests.length;
  await expect(console.field('JWKS URL')).toHaveValue(/\/clients\/[0-9a-f-]{36}\/jwks$/);
  await console.button('Compare').click();
  for (const about of ['key', 'kid', 'alg'])
    await expect(finding(console, about)).toHaveAttribute('data-standing', 'met');
  const calls = console.requests.slice(before).filter((request) => request.method() === 'POST');
  expect(calls.map((request) => request.postDataJSON())).toEqual([
    { call: 'jwks', url: await console.field('JWKS URL').inputValue() },
  ]);
  await console.showTab('Assertion');
  await expect(console.assertionRow('kid')).toHaveAttribute('data-standing', 'met');
});

test('a kid nobody registered, another key and another algorithm are each named', async ({ console }) => {
  await console.open();
  await console.button('Generate key pair').click();
  await expect(console.importedKey).toBeVisible();
  await console.button('What to register').click();
  const jwks = (await console.importedKey.locator('[data-form=jwks] pre').textContent()) ?? '';
  await compare(console, jwks);
  for (const about of ['key', 'kid', 'alg'])
    await expect(finding(console, about)).toHaveAttribute('data-standing', 'met');

  await console.button('Assertion options').click();
  await console.field('Key ID').fill('nobody');
  await expect(finding(console, 'kid')).toHaveAttribute('data-standing', 'unmet');
  await expect(finding(console, 'key')).toHaveAttribute('data-standing', 'met');
  await console.choice('Algorithm').selectOption('RS512');
  await expect(finding(console, 'alg')).toHaveAttribute('data-standing', 'unmet');

  await console.button('Generate key pair').click();
  await expect(finding(console, 'key')).toHaveAttribute('data-standing', 'unmet');
  await console.field('Registered keys').fill('{"keys":[]}');
  // pasted whole it is compared at once
  await expect(finding(console, 'key')).toContainText('No key is registered');
  await console.field('Registered keys').fill('{"keys":');
  await expect(finding(console, 'key')).toHaveCount(0);
});

test('what is no key set, or may not be called, is said', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const said = console.page.getByRole('status', { name: 'Registered keys comparison' });
  for (const [registered, words] of [
    ['not json', 'This is not a JWKS'],
    [{ url: '' }, 'Enter the URL'],
    [{ url: 'https://127.0.0.1/jwks' }, 'could not be fetched'],
    [{ url: 'http://169.254.169.254/latest' }, 'could not be fetched'],
    [
      { url: (await console.field('Introspection endpoint').inputValue()).replace('introspect', 'nowhere') },
      'status 404',
    ],
    [
      {
        url: (await console.field('Introspection endpoint').inputValue()).replace(
          'introspect',
          '.well-known/openid-configuration',
        ),
      },
      'no JWKS',
    ],
  ] as const) {
    await compare(console, registered);
    await expect(said).toContainText(words);
  }
});

test('the public half can be copied in every form, and nothing private is in it', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.button('What to register').click();
  const copied: string[] = [];
  for (const form of ['public JWKS', 'PingOne one-line JWKS', 'public JWK', 'PEM public key', 'thumbprint']) {
    await console.button(`Copy ${form}`).click();
    await expect(console.button(`Copy ${form}`)).toHaveText('Copied');
    // the page may write to the clipboard but not read it; a person may paste
    await console.field('Registered keys').fill('');
    await console.field('Registered keys').press('ControlOrMeta+V');
    copied.push(await console.field('Registered keys').inputValue());
  }
  const [jwks = '', pingOne = '', jwk = '', pem = '', thumbprint] = copied;
  expect(JSON.parse(JSON.parse(pingOne) as string)).toEqual(JSON.parse(jwks));
  expect(Object.keys(JSON.parse(jwk) as object).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  const { n } = createPublicKey(pem).export({ format: 'jwk' });
  expect((JSON.parse(jwk) as JWK).n).toBe(n);
  expect(thumbprint).toBe(await console.importedKey.getAttribute('data-thumbprint'));
});

for (const kind of ['RSA 2048', 'EC P-256', 'EC P-384', 'EC P-521', 'Ed25519'])
  test(`a generated ${kind} key signs, and its private half can be downloaded once`, async ({ console }) => {
    await console.open();
    await console.page.getByRole('combobox', { name: 'New key type' }).selectOption(kind);
    await console.button('Generate key pair').click();
    await expect(console.importedKey).toContainText(kind.replace('EC ', ''));
    const thumbprint = await console.importedKey.getAttribute('data-thumbprint');
    const download = console.page.waitForEvent('download');
    await console.button('Download private key').click();
    const pem = await readFile(await (await download).path(), 'utf8');
    await expect(console.button('Download private key')).toHaveCount(0);
    const publicJwk = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' }) as JWK;
    expect(await calculateJwkThumbprint(publicJwk)).toBe(thumbprint);
    const stored = await console.page.evaluate(() => JSON.stringify([localStorage, sessionStorage, location.href]));
    expect(stored).not.toContain(pem.slice(60, 90));
    expect(await console.page.content()).not.toContain(pem.slice(60, 90));
  });
