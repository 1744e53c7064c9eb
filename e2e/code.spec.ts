import type { Locator } from '@playwright/test';
import { LANGUAGES } from '../src/core/snippet/languages.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { runProgram } from './snippet-runner.ts';
import { TOOLS } from './snippet-tools.ts';

const code = (console: ConsolePage): Locator => console.page.getByRole('region', { name: 'Request', exact: true });
const secrets = (console: ConsolePage): Locator => console.page.getByRole('switch', { name: 'Include secret values' });
const readCode = async (console: ConsolePage): Promise<string> => (await code(console).textContent()) ?? '';

/** What Copy puts on the clipboard, as it arrives in another page. */
async function copied(console: ConsolePage, name: string): Promise<string> {
  const button = console.page.getByRole('button', { name, exact: true });
  await button.click();
  await expect(button).toHaveText('Copied');
  const other = await console.page.context().newPage();
  await other.goto('about:blank');
  await other.setContent('<textarea aria-label="paste"></textarea>');
  await other.getByRole('textbox').focus();
  await other.keyboard.press('ControlOrMeta+v');
  const text = await other.getByRole('textbox').inputValue();
  await other.close();
  return text;
}

/** Runs what the page shows, as a person would who copied it. */
async function run(text: string, language: 'curl' | 'node', variables: Record<string, string> = {}): Promise<string> {
  const tool = TOOLS[language];
  if (!tool) throw new Error(`nothing runs ${language}`);
  const { stdout, stderr } = await runProgram(tool, text, variables);
  return `${stdout}${stderr}`;
}

test('the request is there in every language of the list, without a secret in it', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  const markers = [await console.field('Client secret').inputValue(), await console.field('Token').inputValue()];
  const endpoint = await console.field('Introspection endpoint').inputValue();
  const id = await console.field('Client ID').inputValue();
  await console.showTab('Code');
  await expect(console.choice('Language').locator('option')).toHaveText(LANGUAGES.map(({ label }) => label));
  for (const language of LANGUAGES) {
    await console.choice('Language').selectOption(language.id);
    await expect(code(console)).toHaveAttribute('data-language', language.id);
    const text = await readCode(console);
    expect(text).toContain(language.id === 'http' ? new URL(endpoint).pathname : endpoint);
    expect(text).toContain(id);
    expect(text).toContain('INTROSPECT_TOKEN');
    const shown = await console.page.getByRole('tabpanel').textContent();
    for (const marker of markers) expect(shown).not.toContain(marker);
  }
});

for (const language of ['curl', 'node'] as const)
  test(`what is copied runs and is answered, with variables and with values: ${language}`, async ({ console }) => {
    test.skip((await TOOLS[language]?.find()) === undefined, `${TOOLS[language]?.needs} is not on this machine`);
    await console.open();
    await console.loadClient('client_secret_basic');
    const [secret, token] = [
      await console.field('Client secret').inputValue(),
      await console.field('Token').inputValue(),
    ];
    await console.showTab('Code');
    await console.choice('Language').selectOption(language);
    const withVariables = await copied(console, 'Copy code');
    expect(withVariables).not.toContain(secret);
    const answer = await run(withVariables, language, { INTROSPECT_TOKEN: token, INTROSPECT_CLIENT_SECRET: secret });
    expect(answer).toContain('"active":true');
    expect(answer).toContain('HTTP 200');
    expect(await run(withVariables, language)).toMatch(/Set (the environment variable )?INTROSPECT_/);

    await secrets(console).click();
    await expect(code(console)).toContainText(token);
    const withValues = await copied(console, 'Copy code');
    expect(await run(withValues, language)).toContain('"active":true');
  });

test('the assertion in the code is another than the one that was sent, and is signed anew when asked to', async ({
  console,
}) => {
  await console.open();
  await console.load('Good token');
  await console.ask();
  await console.expectVerdict('accepted');
  const sent = console.sent('client_assertion') ?? '';
  await console.showTab('Code');
  await console.choice('Language').selectOption('node');
  await secrets(console).click();
  await expect(code(console)).toContainText('expires at');
  const first = await readCode(console);
  expect(first).not.toContain(sent);
  expect(await run(first, 'node')).toContain('"active":true');
  expect(await run(first, 'node')).toContain('invalid_client'); // once only
  await console.button('Sign another').click();
  await expect(code(console)).not.toHaveText(first);
  expect(await run(await readCode(console), 'node')).toContain('"active":true');
  // none of it was sent by the page, and the answer stands
  await console.expectVerdict('accepted');
  expect(console.relayCalls()).toHaveLength(1);
});

test('secret values are never remembered: leaving the tab forgets them', async ({ console }) => {
  await console.open();
  await console.loadClient('client_secret_post');
  const secret = await console.field('Client secret').inputValue();
  await console.showTab('Code');
  await secrets(console).click();
  await expect(code(console)).toContainText(secret);
  await expect(console.page.getByRole('status').filter({ hasText: 'plain text' })).toBeVisible();
  await console.showTab('Claims');
  expect(await console.page.content()).not.toContain(secret);
  await console.showTab('Code');
  await expect(secrets(console)).not.toBeChecked();
  await expect(code(console)).not.toContainText(secret);
  expect(
    await console.page.evaluate(() => JSON.stringify([localStorage, sessionStorage, location.href])),
  ).not.toContain(secret);
});

test('code follows the form: method, hint and encoding as chosen, and nothing that was not', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.showTab('Code');
  await console.choice('Language').selectOption('python');
  await expect(code(console)).toContainText('client_assertion_type');
  await expect(code(console)).toContainText('signed anew for each request');
  await expect(code(console)).not.toContainText('token_type_hint');
  await console.choice('Token type hint').selectOption('access_token');
  await expect(code(console)).toContainText('("token_type_hint", "access_token")');
  await console.choice('Authentication method').selectOption('none');
  await expect(code(console)).not.toContainText('client_assertion');
  await expect(code(console)).toContainText('client_id');
  await console.choice('Authentication method').selectOption('bearer');
  await expect(code(console)).toContainText('Bearer');
  await expect(code(console)).not.toContainText('client_id');
  await console.choice('Authentication method').selectOption('client_secret_basic');
  await expect(code(console)).toContainText('quote_plus');
  await console.choice('Credentials encoding').selectOption('raw');
  await expect(code(console)).not.toContainText('quote_plus');
  await console.field('Environment ID').fill('');
  await expect(console.page.getByRole('tabpanel')).toContainText('Complete the environment');
});

test('a second program signs the assertion, and says so where there is none', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  await console.showTab('Code');
  const signing = console.page.getByRole('region', { name: 'Signing the client_assertion', exact: true });
  await console.choice('Language').selectOption('node');
  await expect(signing).toContainText('INTROSPECT_SIGNING_KEY_FILE');
  await expect(signing).toContainText('RS256');
  await console.choice('Language').selectOption('jquery');
  await expect(signing).toHaveCount(0);
  await expect(console.page.getByRole('tabpanel')).toContainText('sign the assertion on a server');
  await console.choice('Authentication method').selectOption('client_secret_post');
  await console.choice('Language').selectOption('node');
  await expect(signing).toHaveCount(0);
});

test('code with values waits for the confirmation of a host, and no longer', async ({ console }) => {
  await console.open('?server=other&issuer=https://idp.test&endpoint=https://idp.test/introspect&client=c&method=none');
  await console.field('Token').fill('an-opaque-token');
  await console.showTab('Code');
  await secrets(console).click();
  await expect(console.page.getByRole('alert')).toContainText('Confirm first');
  await console.button('Confirm idp.test').click();
  await expect(code(console)).toContainText('an-opaque-token');
});

test('what is secret stands in no code because it was typed into another field', async ({ console }) => {
  await console.open();
  await console.load('Good token');
  const token = await console.field('Token').inputValue();
  await console.button('Assertion options').click();
  await console.field('Extra claims').fill(JSON.stringify({ note: token }));
  await console.showTab('Code');
  await expect(console.page.getByRole('alert')).toContainText('Extra claims');
  await expect(code(console)).toHaveCount(0);
});
