import { PLAYED_ORIGINS } from './consoles.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { PlayedServer } from './played-server.ts';
import { BASIC_CLIENT, KEY_CLIENT, SecondIssuer } from './second-issuer.ts';

const played = new PlayedServer(PLAYED_ORIGINS.discovery);
let second: SecondIssuer;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  await played.start();
  second = await SecondIssuer.start(PLAYED_ORIGINS.second);
});
test.afterAll(() => {
  played.stop();
  second.stop();
});

const discovery = (console: ConsolePage) => console.page.getByRole('status', { name: 'Discovery' });
const confirm = (console: ConsolePage) => console.page.getByRole('button', { name: /^Confirm/ });

/** The played server's metadata, with these methods at its introspection endpoint. */
function offerMethods(methods: readonly string[]): void {
  played.answers = {
    '/.well-known/openid-configuration': {
      body: JSON.stringify({
        issuer: played.origin,
        introspection_endpoint: `${played.origin}/introspect`,
        introspection_endpoint_auth_methods_supported: methods,
      }),
    },
  };
}

async function discover(console: ConsolePage, issuer: string): Promise<void> {
  await console.open();
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill(issuer);
  await console.button('Discover').click();
}

test('another issuer’s metadata fill the form, and its own client is accepted', async ({ console }) => {
  await discover(console, second.issuer);
  await expect(console.field('Introspection endpoint')).toHaveValue(`${second.issuer}/token/introspection`);
  await expect(discovery(console)).toContainText(`${second.issuer}/token/introspection`);
  await expect(discovery(console)).toContainText(`${second.issuer}/jwks`);
  const method = console.choice('Authentication method');
  await expect(method.locator('option[value=client_secret_post]')).toHaveText(/not offered/);
  await expect(method.locator('option[value=client_secret_basic]')).not.toHaveText(/not offered/);

  await method.selectOption('client_secret_basic');
  await console.field('Client ID').fill(BASIC_CLIENT.id);
  await console.field('Client secret').fill(BASIC_CLIENT.secret);
  await console.field('Token').fill(await second.mint());
  await console.field('Expected scope').fill('orders.read');
  await console.introspect.click();
  await expect(confirm(console)).toBeFocused();
  expect(console.relayCalls()).toEqual([]);
  await confirm(console).click();
  await console.ask();
  await console.expectVerdict('accepted');
});

test('the algorithm that the server offers is the one that signs', async ({ console }) => {
  await discover(console, second.issuer);
  await confirm(console).click();
  await console.field('Client ID').fill(KEY_CLIENT);
  await console.field('Signing key').fill(second.key.pem);
  await expect(console.importedKey).toBeVisible();
  await console.button('Assertion options').click();
  await expect(console.choice('Algorithm')).toHaveValue('ES256');
  await console.field('Token').fill(await second.mint());
  await console.ask();
  await console.expectVerdict('active');
});

test('the method changes to one that the server offers, and its options say what it does not', async ({ console }) => {
  const { origin } = played;
  offerMethods(['client_secret_post', 'tls_client_auth']);
  await discover(console, origin);
  await expect(console.choice('Authentication method')).toHaveValue('client_secret_post');
  await expect(discovery(console)).toContainText('private_key_jwt is not listed');
});

test('RFC 8414’s location is asked where OpenID Connect’s has nothing', async ({ console }) => {
  const issuer = `${played.origin}/tenant`;
  played.asked.length = 0;
  played.answers = {
    '/.well-known/oauth-authorization-server/tenant': {
      body: JSON.stringify({ issuer, introspection_endpoint: `${issuer}/introspect` }),
    },
  };
  await discover(console, issuer);
  await expect(console.field('Introspection endpoint')).toHaveValue(`${issuer}/introspect`);
  expect(played.asked).toEqual([
    'GET /tenant/.well-known/openid-configuration',
    'GET /.well-known/oauth-authorization-server/tenant',
  ]);
});

for (const [name, metadata] of [
  ['another issuer', { issuer: 'https://idp.example.com' }],
  ['the issuer with a slash more', { issuer: `${PLAYED_ORIGINS.discovery}/` }],
] as const)
  test(`metadata for ${name} are said to be, and nothing is taken from them`, async ({ console }) => {
    played.answers = {
      '/.well-known/openid-configuration': {
        body: JSON.stringify({ ...metadata, introspection_endpoint: `${played.origin}/evil` }),
      },
    };
    await discover(console, played.origin);
    await expect(discovery(console)).toContainText(metadata.issuer);
    await expect(discovery(console)).toContainText('nothing is taken');
    await expect(console.field('Introspection endpoint')).toHaveValue('');
    await expect(console.choice('Authentication method').locator('option').first()).not.toHaveText(/not offered/);
  });

test('what was discovered is gone when the issuer changes', async ({ console }) => {
  await discover(console, second.issuer);
  await expect(discovery(console)).toContainText('/jwks');
  await console.field('Issuer URL').fill('https://idp.example.com');
  await expect(discovery(console)).toHaveText('');
  await expect(console.choice('Authentication method').locator('option[value=client_secret_post]')).not.toHaveText(
    /not offered/,
  );
});

test('a late answer fills nothing that was changed meanwhile, and nothing at all for another issuer', async ({
  console,
}) => {
  const { origin } = played;
  offerMethods(['client_secret_basic', 'client_secret_post']);
  const release = hold();
  await discover(console, origin);
  await expect(discovery(console)).toContainText('Reading');
  await console.choice('Authentication method').selectOption('client_secret_post');
  await console.field('Introspection endpoint').fill(`${origin}/mine`);
  release();
  await expect(discovery(console)).toContainText('What you changed meanwhile was left');
  await expect(console.choice('Authentication method')).toHaveValue('client_secret_post');
  await expect(console.field('Introspection endpoint')).toHaveValue(`${origin}/mine`);

  const releaseNext = hold();
  const answered = console.page.waitForResponse((response) => response.url().endsWith('/relay')).catch(() => undefined);
  await console.button('Discover').click();
  await console.field('Issuer URL').fill('https://idp.example.com');
  releaseNext();
  await Promise.race([answered, console.page.waitForLoadState('networkidle')]);
  await expect(discovery(console)).toHaveText('');
  await expect(console.field('Introspection endpoint')).toHaveValue(`${origin}/mine`);
});

/** Keeps the played server from answering until the function that it gives is called. */
function hold(): () => void {
  let release = (): void => undefined;
  played.held = new Promise((resolve) => (release = resolve));
  return release;
}

test('a preset chosen after discovery keeps what was read of the server', async ({ console }) => {
  await discover(console, second.issuer);
  await expect(discovery(console)).toContainText('/jwks');
  await console.choice('Preset').selectOption('oidc-provider');
  await expect(console.choice('Authentication method').locator('option[value=client_secret_post]')).toHaveText(
    /not offered/,
  );
});

test('the habits of a product go with its preset', async ({ console }) => {
  await console.open('?server=other');
  await console.choice('Preset').selectOption('hydra');
  await expect(console.choice('Authentication method')).toHaveValue('none');
  await console.choice('Preset').selectOption('okta');
  await expect(console.choice('Authentication method')).toHaveValue('private_key_jwt');
});

test('a product without introspection is not asked, and the signature of its token can still be checked', async ({
  console,
}) => {
  await console.open('?server=other&preset=auth0');
  await console.field('Issuer URL').fill('https://tenant.eu.auth0.com/');
  await console.field('Token').fill('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl');
  await console.introspect.click();
  await expect(console.field('Introspection endpoint')).toHaveAccessibleDescription(/has no introspection endpoint/);
  expect(console.relayCalls()).toEqual([]);
});

test('a server that cannot be reached is said to be, and so is an empty field', async ({ console }) => {
  await discover(console, '');
  await expect(discovery(console)).toContainText('Enter the issuer URL first');
  await console.field('Issuer URL').fill('https://169.254.169.254');
  await console.button('Discover').click();
  await expect(discovery(console)).toContainText('TOKENSCOPE_ALLOW');
});

const PRESETS = [
  ['keycloak', 'https://sso.test/realms/a', 'https://sso.test/realms/a/protocol/openid-connect/token/introspect'],
  ['okta', 'https://a.okta.com/oauth2/default', 'https://a.okta.com/oauth2/default/v1/introspect'],
  ['curity', 'https://c.test/oauth/v2/oauth-anonymous', 'https://c.test/oauth/v2/oauth-introspect'],
  ['pingfederate', 'https://pf.test', 'https://pf.test/as/introspect.oauth2'],
  [
    'pingone-aic',
    'https://t.forgeblocks.com/am/oauth2/realms/root/realms/alpha',
    'https://t.forgeblocks.com/am/oauth2/realms/root/realms/alpha/introspect',
  ],
  ['authentik', 'https://a.test/application/o/orders/', 'https://a.test/application/o/introspect/'],
  ['zitadel', 'https://z.test', 'https://z.test/oauth/v2/introspect'],
  ['duende', 'https://d.test', 'https://d.test/connect/introspect'],
  ['oidc-provider', 'https://o.test', 'https://o.test/token/introspection'],
] as const;

test('a preset knows the endpoint of an issuer, and what surprises its callers', async ({ console }) => {
  await console.open();
  await console.choice('Authorization server').selectOption('other');
  for (const [preset, issuer, endpoint] of PRESETS) {
    await console.choice('Preset').selectOption(preset);
    await console.field('Issuer URL').fill(issuer);
    await expect(console.field('Introspection endpoint')).toHaveValue(endpoint);
    await expect(console.page.getByRole('note').getByRole('listitem').first()).toBeVisible();
  }
  for (const preset of ['auth0', 'entra', 'google', 'cognito']) {
    await console.choice('Preset').selectOption(preset);
    await expect(console.page.getByRole('note')).toContainText('introspection');
    await expect(console.choice('Preset').locator('option:checked')).toHaveText(/has no introspection/);
  }
  await expect(confirm(console)).toHaveCount(0);
});

test('products that people mix up are told apart by their addresses', async ({ console }) => {
  const id = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
  await console.open();
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill(`https://auth.pingone.eu/${id}/as`);
  await console.button('Use PingOne Europe').click();
  await expect(console.choice('Authorization server')).toHaveValue('eu');
  await expect(console.field('Environment ID')).toHaveValue(id);

  await console.choice('Authorization server').selectOption('custom');
  await console.field('Custom domain').fill('https://sso.test/as/introspect.oauth2');
  await console.page.getByRole('button', { name: /^Use PingFederate/ }).click();
  await expect(console.choice('Preset')).toHaveValue('pingfederate');
  await expect(console.field('Introspection endpoint')).toHaveValue('https://sso.test/as/introspect.oauth2');

  await console.choice('Authorization server').selectOption('na');
  await console.field('Environment ID').fill('https://t.forgeblocks.com/am/oauth2/realms/root/realms/alpha/introspect');
  await console.page.getByRole('button', { name: /^Use PingOne Advanced Identity Cloud/ }).click();
  await expect(console.choice('Preset')).toHaveValue('pingone-aic');
  await expect(console.field('Issuer URL')).toHaveValue('https://t.forgeblocks.com/am/oauth2/realms/root/realms/alpha');
});
