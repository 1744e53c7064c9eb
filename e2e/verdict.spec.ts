import { expect, test, type ConsolePage } from './console-page.ts';

const SEED = {
  active: true,
  scope: 'CustomResourceScope_1736807471 openid',
  client_id: '21608059-7055-4d5a-b712-6743db57ab66',
  token_type: 'Bearer',
  exp: 1736812492,
  iat: 1736808892,
  sub: '20d97092-22bb-4bd9-a9f6-e6dc162acb62',
  aud: ['CustomResource_1736807466'],
  iss: 'https://auth.pingone.com/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/as',
  jti: '6db20c00-5695-4f14-86e6-0fd460fc8868',
  sid: '119d0100-e1b7-457d-80d7-5c91c0f0a762',
  acr: 'Single_Factor',
  auth_time: 1736808876,
  clientAssertion_custom: 'CustomResourceScope_1736807471',
  env: 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6',
  org: 'bed432e6-676a-4ebe-b5a5-6b3b54e46bda',
};

/** Lets the sandbox answer the next introspections with this body, and asks. */
async function askFor(
  console: ConsolePage,
  status: number,
  body: unknown,
  headers?: Record<string, string>,
): Promise<void> {
  const fault = { kind: 'status', status, body, ...(headers ? { headers } : {}) };
  await console.control('faults', { rules: [{ route: 'introspect', fault }] });
  await console.ask();
  await console.control('faults', { rules: [] });
}

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ console }) => {
  await console.open();
  await console.load('Good token');
});

test('the example’s answer is accepted with fresh times and rejected with its printed ones', async ({ console }) => {
  const fresh = Math.floor(Date.now() / 1000);
  await askFor(console, 200, { ...SEED, exp: fresh + 3600, iat: fresh, auth_time: fresh - 16 });
  await console.expectVerdict('accepted');
  await expect(console.page.getByRole('table', { name: 'Claims' }).locator('[data-claim]')).toHaveCount(16);

  await askFor(console, 200, SEED);
  await console.expectVerdict('rejected');
  await expect(console.claim('exp')).toHaveAttribute('data-time', 'expired');
  await expect(console.claim('exp')).toHaveAttribute('data-flags', /\bactive-but-expired\b/);
});

test('a changed expectation judges the same answer anew, without a request', async ({ console }) => {
  await console.ask();
  await console.expectVerdict('accepted');
  await console.field('Expected scope').fill('orders.write');
  await console.expectVerdict('rejected');
  await expect(console.verdict).toContainText('orders.write was not granted');
  await console.field('Expected scope').fill('openid CustomResourceScope_1736807471');
  await console.expectVerdict('accepted');
  await console.field('Expected scope').fill('');
  await console.field('Expected resource').fill('');
  await console.expectVerdict('active');
  expect(console.relayCalls()).toHaveLength(1);
});

test('a change of anything that was asked withdraws the verdict at once', async ({ console }) => {
  const changes = [
    () => console.field('Token').fill('another-token'),
    () => console.field('Client ID').fill('another-client'),
    () => console.choice('Token type hint').selectOption('access_token'),
    () => console.field('Environment ID').fill('11111111-1111-4111-8111-111111111111'),
    () => console.page.getByRole('button', { name: 'Remove key' }).click(),
  ];
  for (const change of changes) {
    await console.load('Good token');
    await console.ask();
    await console.expectVerdict('accepted');
    await change();
    await console.expectVerdict('idle');
    await console.load('Revoked');
  }
});

const FAILURES = [
  ['malformed', 'not-json', 200, '<html><title>Sign in</title></html>', { 'content-type': 'text/html' }],
  ['malformed', 'malformed-json', 200, { active: 'true' }, undefined],
  ['malformed', 'empty-body', 200, '', { 'content-type': 'application/json' }],
  ['malformed', 'wrong-content-type', 200, '{"active":true}', { 'content-type': 'text/plain' }],
  ['failed', 'oauth-error', 200, { error: 'invalid_request' }, undefined],
  ['failed', 'wrong-endpoint', 404, { code: 'NOT_FOUND', id: 'a1b2c3d4' }, undefined],
  ['failed', 'rate-limited', 429, {}, { 'retry-after': '3' }],
  ['failed', 'server-error', 503, {}, undefined],
  ['failed', 'redirected', 302, {}, { location: 'https://elsewhere.example/login?token=x' }],
] as const;

for (const [state, problem, status, body, headers] of FAILURES)
  test(`an answer of ${status} with ${JSON.stringify(body)} is ${state}: ${problem}`, async ({ console }) => {
    await askFor(console, status, body, headers);
    await console.expectVerdict(state);
    await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', problem);
  });

test('a refusal shows the server’s words and its correlation id', async ({ console }) => {
  const description =
    'Request denied: Invalid client credentials (Correlation ID: 7d4b8f3e-0000-4000-8000-000000000001)';
  await askFor(console, 401, { error: 'invalid_client', error_description: description });
  await console.expectVerdict('failed');
  await expect(console.page.getByRole('alert')).toContainText(description);
  await expect(console.page.getByRole('alert').getByRole('definition')).toContainText([
    '401',
    'invalid_client',
    description,
    '7d4b8f3e-0000-4000-8000-000000000001',
  ]);
});

test('while the server thinks the page says so, and Cancel ends it at once', async ({ console }) => {
  await console.control('faults', { rules: [{ route: 'introspect', fault: { kind: 'hang' } }] });
  await console.introspect.click();
  await console.expectVerdict('pending');
  await console.page.getByRole('button', { name: 'Cancel' }).click();
  await console.expectVerdict('idle');
  await console.control('faults', { rules: [] });
  await console.ask();
  await console.expectVerdict('accepted');
});

test('a double click asks once', async ({ console }) => {
  await console.introspect.dblclick();
  await console.settled();
  expect(console.relayCalls()).toHaveLength(1);
});
