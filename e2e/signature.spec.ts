import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose';
import { PLAYED_ORIGINS } from './consoles.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { PlayedServer } from './played-server.ts';

const server = new PlayedServer(PLAYED_ORIGINS.signature);
const ISSUER = PLAYED_ORIGINS.signature;

test.describe.configure({ mode: 'serial' });

let privateKey: CryptoKey;
let pem: string;

test.beforeAll(async () => {
  await server.start();
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  pem = await exportSPKI(pair.publicKey);
  server.answers = {
    '/.well-known/openid-configuration': { body: JSON.stringify({ issuer: ISSUER, jwks_uri: `${ISSUER}/keys` }) },
    '/keys': { body: JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig' }] }) },
  };
});
test.afterAll(() => server.stop());

const sign = (claims: object, header: Partial<JWTHeaderParameters> = {}, key = privateKey): Promise<string> =>
  new SignJWT({ iss: ISSUER, sub: 'a', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header })
    .sign(key);

const tokenRegion = (console: ConsolePage) => console.page.getByRole('region', { name: 'Token', exact: true });
const documents = (console: ConsolePage): string[] =>
  console.requests
    .filter((request) => request.url().endsWith('/relay'))
    .map((request) => request.postDataJSON() as { call: string; url: string })
    .filter(({ call }) => call !== 'introspect')
    .map(({ call, url }) => `${call} ${url}`);

async function open(console: ConsolePage, token: string): Promise<void> {
  await console.open();
  await server.choose(console);
  await console.field('Token').fill(token);
  await expect(console.button('Check signature')).toBeVisible();
}

test('the sandbox’s token is verified with the sandbox’s keys, and only when asked to', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'unchecked');
  expect(documents(console)).toEqual([]);
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'verified');
  const issuer = (await console.field('Introspection endpoint').inputValue()).replace(/\/introspect$/, '');
  expect(documents(console)).toEqual([`jwks ${issuer}/jwks`]);
  await console.load('Wrong audience');
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'unchecked');
});

test('another issuer’s keys are found by its metadata', async ({ console }) => {
  await open(console, await sign({}));
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'verified');
  expect(documents(console)).toEqual([`discovery ${ISSUER}/.well-known/openid-configuration`, `jwks ${ISSUER}/keys`]);
});

test('no place that a token names is ever asked, whatever its header has', async ({ console }) => {
  const { privateKey: own, publicKey } = await generateKeyPair('RS256');
  const token = await sign(
    { iss: 'https://evil.test' },
    { jku: `${ISSUER}/evil`, x5u: `${ISSUER}/evil`, jwk: await exportJWK(publicKey) },
    own,
  );
  server.asked.length = 0;
  await open(console, token);
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'failed');
  await expect(tokenRegion(console)).toContainText('(jku)');
  await expect(tokenRegion(console)).toContainText('(jwk)');
  expect(server.asked).toEqual(['GET /.well-known/openid-configuration', 'GET /keys']);
  await expect(tokenRegion(console).locator('a:not([href^="https://www.rfc-editor.org/"])')).toHaveCount(0);
});

test('a signature that failed blocks green, and a check with the right key gives it back', async ({ console }) => {
  const other = await exportSPKI((await generateKeyPair('RS256')).publicKey);
  await open(console, await sign({}));
  await console.field('Expected resource').fill('api');
  await server.answer(console, '{"active":true,"aud":"api"}');
  await console.expectVerdict('accepted');
  await console.button('Check with other keys').click();
  await console.field('Verification keys').fill(other);
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'failed');
  await console.expectVerdict('rejected');
  await expect(console.verdict).toContainText('signature');
  await console.field('Verification keys').fill(pem);
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'unchecked');
  await console.expectVerdict('accepted');
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'verified');
  await console.expectVerdict('accepted');
  expect(documents(console)).toEqual([]);
});

test('keys that cannot be had leave it unchecked, and say what was tried', async ({ console }) => {
  await open(console, await sign({}));
  await console.field('Issuer URL').fill(`${ISSUER}/nowhere`);
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toHaveAttribute('data-signature', 'no-key');
  await expect(tokenRegion(console)).toContainText(`${ISSUER}/nowhere/jwks`);
  await console.field('Token').fill(await sign({}, { kid: 'gone' }));
  await console.field('Issuer URL').fill(ISSUER);
  await console.button('Check signature').click();
  await expect(tokenRegion(console)).toContainText('“gone”');
});

const answerJwt = (claims: object, header: object = {}, key = privateKey): Promise<string> =>
  sign(
    { aud: 'client', iat: Math.floor(Date.now() / 1000), token_introspection: { active: true, aud: 'api' }, ...claims },
    { typ: 'token-introspection+jwt', ...header },
    key,
  );

test('an answer that is a JWT is judged once it is verified, and never green before', async ({ console }) => {
  const type = 'application/token-introspection+jwt';
  await open(console, await sign({}));
  await console.field('Expected resource').fill('api');
  await server.answer(console, await answerJwt({}), { type });
  await console.expectVerdict('accepted');
  await expect(console.verdict).toContainText('signed JWT');
  const { privateKey: foreign } = await generateKeyPair('RS256');
  for (const [body, words] of [
    [await answerJwt({}, {}, foreign), 'does not match'],
    [await answerJwt({ aud: 'somebody' }), 'aud does not name client'],
    [await answerJwt({ iss: 'https://evil.test' }), 'evil.test'],
    [await answerJwt({}, { typ: 'JWT' }), 'typ is'],
  ] as const) {
    await server.answer(console, body, { type });
    await console.expectVerdict('malformed');
    await expect(console.page.getByRole('alert')).toHaveAttribute('data-problem', 'jwt-response');
    await expect(console.verdict).toContainText(words);
    await expect(console.claim('aud')).toHaveAttribute('data-standing', 'not-evaluated');
  }
});
