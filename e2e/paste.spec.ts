import { madeUpJwt } from '../src/core/token/test-token.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { TOKEN_CASES } from './corpora/tokens.ts';

const region = (console: ConsolePage) => console.page.getByRole('region', { name: 'Token', exact: true });

/** Puts a text into the field as a paste does: at one stroke. */
const paste = (console: ConsolePage, text: string): Promise<void> => console.field('Token').fill(text);

async function ready(console: ConsolePage): Promise<void> {
  await console.open();
  await console.load('Good token');
}

for (const group of new Set(TOKEN_CASES.map((each) => each.group))) {
  const cases = TOKEN_CASES.filter((each) => each.group === group && each.input !== undefined);
  if (cases.length > 0)
    test(`${cases.length} pasted texts of the kind “${group}” are cleaned, told apart and flagged`, async ({
      console,
    }) => {
      await ready(console);
      const origin = new URL(console.page.url()).origin;
      for (const { id, input = '', expect: wanted } of cases) {
        await paste(console, input);
        const token = region(console);
        if (wanted.type === 'opaque') await expect(token, id).toHaveAttribute('data-kind', 'opaque');
        if (wanted.type === 'SD-JWT') await expect(token, id).toHaveAttribute('data-kind', 'sd-jwt');
        if (wanted.type?.startsWith('refuse')) await expect(token, id).toHaveAttribute('data-kind', 'private-key');
        const flags = ((await token.getAttribute('data-flags')) ?? '').split(' ');
        for (const flag of wanted.flags ?? []) expect(flags, id).toContain(flag);
        for (const [claim, text] of Object.entries(wanted.display ?? {}))
          await expect(console.claim(claim).locator('[data-voice=token]'), id).toHaveText(text);
        if (wanted.sendAs === undefined) continue;
        const before = console.relayCalls().length;
        await console.introspect.click();
        if (wanted.sendAs === null) {
          await expect(console.field('Token'), id).toHaveAttribute('aria-invalid', 'true');
          expect(console.relayCalls().length, id).toBe(before);
        } else {
          await console.settled();
          expect(console.sent('token'), id).toBe(wanted.sendAs);
          if (input !== wanted.sendAs) await expect(token, id).toContainText('Taken off what was pasted');
        }
      }
      const elsewhere = console.requests.map((request) => request.url()).filter((url) => !url.startsWith(`${origin}/`));
      expect(elsewhere).toEqual([]);
      expect(await console.page.evaluate(() => 'polluted' in {})).toBe(false);
    });
}

test('of a whole token response the access token is taken, and any other can be chosen', async ({ console }) => {
  await ready(console);
  const [access, id] = [
    madeUpJwt({ sub: 'access' }),
    madeUpJwt({ sub: 'id', nonce: 'n', aud: 'c', iss: 'i' }, { typ: 'JWT' }),
  ];
  await paste(
    console,
    JSON.stringify({
      access_token: access,
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: id,
      refresh_token: 'r3fr3sh',
    }),
  );
  await expect(console.field('Token')).toHaveValue(access);
  const choice = console.choice('Use as token');
  await expect(choice).toHaveValue('access_token');
  await choice.selectOption('id_token');
  await expect(console.field('Token')).toHaveValue(id);
  await expect(region(console)).toHaveAttribute('data-kind', 'id-token');
  await choice.selectOption('refresh_token');
  await console.ask();
  expect(console.sent('token')).toBe('r3fr3sh');
});

const REFUSED: readonly (readonly [what: string, text: string, words: RegExp])[] = [
  ['a private key in a header', 'Authorization: Bearer -----BEGIN PRIVATE KEY-----', /private key/],
  ['a private JWK in JSON', JSON.stringify({ access_token: { kty: 'EC', crv: 'P-256', d: 'x' } }), /private key/],
  ['a labelled client secret', 'client_secret=s3cr3t', /secret/],
  ['an unresolved variable', '{{useCaseAccessToken}}', /template variable|placeholder/],
  ['an unresolved variable, encoded', 'token=%7B%7BuseCaseAccessToken%7D%7D', /template variable|placeholder/],
  ['a copy that was cut off', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi…Q4', /cut off/],
];

for (const [what, text, words] of REFUSED)
  test(`${what} is refused, and nothing is sent`, async ({ console }) => {
    await ready(console);
    await paste(console, text);
    await console.introspect.click();
    await expect(console.field('Token')).toHaveAttribute('aria-invalid', 'true');
    await expect(console.field('Token')).toHaveAccessibleDescription(words);
    expect(console.relayCalls()).toEqual([]);
  });

test('the client secret in the token’s place is refused, whatever it looks like', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  await paste(console, await console.field('Client secret').inputValue());
  await console.introspect.click();
  await expect(console.field('Token')).toHaveAttribute('aria-invalid', 'true');
  expect(console.relayCalls()).toEqual([]);
});

test('a token of a megabyte is decoded and shown in part, and not sent', async ({ console }) => {
  await ready(console);
  await paste(console, madeUpJwt({ a: 'A'.repeat(1_048_576), sub: 'large' }));
  await expect(console.claim('sub').locator('[data-voice=token]')).toHaveText('large');
  expect((await console.field('Token').inputValue()).length).toBeLessThan(5_000);
  await console.introspect.click();
  await expect(console.field('Token')).toHaveAttribute('aria-invalid', 'true');
  expect(console.relayCalls()).toEqual([]);
  await paste(console, madeUpJwt({ sub: 'small' }));
  await expect(console.claim('sub').locator('[data-voice=token]')).toHaveText('small');
});

test('texts that are huge leave the page usable', async ({ console }) => {
  await ready(console);
  for (const text of ['a'.repeat(20_000_000), '.'.repeat(1_000_000), `${madeUpJwt({})}\n`.repeat(3_000)]) {
    await paste(console, text);
    await console.introspect.click();
    await expect(console.field('Token')).toHaveAttribute('aria-invalid', 'true');
  }
  await console.load('Opaque token');
  await console.ask();
  await console.expectVerdict('accepted');
});

test('what a clipboard wraps at 76 characters is one token, pasted by keyboard', async ({ console }) => {
  await ready(console);
  const token = madeUpJwt({ sub: 'wrapped', list: Array.from({ length: 400 }, (_, index) => index) });
  const elsewhere = await console.page.context().newPage();
  await elsewhere.setContent('<textarea></textarea>');
  await elsewhere.locator('textarea').fill(token.replace(/.{76}/g, '$&\n'));
  await elsewhere.locator('textarea').selectText();
  await elsewhere.locator('textarea').press('ControlOrMeta+C');
  await console.page.bringToFront();
  await console.field('Token').selectText();
  await console.field('Token').press('ControlOrMeta+V');
  await expect(console.field('Token')).toHaveValue(token);
  await expect(console.claim('sub').locator('[data-voice=token]')).toHaveText('wrapped');
});
