import { expect, test } from './console-page.ts';
import { MISBEHAVING_ORIGIN } from './consoles.ts';

test('every missing field is named before anything is sent, and the first one has the focus', async ({ console }) => {
  await console.open();
  await console.introspect.click();
  for (const name of ['Token', 'Client ID', 'Signing key'])
    await expect(console.field(name)).toHaveAttribute('aria-invalid', 'true');
  await expect(console.field('Token')).toBeFocused();
  await console.expectVerdict('idle');
  expect(console.relayCalls()).toHaveLength(0);
});

test('the first wrong field has the focus at once: nothing typed after the press is taken elsewhere', async ({
  console,
}) => {
  await console.open();
  const focused = await console.introspect.evaluate(async (button: HTMLElement) => {
    button.click();
    await Promise.resolve(); // no frame and no task later
    return document.activeElement?.ariaInvalid;
  });
  expect(focused).toBe('true');
  await expect(console.field('Token')).toBeFocused();
});

test('what is pasted is cleaned, said, and sent as shown', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const token = await console.field('Token').inputValue();
  await console.field('Token').fill(`  "Bearer ${token.slice(0, 40)}\n${token.slice(40)}"  `);
  await expect(console.field('Token')).toHaveValue(token);
  await expect(console.page.getByRole('region', { name: 'Token', exact: true })).toContainText('the prefix “Bearer”');
  await console.ask();
  await console.expectVerdict('accepted');
  expect(console.relayCalls()[0]?.parameters[0]).toEqual(['token', token]);
});

test('a token shows its own claims before anything is asked, labelled unverified', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.expectVerdict('idle');
  await expect(console.page.getByRole('table', { name: 'Claims' })).toContainText('unverified');
  await expect(console.claim('aud').locator('[data-voice=token]')).toHaveText('["CustomResource_1736807466"]');
  expect(console.relayCalls()).toHaveLength(0);
});

test('a private key in the token field is recognised and never sent', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.field('Token').fill('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----');
  await expect(console.page.getByRole('region', { name: 'Token', exact: true })).toHaveAttribute(
    'data-kind',
    'private-key',
  );
  await console.introspect.click();
  await expect(console.field('Token')).toHaveAttribute('aria-invalid', 'true');
  expect(console.relayCalls()).toHaveLength(0);
});

test('the endpoint always shows where the request will go', async ({ console }) => {
  await console.open();
  const endpoint = console.field('Introspection endpoint');
  const id = '11111111-1111-4111-8111-111111111111';
  const hosts = { na: 'com', ca: 'ca', eu: 'eu', au: 'com.au', sg: 'sg', ap: 'asia' };
  for (const [server, tld] of Object.entries(hosts)) {
    await console.choice('Authorization server').selectOption(server);
    await console.field('Environment ID').fill(id);
    await expect(endpoint).toHaveValue(`https://auth.pingone.${tld}/${id}/as/introspect`);
    await expect(endpoint).not.toBeEditable();
  }
  await console.choice('Authorization server').selectOption('custom');
  await console.field('Custom domain').fill('login.example.com');
  await expect(endpoint).toHaveValue('https://login.example.com/as/introspect');
  await console.choice('Authorization server').selectOption('other');
  await expect(endpoint).toBeEditable();
});

test('a pasted JWT offers the region and environment of its issuer', async ({ console }) => {
  await console.open();
  const id = '22222222-2222-4222-8222-222222222222';
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  await console
    .field('Token')
    .fill(`${part({ alg: 'RS256' })}.${part({ iss: `https://auth.pingone.eu/${id}/as` })}.c2ln`);
  await console.page.getByRole('button', { name: 'Use it' }).click();
  await expect(console.choice('Authorization server')).toHaveValue('eu');
  await expect(console.field('Environment ID')).toHaveValue(id);
});

test('an address that nobody allowed is not called', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill('https://127.0.0.1/as');
  await console.field('Introspection endpoint').fill('https://127.0.0.1/as/introspect');
  await console.ask();
  await console.expectVerdict('failed');
  await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', 'blocked-target');
});

test('an allowed server that is down is named as such, with Retry', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill(`${MISBEHAVING_ORIGIN}/as`);
  await console.field('Introspection endpoint').fill(`${MISBEHAVING_ORIGIN}/as/introspect`);
  await console.ask();
  await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', 'connection-refused');
  await console.page.getByRole('button', { name: 'Retry' }).click();
  await console.settled();
  const assertions = console.relayCalls().map(({ parameters }) => parameters[1]?.[1]);
  expect(new Set(assertions).size).toBe(2);
});

test('a JWK with an algorithm that PingOne does not document warns and works', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.page.getByRole('button', { name: 'Assertion options' }).click();
  await console.choice('Algorithm').selectOption('PS256');
  await expect(console.page.getByText('PS256 is not documented for PingOne')).toBeVisible();
  await console.ask();
  await console.expectVerdict('accepted');
});

test('the address bar mirrors the public half and a reload restores it', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const token = await console.field('Token').inputValue();
  expect(console.page.url()).toContain('aud=CustomResource_1736807466');
  expect(console.page.url()).not.toContain(token.slice(0, 20));
  await console.page.reload();
  await expect(console.field('Expected scope')).toHaveValue('CustomResourceScope_1736807471');
  await expect(console.field('Token')).toHaveValue('');
});

test('Lock forgets token, key and answer', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  await console.page.getByRole('button', { name: 'Lock' }).click();
  await expect(console.field('Token')).toHaveValue('');
  await expect(console.page.getByRole('group', { name: 'Imported key' })).toBeHidden();
  await console.expectVerdict('idle');
});
