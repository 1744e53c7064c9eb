import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { LISTENING_ORIGIN } from './consoles.ts';
import { expect, test } from './console-page.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const CALLERS = ['Application', 'Resource'] as const;

/** For each method the parameters beside the token, and the scheme of the Authorization header. */
const METHODS = [
  ['private_key_jwt', 'client_assertion client_assertion_type', undefined],
  ['client_secret_jwt', 'client_assertion client_assertion_type', undefined],
  ['client_secret_basic', '', 'Basic'],
  ['client_secret_post', 'client_id client_secret', undefined],
  ['none', 'client_id', undefined],
  ['bearer', '', 'Bearer'],
  ['prepared', 'client_assertion client_assertion_type', undefined],
] as const;

for (const caller of CALLERS)
  for (const [method, parameters, scheme] of METHODS)
    test(`${method} as ${caller.toLowerCase()}: the sandbox accepts it, and nothing else is sent`, async ({
      console,
    }) => {
      await console.open();
      await console.loadClient(method, caller);
      await console.ask();
      await console.expectVerdict('accepted');
      const [call] = console.relayCalls();
      expect(call?.parameters.map(([name]) => name).join(' ')).toBe(`token ${parameters}`.trim());
      expect(call?.authorization?.split(' ')[0]).toBe(scheme);
      if (parameters.includes('assertion')) expect(console.sent('client_assertion_type')).toBe(ASSERTION_TYPE);
    });

for (const [method, field] of [
  ['client_secret_jwt', 'Client secret'],
  ['client_secret_basic', 'Client secret'],
  ['client_secret_post', 'Client secret'],
  ['bearer', 'Bearer token'],
  ['none', 'Client ID'],
] as const)
  test(`${method} with a wrong ${field.toLowerCase()} is refused by the sandbox`, async ({ console }) => {
    await console.open();
    await console.loadClient(method);
    await console.field(field).fill('wrong-'.repeat(12));
    await console.ask();
    await console.expectVerdict('failed');
    await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', 'client-auth-failed');
  });

test('private_key_jwt with another key is refused by the sandbox', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const own = await console.importedKey.getAttribute('data-thumbprint');
  await console.button('Generate key pair').click();
  await expect(console.importedKey).not.toHaveAttribute('data-thumbprint', own ?? '');
  await console.ask();
  await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', 'client-auth-failed');
});

test('a ready-made assertion is sent as it is; sent twice it is refused, and the tab says why', async ({ console }) => {
  await console.open();
  await console.loadClient('prepared');
  const assertion = await console.field('Client assertion').inputValue();
  await console.showTab('Assertion');
  await expect(console.assertionRow('jti')).toHaveAttribute('data-standing', 'met');
  await console.ask();
  await console.expectVerdict('accepted');
  expect(console.sent('client_assertion')).toBe(assertion);
  await console.ask();
  await console.expectVerdict('failed');
  await expect(console.assertionRow('jti')).toHaveAttribute('data-standing', 'unmet');
  await expect(console.assertionRow('jti')).toContainText('was sent before');
});

test('the client secret moves with the person between the methods that use it, and is masked', async ({ console }) => {
  await console.open();
  await console.choice('Authentication method').selectOption('client_secret_post');
  await console.field('Client secret').fill('moved along');
  await console.choice('Authentication method').selectOption('client_secret_basic');
  await expect(console.field('Client secret')).toHaveValue('moved along');
  await console.choice('Authentication method').selectOption('private_key_jwt');
  await console.choice('Authentication method').selectOption('client_secret_jwt');
  await expect(console.field('Client secret')).toHaveValue('moved along');
  await expect(console.field('Client secret')).toHaveClass(/(^| )masked( |$)/);
});

test('a secret that is shorter than the hash is warned about, and still signs', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.choice('Authentication method').selectOption('client_secret_jwt');
  await console.field('Client secret').fill('thirty-one-bytes-are-too-short!');
  await expect(console.page.getByText('The secret has 31 bytes; HS256 needs 32 or more')).toBeVisible();
  await console.ask();
  await console.expectVerdict('failed');
  await console.field('Client secret').fill('thirty-two-bytes-are-long-enough');
  await expect(console.page.getByText('or more (RFC 7518')).toBeHidden();
});

test('secrets in the exchange stay masked until asked for', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_basic');
  await console.ask();
  await console.showTab('Exchange');
  const sent = console.page.getByRole('region', { name: 'Request sent' });
  const { authorization = '' } = console.relayCalls()[0] ?? {};
  await expect(sent).not.toContainText(authorization);
  await console.button('Show Authorization').click();
  await expect(sent).toContainText(authorization);
});

test.describe('what arrives at the server', () => {
  test.describe.configure({ mode: 'serial' });

  /** Takes one request and answers like an introspection endpoint. */
  async function listen(): Promise<{ request: Promise<{ head: string[]; body: string }>; close: () => void }> {
    const server = createServer();
    server.listen(Number(new URL(LISTENING_ORIGIN).port), '127.0.0.1');
    await once(server, 'listening');
    const request = new Promise<{ head: string[]; body: string }>((resolve) => {
      server.once('request', (incoming, response) => {
        let body = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        incoming.on('end', () => {
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"active":false}');
          resolve({ head: incoming.rawHeaders, body });
        });
      });
    });
    return { request, close: () => void server.close() };
  }

  const TOKEN = 'a+b&c=d%20~ü';

  test('with client_secret_jwt is the request of the example: three form parameters and no more', async ({
    console,
  }) => {
    const { request, close } = await listen();
    await console.open();
    await console.choice('Authorization server').selectOption('other');
    await console.field('Issuer URL').fill(LISTENING_ORIGIN);
    await console.field('Introspection endpoint').fill(`${LISTENING_ORIGIN}/as/introspect`);
    await console.field('Token').fill(TOKEN);
    await console.choice('Authentication method').selectOption('client_secret_jwt');
    await console.field('Client ID').fill('21608059-7055-4d5a-b712-6743db57ab66');
    await console.field('Client secret').fill('s'.repeat(64));
    await console.ask();
    await console.expectVerdict('inactive');
    const { head, body } = await request;
    close();
    const [, assertion = ''] = /client_assertion=([\w.-]+)/.exec(body) ?? [];
    expect(body).toBe(
      `token=a%2Bb%26c%3Dd%2520%7E%C3%BC&client_assertion=${assertion}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer`,
    );
    const [header, payload, signature] = assertion.split('.');
    expect(createHmac('sha256', 's'.repeat(64)).update(`${header}.${payload}`).digest('base64url')).toBe(signature);
    expect(head.filter((_, at) => at % 2 === 0)).toEqual([
      'Host',
      'Content-Type',
      'Content-Length',
      'Accept',
      'Accept-Encoding',
      'User-Agent',
      'Connection',
    ]);
  });

  for (const [encoding, expected] of [
    ['form', 'id+with+space%3A:s%3Ae%2Fcret%2B%25'],
    ['raw', 'id with space::s:e/cret+%'],
  ] as const)
    test(`with client_secret_basic are credentials written ${encoding}`, async ({ console }) => {
      const { request, close } = await listen();
      await console.open();
      await console.choice('Authorization server').selectOption('other');
      await console.field('Issuer URL').fill(LISTENING_ORIGIN);
      await console.field('Introspection endpoint').fill(`${LISTENING_ORIGIN}/introspect`);
      await console.field('Token').fill(TOKEN);
      await console.choice('Authentication method').selectOption('client_secret_basic');
      await console.field('Client ID').fill('id with space:');
      await console.field('Client secret').fill('s:e/cret+%');
      await console.choice('Credentials encoding').selectOption(encoding);
      await console.ask();
      const { head, body } = await request;
      close();
      expect(body).toBe('token=a%2Bb%26c%3Dd%2520%7E%C3%BC');
      const authorization = head[head.indexOf('Authorization') + 1] ?? '';
      expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe(expected);
    });
});
