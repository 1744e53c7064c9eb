import { expect, test, type ConsolePage } from './console-page.ts';
import { Markers, paste, tracesIn } from './markers.ts';

/** Every field that a secret belongs into, and how to get it. */
const FIELDS: readonly (readonly [
  name: string,
  reach: (console: ConsolePage, markers: Markers) => Promise<unknown>,
])[] = [
  ['Token', () => Promise.resolve()],
  ['Signing key', () => Promise.resolve()],
  ['Passphrase', (console, markers) => paste(console, 'Signing key', markers.lockedPem)],
  ['Client secret', (console) => console.choice('Authentication method').selectOption('client_secret_basic')],
  ['Bearer token', (console) => console.choice('Authentication method').selectOption('bearer')],
  ['Client assertion', (console) => console.choice('Authentication method').selectOption('prepared')],
];

for (const [name, reach] of FIELDS)
  test(`what stands in “${name}” is stored, offered, corrected and written down by no browser`, async ({ console }) => {
    const markers = new Markers();
    await console.open();
    await reach(console, markers);
    const field = console.field(name);
    await expect(field).toHaveJSProperty('tagName', 'TEXTAREA'); // browsers offer to store what stands in a password field
    for (const [attribute, value] of [
      ['autocomplete', 'off'],
      ['autocapitalize', 'off'],
      ['autocorrect', 'off'],
      ['spellcheck', 'false'],
      ['data-1p-ignore', ''],
      ['data-lpignore', 'true'],
      ['data-bwignore', ''],
    ] as const)
      await expect(field).toHaveAttribute(attribute, value);
    expect(await field.getAttribute('name')).toBe(null);

    // neither a key nor a token: what it is must not matter
    await field.fill(markers.secret);
    await expect(field).toHaveValue(markers.secret);
    if (name === 'Token') return;
    expect(tracesIn(await console.page.content(), markers.traces)).toEqual([]);

    const masked = expect(field);
    await masked.toHaveCSS('-webkit-text-security', 'disc');
    await console.button(`Show ${name.toLowerCase()}`).click();
    await masked.toHaveCSS('-webkit-text-security', 'none');
    await console.page.emulateMedia({ media: 'print' });
    await masked.toHaveCSS('-webkit-text-security', 'disc');
    await console.page.emulateMedia({ media: 'screen' });
    await console.field('Client ID').or(console.field('Expected scope')).first().focus();
    await masked.toHaveCSS('-webkit-text-security', 'disc');
  });

test('every page and every answer that holds something secret is kept in no cache', async ({ console }) => {
  const kept: string[] = [];
  console.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const isOurs = pathname === '/' || ['relay', 'sandbox', 'self'].includes(pathname.split('/')[1] ?? '');
    if (isOurs && response.headers()['cache-control'] !== 'no-store') kept.push(pathname);
  });
  await console.open();
  await console.load('Good token');
  await console.ask();
  await console.expectVerdict('accepted');
  await console.button('Trust check').click();
  await expect(console.page.getByRole('status', { name: 'Trust', exact: true })).toContainText('as promised');
  expect(console.relayCalls()).toHaveLength(1);
  expect(kept).toEqual([]);
});
