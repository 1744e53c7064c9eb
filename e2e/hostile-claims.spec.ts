import { CLAIMS_CORPUS, type ClaimsCase } from './corpora/claims.ts';
import { PLAYED_ORIGINS } from './consoles.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { PlayedServer } from './played-server.ts';

const server = new PlayedServer(PLAYED_ORIGINS.hostile);

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

/** A console that asks the played server about a token, and expects what the corpus expects. */
async function prepare(console: ConsolePage): Promise<void> {
  await console.open();
  await server.choose(console);
  await console.field('Token').fill('opaque');
  await console.field('Expected resource').fill(CLAIMS_CORPUS.expectedAud);
  await console.field('Expected scope').fill(CLAIMS_CORPUS.expectedScope);
}

const STATES: Readonly<Record<string, RegExp>> = {
  active: /^(accepted|rejected)$/,
  'active-or-refused-with-reason': /^(accepted|rejected|malformed)$/,
  inactive: /^inactive$/,
  malformed: /^malformed$/,
  'oauth-error': /^failed$/,
};

/** Everything about the rows at once, so that a case costs one call into the page. */
const readRows = (console: ConsolePage) =>
  console.page.getByRole('table', { name: 'Claims' }).evaluateAll((tables) =>
    tables
      .flatMap((table) => [...table.querySelectorAll<HTMLElement>('[data-claim]')])
      .map((row) => ({
        claim: row.dataset['claim'] ?? '',
        standing: row.dataset['standing'] ?? '',
        time: row.dataset['time'],
        flags: (row.dataset['flags'] ?? '').split(' ').filter((flag) => flag !== ''),
        server: row.querySelector('[data-voice=server]')?.textContent ?? '',
      })),
  );

const PASSED: Readonly<Record<string, string>> = { met: 'pass', unmet: 'fail', missing: 'fail' };

const groups = new Map<string, ClaimsCase[]>();
for (const each of CLAIMS_CORPUS.cases) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);

for (const [group, cases] of groups)
  if (group !== 'size')
    test(`${cases.length} answers of the kind “${group}” are judged and shown as they are`, async ({ console }) => {
      test.setTimeout(120_000);
      await prepare(console);
      for (const { id, body = '', expect: wanted } of cases) {
        await server.answer(console, body, { status: wanted.http ?? 200 });
        const state = (await console.answer.getAttribute('data-verdict')) ?? '';
        if (wanted.active) expect(state, id).toMatch(STATES[wanted.active] ?? /^$/);
        const isGreen = wanted.aud !== 'fail' && wanted.scope !== 'fail' && (wanted.exp ?? 'valid') === 'valid';
        if (!isGreen) expect(state, id).not.toBe('accepted');
        const rows = await readRows(console);
        const row = (claim: string) => rows.find((each) => each.claim === claim);
        if (state === 'accepted' || state === 'rejected') {
          if (wanted.aud) expect(PASSED[row('aud')?.standing ?? ''], id).toBe(wanted.aud);
          if (wanted.scope) expect(PASSED[row('scope')?.standing ?? ''], id).toBe(wanted.scope);
          if (wanted.exp) expect(row('exp')?.time, id).toBe(wanted.exp);
          const members = Object.keys(JSON.parse(body) as object).filter((name) => name !== '__proto__');
          for (const name of members)
            expect(
              rows.map(({ claim }) => claim),
              id,
            ).toContain(name);
          const flags = rows.flatMap((each) => each.flags);
          for (const flag of wanted.flags ?? []) expect(flags, id).toContain(flag);
          if (wanted.flags?.length === 0) expect(flags, id).toEqual([]);
          const subject = (JSON.parse(body) as { sub?: unknown }).sub;
          if (typeof subject === 'string') expect(row('sub')?.server, id).toBe(subject);
        }
        for (const [claim, text] of Object.entries(wanted.display ?? {})) expect(row(claim)?.server, id).toBe(text);
      }
      const page = console.page;
      expect(await page.evaluate(() => '__pwn' in window)).toBe(false);
      expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
      await expect(console.answer.locator('a:not([href^="https://"]), a:not([rel~="noopener"])')).toHaveCount(0);
      const own = new URL(page.url()).origin;
      expect(console.requests.map((request) => request.url()).filter((url) => !url.startsWith(`${own}/`))).toEqual([]);
    });

const BASE =
  '"active":true,"scope":"openid orders.read","exp":4102444800,"aud":["https://api.example.test"],"client_id":"c"';

/** Writes the body that a recipe of the corpus stands for. */
function bodyOf({ kind, n }: { readonly kind: string; readonly n: number }): string {
  switch (kind) {
    case 'depth':
      return `{${BASE},"d":${'{"d":'.repeat(n)}1${'}'.repeat(n)}}`;
    case 'arraydepth':
      return `{${BASE},"d":${'['.repeat(n)}${']'.repeat(n)}}`;
    case 'keys':
      return `{${BASE},${Array.from({ length: n }, (_, index) => `"k${index}":${index}`).join()}}`;
    case 'string':
      return `{${BASE},"s":"${'A'.repeat(n)}"}`;
    case 'scope': {
      const scopes = Array.from({ length: n }, (_, index) => `s${index}`).join(' ');
      return `{"active":true,"aud":["https://api.example.test"],"exp":4102444800,"scope":"${scopes} orders.read"}`;
    }
    case 'redos':
      return `{"active":true,"aud":["https://api.example.test"],"exp":4102444800,"sub":"${'a'.repeat(n)}!","scope":"${' '.repeat(n)}orders.read"}`;
    default:
      throw new Error(`no recipe for ${kind}`);
  }
}

test('answers that are large or deep are judged, and the page stays usable', async ({ console }) => {
  test.setTimeout(120_000);
  await prepare(console);
  for (const { id, gen, expect: wanted } of CLAIMS_CORPUS.cases.filter(({ group }) => group === 'size')) {
    if (!gen) throw new Error(`${id} has no recipe`);
    await server.answer(console, bodyOf(gen));
    await expect(console.answer, id).toHaveAttribute('data-verdict', STATES[wanted.active ?? ''] ?? /^$/);
    await expect(console.claim('aud'), id).toHaveAttribute('data-standing', 'met');
  }
  await console.button('Lock').click();
  await expect(console.field('Token')).toHaveValue('');
});
