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

test('a link that is opened in the page itself is heard too', async ({ console }) => {
  await console.open(`?server=eu&client=${CLIENT}`);
  await console.page.evaluate((text) => (location.hash = `access_token=${text}`), TOKEN);
  await expect(console.field('Token')).toHaveValue(TOKEN);
  await expect(token(console)).toHaveAttribute('data-flags', /\bexposed\b/);
  expect(await address(console)).not.toContain(MARKER);
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
  await expect(confirm).toHaveText(`Confirm idp.test ${new URL(endpoint).host}`);
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

test('what is typed in the place of a linked endpoint needs no confirmation', async ({ console }) => {
  await console.open('?server=other&issuer=https://idp.test&endpoint=https://idp.test/introspect');
  const confirm = console.page.getByRole('button', { name: /^Confirm/ });
  await expect(confirm).toBeVisible();
  await console.field('Issuer URL').fill('https://mine.test');
  await console.field('Introspection endpoint').fill('https://mine.test/introspect');
  await expect(confirm).toHaveCount(0);
});
