import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from './console-page.ts';

const OUTCOMES = [
  ['Good token', 'accepted', /^Accepted: for CustomResource_1736807466, with CustomResourceScope_1736807471/],
  ['Opaque token', 'accepted', /^Accepted: for CustomResource_1736807466/],
  ['Wrong audience', 'rejected', /^Rejected: aud does not name CustomResource_1736807466/],
  ['Missing scope', 'rejected', /^Rejected: CustomResourceScope_1736807471 was not granted/],
  ['Expired', 'inactive', /^Inactive: expired 1 h ago/],
  ['Revoked', 'inactive', /^Inactive: revoked/],
  ['Issued to another client', 'inactive', /^Inactive: issued to another client/],
  ['ID token', 'rejected', /^Rejected: aud does not name/],
  ['Refresh token', 'rejected', /^Rejected: aud is missing/],
] as const;

for (const [name, state, headline] of OUTCOMES)
  test(`the sample "${name}" is ${state}`, async ({ console }) => {
    await console.open();
    await console.load(name);
    await console.ask();
    await console.expectVerdict(state);
    await expect(console.verdict).toHaveText(headline);
  });

test('the first verdict is two clicks away', async ({ console }) => {
  await console.open();
  await console.page.getByRole('button', { name: 'Load sample' }).click();
  await console.introspect.click();
  await console.expectVerdict('accepted');
});

test('the one wrong claim stands first and says what was expected', async ({ console }) => {
  await console.open();
  await console.load('Wrong audience');
  await console.ask();
  await expect(console.page.getByRole('table', { name: 'Claims' }).getByRole('row').nth(1)).toHaveAttribute(
    'data-claim',
    'aud',
  );
  await expect(console.claim('aud')).toHaveAttribute('data-standing', 'unmet');
  await expect(console.claim('scope')).toHaveAttribute('data-standing', 'met');
  await expect(console.claim('aud').locator('[data-voice=expected]')).toHaveText('CustomResource_1736807466');
  await expect(console.claim('aud').locator('[data-voice=server]')).toHaveText('["CustomResource_1736809999"]');
});

test('the answer has the sixteen members of the example', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  await console.page.getByRole('tab', { name: 'Exchange' }).click();
  const body = JSON.parse(await console.page.getByRole('region', { name: 'Response body' }).innerText());
  expect(Object.keys(body).toSorted()).toEqual(
    'acr active aud auth_time client_id clientAssertion_custom env exp iat iss jti org scope sid sub token_type'
      .split(' ')
      .toSorted(),
  );
  expect(body.aud).toEqual(['CustomResource_1736807466']);
});

test('a key that is not registered fails as client authentication, and nothing is said about the token', async ({
  console,
}) => {
  await console.open();
  await console.load('Good token');
  const registered = await console.page.getByRole('group', { name: 'Imported key' }).getAttribute('data-thumbprint');
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  await console.field('Signing key').fill(other.toString());
  await expect(console.page.getByRole('group', { name: 'Imported key' })).not.toHaveAttribute(
    'data-thumbprint',
    registered ?? '',
  );
  await expect(console.field('Signing key')).toHaveValue('');
  await console.ask();
  await console.expectVerdict('failed');
  await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', 'client-auth-failed');
  await expect(console.page.getByRole('alert')).toContainText('invalid_client');
});

test('ten introspections in a row carry ten assertions, and none is refused', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  for (let round = 0; round < 10; round++) {
    await console.introspect.click();
    await expect.poll(() => console.relayCalls().length).toBe(round + 1);
    await expect(console.answer).toHaveAttribute('aria-busy', 'false');
    await console.expectVerdict('accepted');
  }
  const claims = console
    .relayCalls()
    .map(({ parameters }) => Object.fromEntries(parameters)['client_assertion'] ?? '')
    .map((assertion) => JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()));
  expect(new Set(claims.map(({ jti }) => jti)).size).toBe(10);
  for (const { exp, iat, nbf } of claims) {
    expect(exp - iat).toBeLessThanOrEqual(300);
    expect(nbf).toBeUndefined();
  }
});

test('the request is the example’s: three parameters and no more', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  expect(console.relayCalls()[0]?.parameters.map(([name]) => name)).toEqual([
    'token',
    'client_assertion',
    'client_assertion_type',
  ]);
});

test('the client secret signs the example’s own kind of assertion', async ({ console }) => {
  await console.open();
  const { clients } = (await console.control('clients', {})) as {
    clients: { clientId: string; method: string; secret?: string }[];
  };
  const client = clients.find(({ method }) => method === 'client_secret_jwt');
  const { token } = await console.control('token', {
    clientId: client?.clientId,
    scope: 'CustomResourceScope_1736807471 openid',
  });
  await console.field('Token').fill(String(token));
  await console.choice('Authentication method').selectOption('client_secret_jwt');
  await console.field('Client ID').fill(client?.clientId ?? '');
  await console.field('Client secret').fill(client?.secret ?? '');
  await console.field('Expected resource').fill('CustomResource_1736807466');
  for (const algorithm of ['HS256', 'HS512']) {
    if (algorithm !== 'HS256') {
      await console.page.getByRole('button', { name: 'Assertion options' }).click();
      await console.choice('Algorithm').selectOption(algorithm);
    }
    await console.ask();
    await console.expectVerdict('accepted');
  }
});

test('an EC key as JWK signs with ES256 and its kid, from a file', async ({ console }) => {
  await console.open();
  const { clients } = (await console.control('clients', {})) as {
    clients: { name: string; clientId: string; signingKey?: string; kid?: string }[];
  };
  const client = clients.find(({ name }) => name === 'app-es256');
  const { token } = await console.control('token', { clientId: client?.clientId });
  const jwk = { ...createPrivateKey(client?.signingKey ?? '').export({ format: 'jwk' }), kid: client?.kid };
  await console.field('Token').fill(String(token));
  await console.field('Client ID').fill(client?.clientId ?? '');
  await console.page
    .getByLabel('Signing key file')
    .setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(jwk)) });
  await expect(console.page.getByRole('group', { name: 'Imported key' })).toContainText('EC P-256');
  await console.ask();
  await console.expectVerdict('active');
  const assertion = Object.fromEntries(console.relayCalls()[0]?.parameters ?? [])['client_assertion'] ?? '';
  expect(JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString())).toEqual({
    alg: 'ES256',
    typ: 'JWT',
    kid: client?.kid,
  });
});

test('a key that cannot sign is refused with its reason', async ({ console }) => {
  await console.open();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const refused = [
    ['public-key', rsa.publicKey.export({ type: 'spki', format: 'pem' })],
    [
      'missing-end',
      rsa.privateKey
        .export({ type: 'pkcs1', format: 'pem' })
        .toString()
        .replace(/-----END[^]*/, ''),
    ],
    ['not-a-key', 'hello'],
  ] as const;
  for (const [reason, text] of refused) {
    await console.field('Signing key').fill(text.toString());
    await expect(console.page.locator(`[data-reason="${reason}"]`)).toBeVisible();
    await expect(console.field('Signing key')).toHaveAttribute('aria-invalid', 'true');
  }
});
