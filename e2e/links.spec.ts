import { LISTENING_ORIGIN } from './consoles.ts';
import { expect, test, type ConsolePage } from './console-page.ts';

const ENVIRONMENT = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const CLIENT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const MARKER = 'c2VjcmV0bWFya2Vy';
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.${MARKER}`;

const relayed = (console: ConsolePage): number =>
  console.requests.filter((request) => request.url().endsWith('/relay')).length;
const address = (console: ConsolePage): Promise<string> => console.page.evaluate(() => location.href);
const token = (console: ConsolePage) => console.page.getByRole('region', { name: 'Token', exact: true });

test('a link fills the form, and nothing is sent until somebody asks', async ({ console }) => {
  await console.open(
    `?server=eu&env=${ENVIRONMENT}&client=${CLIENT}&aud=orders&scope=orders.read%20openid&method=client_secret_post&kid=k1&acr=mfa`,
  );
  await expect(console.choice('Authorization server')).toHaveValue('eu');
  await expect(console.field('Environment ID')).toHaveValue(ENVIRONMENT);
  await expect(console.field('Client ID')).toHaveValue(CLIENT);
  await expect(console.field('Expected resource')).toHaveValue('orders');
  await expect(console.field('Expected scope')).toHaveValue('orders.read openid');
  await expect(console.field('Expected acr')).toHaveValue('mfa');
  await expect(console.choice('Authentication method')).toHaveValue('client_secret_post');
  await expect(console.field('Introspection endpoint')).toHaveValue(
    `https://auth.pingone.eu/${ENVIRONMENT}/as/introspect`,
  );
  await console.expectVerdict('idle');
  expect(relayed(console)).toBe(0);
});

test('what a link gets wrong is left out, and is never a choice that the form does not have', async ({ console }) => {
  await console.open('?server=evil&method=basic&assertion_aud=evil&caller=nobody&client=%3Cb%3Ex&alg=none');
  await expect(console.choice('Authorization server')).toHaveValue('sandbox');
  await expect(console.choice('Authentication method')).toHaveValue('private_key_jwt');
  await expect(console.field('Client ID')).toHaveValue('<b>x');
});

for (const [where, link] of [
  ['the query', `?server=eu&client=${CLIENT}&access_token=${TOKEN}`],
  ['the fragment of a callback', `?server=eu&client=${CLIENT}#state=x&access_token=${TOKEN}&token_type=Bearer`],
  ['a field of its own', `?server=eu&client=${CLIENT}&aud=${TOKEN}`],
  ['a fragment alone', `?server=eu&client=${CLIENT}#${TOKEN}`],
] as const)
  test(`a token in ${where} is taken out of the address and flagged as exposed`, async ({ console }) => {
    await console.open(link);
    await expect(console.field('Token')).toHaveValue(TOKEN);
    await expect(token(console)).toHaveAttribute('data-flags', /\bexposed\b/);
    await expect(console.page.getByRole('alert').filter({ hasText: 'Exposed' })).toContainText('revoke');
    expect(await address(console)).not.toContain(MARKER);
    expect(
      await console.page.evaluate(() => JSON.stringify([history.state, document.title, window.name])),
    ).not.toContain(MARKER);
    await expect(console.field('Client ID')).toHaveValue(CLIENT);
    // the address itself was asked for; nothing else ever names it
    const [, ...later] = console.requests;
    for (const request of later)
      expect(`${request.url()} ${JSON.stringify(await request.allHeaders())}`).not.toContain(MARKER);

    await console.button('Lock').click();
    await expect(console.field('Token')).toHaveValue('');
    await expect(token(console)).not.toHaveAttribute('data-flags', /exposed/);
    expect(await console.page.content()).not.toContain(MARKER);
  });

test('a secret in the address is dropped, and only named', async ({ console }) => {
  await console.open(`?server=eu&client=${CLIENT}&client_secret=${MARKER}`);
  const notice = console.page.getByRole('alert').filter({ hasText: 'Exposed' });
  await expect(notice).toContainText('client_secret');
  expect(await console.page.content()).not.toContain(MARKER);
  expect(await address(console)).not.toContain(MARKER);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await expect(console.field('Token')).toBeFocused();
});

test('a token that comes by a link in the page itself takes verdict and signature of the former one away', async ({
  console,
}) => {
  await console.open();
  await console.load('Good token');
  await console.button('Check signature').click();
  await expect(token(console)).toHaveAttribute('data-signature', 'verified');
  await console.ask();
  await console.expectVerdict('accepted');
  await console.page.evaluate((text) => (location.hash = `access_token=${text}`), TOKEN);
  await expect(console.field('Token')).toHaveValue(TOKEN);
  await console.expectVerdict('idle');
  await expect(token(console)).toHaveAttribute('data-signature', 'unchecked');
  await expect(token(console)).toHaveAttribute('data-flags', /\bexposed\b/);
  expect(await address(console)).not.toContain(MARKER);
});

test('a field that holds the secret at hand is left out of the address', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  const secret = await console.field('Client secret').inputValue();
  await console.field('Expected resource').fill(secret);
  await console.field('Expected scope').fill('orders.read');
  await expect.poll(() => address(console)).toContain('orders.read');
  expect(await address(console)).not.toContain(secret);
});

test('an endpoint that came from a link is confirmed by its host before anything is sent there', async ({
  console,
}) => {
  const endpoint = `${LISTENING_ORIGIN.replace('127.0.0.1', 'evil.test')}/introspect`;
  await console.open(
    `?server=other&issuer=${encodeURIComponent('https://idp.test')}&endpoint=${encodeURIComponent(endpoint)}&method=none&client=${CLIENT}`,
  );
  await console.field('Token').fill('an-opaque-token');
  const confirm = console.page.getByRole('button', { name: /^Confirm/ });
  await expect(confirm).toHaveText(`Confirm ${new URL(endpoint).host} idp.test`);
  await console.introspect.click();
  await expect(confirm).toBeFocused();
  await expect(confirm).toHaveAccessibleDescription(/Confirm first/);
  expect(relayed(console)).toBe(0);
  await confirm.click();
  await expect(confirm).toHaveCount(0);
  await expect(console.field('Introspection endpoint')).toBeFocused();
  await console.ask();
  expect(console.sent('token')).toBe('an-opaque-token');
});

test('another host that is typed in the place of a linked one needs no confirmation, the same host does', async ({
  console,
}) => {
  await console.open('?server=other&issuer=https://idp.test&endpoint=https://idp.test/introspect');
  const confirm = console.page.getByRole('button', { name: /^Confirm/ });
  await expect(confirm).toHaveText('Confirm idp.test');
  await console.field('Issuer URL').fill('https://mine.test');
  await console.field('Introspection endpoint').fill('https://idp.test/introspect/2');
  await expect(confirm).toHaveText('Confirm idp.test');
  await console.field('Introspection endpoint').fill('https://mine.test/introspect');
  await expect(confirm).toHaveCount(0);
});

/** Ways to a host that a link has named, each without a word of the person at the page. */
const DETOURS: readonly (readonly [string, string, (console: ConsolePage) => Promise<void>])[] = [
  [
    'the button that sorts out a mix-up',
    '?server=other&issuer=https://evil.test/realms/x/.well-known/openid-configuration&client=c&method=none',
    (console) => console.page.getByRole('button', { name: /^Use/ }).click(),
  ],
  [
    'the button that makes it a custom domain',
    '?server=other&issuer=https://evil.test/as&endpoint=https://evil.test/as/introspect&client=c&method=none',
    (console) => console.page.getByRole('button', { name: /^Use/ }).click(),
  ],
  [
    'a sample in between',
    '?server=sandbox&issuer=https://evil.test&endpoint=https://evil.test/introspect&client=c&method=none',
    async (console) => {
      await console.load('Good token');
      await console.choice('Authorization server').selectOption('other');
      await console.choice('Authentication method').selectOption('none');
    },
  ],
  [
    'one letter that is typed',
    '?server=other&preset=keycloak&issuer=https://evil.test/realms/x&client=c&method=none',
    async (console) => {
      await console.field('Issuer URL').focus();
      await console.page.keyboard.press('End');
      await console.page.keyboard.type('y');
    },
  ],
  [
    'a character that a URL is read without',
    '?server=other&issuer=%01https://evil.test&endpoint=https://evil.test/introspect&client=c&method=none',
    (console) => console.field('Issuer URL').fill('https://evil.test'),
  ],
  [
    'a port that comes with another scheme',
    '?server=custom&domain=http://evil.test:443&client=c&method=none',
    (console) => console.field('Custom domain').fill('evil.test:443'),
  ],
  [
    'Lock',
    '?server=other&issuer=https://evil.test&endpoint=https://evil.test/introspect&client=c&method=none',
    (console) => console.button('Lock').click(),
  ],
];

for (const [name, link, detour] of DETOURS)
  test(`no detour leads to a linked host without confirmation: ${name}`, async ({ console }) => {
    await console.open(link);
    await detour(console);
    await console.field('Token').fill('an-opaque-token');
    await console.introspect.click();
    await expect(console.page.getByRole('button', { name: /^Confirm evil\.test/ })).toBeFocused();
    expect(console.relayCalls()).toEqual([]);
  });

test('a host that a button makes of a linked one is to be confirmed too', async ({ console }) => {
  await console.open('?server=other&issuer=https://evil-admin.okta.com&client=c&method=none');
  await console.button('Use Okta').click();
  await expect(console.field('Issuer URL')).toHaveValue('https://evil.okta.com');
  await console.field('Token').fill('an-opaque-token');
  await console.introspect.click();
  await expect(console.button('Confirm evil.okta.com')).toBeFocused();
  expect(console.relayCalls()).toEqual([]);
});

for (const address of ['%01http://evil.test', 'ht%09tp:evil.test/introspect'])
  test(`an address with a control character in it is not taken from a link: ${address}`, async ({ console }) => {
    await console.open(`?server=other&issuer=${address}&endpoint=${address}&client=c&method=none`);
    await expect(console.field('Introspection endpoint')).toHaveValue('');
    await console.field('Introspection endpoint').fill('\u0001https://evil.test/introspect');
    await console.introspect.click();
    await expect(console.field('Introspection endpoint')).toHaveAccessibleDescription(/control characters/);
    expect(console.relayCalls()).toEqual([]);
  });

test('an environment ID that is none is not taken from a link', async ({ console }) => {
  await console.open('?server=eu&env=https://evil.test/realms/x&client=c');
  await expect(console.field('Environment ID')).toHaveValue('');
});

test('not even metadata or keys are fetched from a linked host before it is confirmed', async ({ console }) => {
  await console.open('?server=other&issuer=https://evil.test');
  const confirm = console.page.getByRole('button', { name: 'Confirm evil.test' });
  await console.button('Discover').click();
  await expect(confirm).toBeFocused();
  await console.field('Token').fill(TOKEN);
  await console.button('Check signature').click();
  await expect(confirm).toBeFocused();
  expect(relayed(console)).toBe(0);
});

test('what was typed is still one’s own after Lock', async ({ console }) => {
  await console.open('?server=other');
  await console.field('Issuer URL').fill('https://mine.test');
  await console.field('Introspection endpoint').fill('https://mine.test/introspect');
  await console.button('Lock').click();
  await expect(console.field('Issuer URL')).toHaveValue('https://mine.test');
  await expect(console.page.getByRole('button', { name: /^Confirm/ })).toHaveCount(0);
});

test('the end of a long host is seen before it is confirmed, and nothing scrolls sideways', async ({ console }) => {
  const host = `login.microsoftonline.com.${'a'.repeat(50)}.${'b'.repeat(50)}.evil.example`;
  await console.page.setViewportSize({ width: 360, height: 800 });
  await console.open(`?server=other&issuer=https://${host}&endpoint=https://${host}/introspect`);
  const confirm = console.page.getByRole('button', { name: /^Confirm/ });
  await expect(confirm).toBeVisible();
  expect(await confirm.evaluate((button) => button.scrollWidth - button.clientWidth)).toBeLessThanOrEqual(0);
  expect(await console.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
