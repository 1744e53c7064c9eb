import AxeBuilder from '@axe-core/playwright';
import { PLAYED_ORIGINS } from './consoles.ts';
import { madeUpJwt } from '../src/core/token/test-token.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { PlayedServer } from './played-server.ts';

const server = new PlayedServer(PLAYED_ORIGINS.claims);

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const now = (): number => Math.floor(Date.now() / 1000);

/** Asks about a token with these claims, and has the server say that. */
async function ask(console: ConsolePage, token: object, said: object): Promise<void> {
  await console.open();
  await server.choose(console);
  await console.field('Token').fill(madeUpJwt(token));
  await server.answer(console, JSON.stringify(said));
}

const claimsShown = (console: ConsolePage) =>
  console.page
    .getByRole('table', { name: 'Claims' })
    .locator('[data-claim]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['claim']));

test('what token and server say differently is marked, and each difference is explained', async ({ console }) => {
  const token = {
    iss: server.origin,
    scope: 'orders.read orders.write',
    aud: ['api', 'other'],
    exp: now() + 600,
    sub: 'alice',
    secret: 'x',
  };
  const said = { ...token, active: true, scope: 'orders.read', aud: 'api', exp: token.exp - 300, sub: 'Alice' };
  await ask(console, token, { ...said, secret: undefined, extra: 1 });
  for (const [claim, words] of [
    ['scope', 'leaves out orders.write'],
    ['aud', 'leaves out other'],
    ['exp', '5 min earlier'],
    ['sub', 'upper and lower case differ'],
  ] as const) {
    await expect(console.claim(claim)).toHaveAttribute('data-flags', /\bdiffers\b/);
    await expect(console.claim(claim)).toContainText(words);
  }
  await expect(console.claim('iss')).not.toHaveAttribute('data-flags', /differs/);
  await expect(console.claim('secret')).toContainText('Only the token says this');
  await expect(console.claim('secret').locator('[data-voice=token]')).toHaveText('x');
  await expect(console.claim('extra').locator('[data-voice=token]')).toHaveText('');
});

test('an issuer, client, subject, acr and age of the sign-on can be expected too', async ({ console }) => {
  const said = {
    active: true,
    iss: 'https://as.example',
    client_id: 'c1',
    sub: 'alice',
    acr: 'Single_Factor',
    auth_time: now() - 120,
  };
  await ask(console, { sub: 'alice' }, said);
  await console.expectVerdict('active');
  await console.button('More expectations').click();
  for (const [field, wrong, right, claim] of [
    ['Expected issuer', 'https://as.example/', 'https://as.example', 'iss'],
    ['Expected client', 'c2', 'c1', 'client_id'],
    ['Expected subject', 'bob', 'alice', 'sub'],
    ['Expected acr', 'Multi_Factor', 'Single_Factor', 'acr'],
  ] as const) {
    await console.field(field).fill(wrong);
    await console.expectVerdict('rejected');
    await expect(console.claim(claim)).toHaveAttribute('data-standing', 'unmet');
    await console.field(field).fill(right);
    await console.expectVerdict('accepted');
    await expect(console.claim(claim)).toHaveAttribute('data-standing', 'met');
  }
  const age = console.page.getByRole('spinbutton', { name: 'Maximum authentication age (seconds)' });
  await age.fill('60');
  await console.expectVerdict('rejected');
  await expect(console.verdict).toContainText('the sign-on was 2 min ago');
  await age.fill('3600');
  await console.expectVerdict('accepted');
  expect(console.relayCalls()).toHaveLength(1);
});

test('a near miss of the resource is told, character by character', async ({ console }) => {
  await ask(console, {}, { active: true, aud: ['https://api.example/'], scope: 'Orders.read' });
  await console.field('Expected resource').fill('https://api.example');
  await console.expectVerdict('rejected');
  await expect(console.claim('aud')).toHaveAttribute('data-flags', /near-match/);
  await expect(console.verdict).toContainText('slash at the end');
  await console.field('Expected resource').fill('');
  await console.field('Expected scope').fill('orders.read');
  await expect(console.claim('scope')).toContainText('upper and lower case differ');
});

test('a verdict does not stay green over a token that expires', async ({ console }) => {
  await ask(console, {}, { active: true, aud: 'api', exp: now() + 4 });
  await console.field('Expected resource').fill('api');
  await console.expectVerdict('accepted');
  await console.expectVerdict('rejected');
  await expect(console.verdict).toContainText('exp has passed since the server answered');
  await expect(console.claim('exp')).not.toHaveAttribute('data-flags', /active-but-expired/);
  const lifetime = console.page.getByRole('group', { name: 'Lifetime' });
  await expect(lifetime.getByRole('timer')).toContainText('Expired');
  expect(console.relayCalls()).toHaveLength(1);
});

test('a token that expires before anything was asked is announced', async ({ console }) => {
  await console.open();
  await console.field('Token').fill(madeUpJwt({ sub: 'a', iat: now() - 60, exp: now() + 3 }));
  const lifetime = console.page.getByRole('group', { name: 'Lifetime' });
  await expect(lifetime.getByRole('timer')).toContainText('Expires in');
  await expect(lifetime.getByRole('timer')).toContainText('Expired');
  await expect(lifetime.getByRole('status')).toHaveText('The token has expired.');
  await expect(console.claim('exp')).toHaveAttribute('data-time', 'expired');
});

test('on a long answer what nobody asked about folds away; a search and a press bring it back', async ({ console }) => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`claim_${index}`, `value ${index}`]));
  await ask(console, { sub: 'a' }, { ...many, active: true, aud: 'api', sub: 'a' });
  await console.field('Expected resource').fill('api');
  expect((await claimsShown(console))[0]).toBe('aud');
  await expect(console.claim('claim_59')).toHaveCount(0);
  await console.page.getByRole('searchbox', { name: 'Find a claim' }).fill('VALUE 59');
  expect(await claimsShown(console)).toEqual(['claim_59']);
  await console.page.getByRole('searchbox', { name: 'Find a claim' }).fill('nothing like it');
  await expect(console.answer).toContainText('No claim has that');
  await console.page.getByRole('searchbox', { name: 'Find a claim' }).fill('');
  await console.page.getByRole('button', { name: /^Show \d+ more claims$/ }).click();
  await expect(console.claim('claim_59')).toBeVisible();
  expect((await new AxeBuilder({ page: console.page }).analyze()).violations).toEqual([]);
});

test('the source order is the server’s own, and a switch away', async ({ console }) => {
  await ask(console, {}, { zeta: 1, active: true, '2': 'b', '1': 'a', aud: 'api' });
  await console.field('Expected resource').fill('api');
  expect((await claimsShown(console))[0]).toBe('aud');
  const order = console.page.getByRole('switch', { name: 'Source order' });
  await order.click();
  await expect(order).toHaveAttribute('aria-checked', 'true');
  // the body of this story went through a JavaScript object, which puts integers first
  expect(await claimsShown(console)).toEqual(['1', '2', 'zeta', 'active', 'aud']);
});

test('a claim and the whole answer are copied exactly as they came', async ({ console }) => {
  const elsewhere = await console.page.context().newPage();
  await elsewhere.setContent('<textarea></textarea>');
  await console.open();
  await server.choose(console);
  await console.field('Token').fill('opaque');
  const body = '{ "active" : true, "id":12345678901234567890, "s":"\\u202dx" }';
  await server.answer(console, body);
  // the page itself may not read the clipboard
  const copied = async (name: string): Promise<string> => {
    await console.button(`Copy ${name}`).click();
    await expect(console.answer).toContainText(`Copied ${name === 'answer' ? 'the answer' : name}.`);
    await elsewhere.bringToFront();
    await elsewhere.locator('textarea').fill('');
    await elsewhere.locator('textarea').press('ControlOrMeta+V');
    const text = await elsewhere.locator('textarea').inputValue();
    await console.page.bringToFront();
    return text;
  };
  expect(await copied('id')).toBe('12345678901234567890');
  expect(await copied('s')).toBe('\u202dx');
  expect(await copied('answer')).toBe(body);
});

test('members of any name are rows like any other, and no prototype is touched', async ({ console }) => {
  await console.open();
  await server.choose(console);
  await console.field('Token').fill('opaque');
  await server.answer(
    console,
    '{"active":true,"__proto__":{"polluted":1},"constructor":1,"a":1,"\\u0061":2,"":3,"toString":4}',
  );
  expect(await claimsShown(console)).toEqual(['active', '__proto__', 'constructor', 'a', 'a', '', 'toString']);
  await expect(console.claim('a').first()).toHaveAttribute('data-flags', 'duplicate-key:a');
  expect(await console.page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('what vendors write in their own way is explained, and never green', async ({ console }) => {
  const said = {
    active: true,
    scp: ['orders.read'],
    exp: '4102444800',
    custom: '${user.department}',
    cnf: { jkt: 'x' },
    act: { sub: 'gateway' },
    authorization_details: [{ type: 'payment' }],
  };
  await ask(console, {}, said);
  await console.field('Expected scope').fill('orders.read');
  await console.expectVerdict('rejected');
  await expect(console.claim('exp')).toHaveAttribute('data-time', 'wrong-type');
  for (const [claim, words] of [
    ['exp', 'Probably meant: 4102444800'],
    ['scope', 'stands in scp'],
    ['custom', 'was not evaluated'],
    ['cnf', 'Bound to the DPoP key'],
    ['act', 'gateway acts for the subject'],
    ['authorization_details', '1 permission: payment'],
  ] as const)
    await expect(console.claim(claim)).toContainText(words);
});
