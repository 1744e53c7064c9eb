import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test, type ConsolePage } from './console-page.ts';

async function openWithOptions(console: ConsolePage): Promise<void> {
  await console.open();
  await console.load('Good token');
  await console.button('Assertion options').click();
  await console.showTab('Assertion');
  await expect(console.page.getByRole('table', { name: 'Assertion' })).toBeVisible();
}

const issuerOf = async (console: ConsolePage): Promise<string> =>
  (await console.field('Introspection endpoint').inputValue()).replace('/introspect', '');

test('the assertion is shown before it is sent, and as it was sent, each part with its rules', async ({ console }) => {
  await openWithOptions(console);
  await expect(console.assertionRow('jti')).toContainText('new with each request');
  await expect(console.assertionRow('aud')).toContainText(await issuerOf(console));
  for (const name of ['alg', 'typ', 'iss', 'sub', 'aud', 'jti', 'iat', 'exp'])
    await expect(console.assertionRow(name)).toHaveAttribute('data-standing', 'met');
  await expect(console.assertionRow('kid')).toHaveAttribute('data-standing', 'warned');
  await expect(console.assertionRow('exp').getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  await console.ask();
  const { jti = '' } = decodeJwt(console.sent('client_assertion') ?? '');
  await expect(console.assertionRow('jti').locator('[data-voice=assertion]')).toHaveText(jti);
});

test('every option is in the assertion that is sent', async ({ console }) => {
  await openWithOptions(console);
  await console.choice('Algorithm').selectOption('PS384');
  await console.field('Key ID').fill('my kid');
  await console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' }).fill('45');
  await console.choice('Assertion type').selectOption('client-authentication+jwt');
  await console.field('Extra claims').fill('{"tenant":"a","big":12345678901234567890}');
  for (const [audience, path] of [
    ['issuer', ''],
    ['token', '/token'],
    ['introspection', '/introspect'],
  ] as const) {
    await console.choice('Assertion audience').selectOption(audience);
    await console.ask();
    const assertion = console.sent('client_assertion') ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'PS384', typ: 'client-authentication+jwt', kid: 'my kid' });
    const { iat = 0, exp = 0, aud, tenant } = decodeJwt(assertion);
    expect([aud, tenant, exp - iat]).toEqual([`${await issuerOf(console)}${path}`, 'a', 50]);
    expect(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()).toContain('"big":12345678901234567890}');
  }
});

for (const audience of ['token', 'introspection'])
  test(`the sandbox accepts its ${audience} endpoint as audience`, async ({ console }) => {
    await openWithOptions(console);
    await console.choice('Assertion audience').selectOption(audience);
    await console.ask();
    await console.expectVerdict('accepted');
  });

test('an audience with a slash too many is named before and after the server refuses it', async ({ console }) => {
  await openWithOptions(console);
  await console.choice('Assertion audience').selectOption('custom');
  await console.field('Custom audience').fill(`${await issuerOf(console)}/`);
  await expect(console.assertionRow('aud')).toHaveAttribute('data-standing', 'unmet');
  await expect(console.assertionRow('aud')).toContainText('a slash at the end');
  await console.ask();
  await console.expectVerdict('failed');
  await expect(console.assertionRow('aud')).toContainText('a slash at the end');
});

test('a lifetime beyond PingOne’s hour is named, and the sandbox refuses it as PingOne does', async ({ console }) => {
  await openWithOptions(console);
  await console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' }).fill('7200');
  await expect(console.assertionRow('exp')).toContainText('PingOne refuses more than one hour');
  await console.ask();
  await console.expectVerdict('failed');
});

test('an assertion for another host is signed only after consent, and consent is for that host alone', async ({
  console,
}) => {
  await openWithOptions(console);
  await console.choice('Assertion audience').selectOption('custom');
  await console.field('Custom audience').fill('https://elsewhere.example/as');
  await console.introspect.click();
  await expect(console.field('Custom audience')).toHaveAttribute('aria-invalid', 'true');
  expect(console.relayCalls()).toHaveLength(0);
  await console.page.getByRole('checkbox', { name: /elsewhere\.example/ }).check();
  await console.ask();
  expect(decodeJwt(console.sent('client_assertion') ?? '').aud).toBe('https://elsewhere.example/as');
  await console.field('Custom audience').fill('https://third.example/as');
  await console.introspect.click();
  await expect(console.field('Custom audience')).toHaveAttribute('aria-invalid', 'true');
  expect(console.relayCalls()).toHaveLength(1);
});

test('an assertion is bound to its target: another server means another audience and a new signature', async ({
  console,
}) => {
  await openWithOptions(console);
  await console.ask();
  const first = console.sent('client_assertion');
  await console.ask();
  expect(console.sent('client_assertion')).not.toBe(first);
  await console.choice('Authorization server').selectOption('eu');
  await console.field('Environment ID').fill('11111111-1111-4111-8111-111111111111');
  await console.expectVerdict('idle');
  await expect(console.assertionRow('aud').locator('[data-voice=assertion]')).toHaveText(
    'https://auth.pingone.eu/11111111-1111-4111-8111-111111111111/as',
  );
});

test('what is wrong with an option is said at the option, and nothing is sent', async ({ console }) => {
  await openWithOptions(console);
  await console.field('Extra claims').fill('{"aud":"https://evil.example"}');
  await console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' }).fill('');
  await console.introspect.click();
  await expect(console.field('Extra claims')).toHaveAttribute('aria-invalid', 'true');
  await expect(console.page.getByText('it cannot be an extra claim')).toBeVisible();
  await expect(console.page.getByRole('spinbutton', { name: 'Lifetime (seconds)' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  expect(console.relayCalls()).toHaveLength(0);
});

test('an assertion that was signed elsewhere for another client or server is seen through before it is sent', async ({
  console,
}) => {
  await console.open();
  await console.load('Good token');
  await console.choice('Authentication method').selectOption('prepared');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'a', sub: 'b', aud: 'https://elsewhere.example', exp: Date.now(), nbf: 1e10 };
  await console
    .field('Client assertion')
    .fill(`"${part({ alg: 'none', jku: 'https://evil.example' })}.${part(claims)}.x"`);
  await console.showTab('Assertion');
  for (const name of ['alg', 'sub', 'aud', 'exp', 'nbf', 'jti'])
    await expect(console.assertionRow(name)).toHaveAttribute('data-standing', 'unmet');
  await expect(console.assertionRow('jku')).toHaveAttribute('data-standing', 'warned');
  await console.introspect.click();
  await expect(console.field('Client assertion')).toHaveAttribute('aria-invalid', 'true');
  expect(console.relayCalls()).toHaveLength(0);
});
