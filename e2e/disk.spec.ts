import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { ConsolePage, expect, test } from './console-page.ts';
import { Markers, tracesIn, useEverySecret, type Traces } from './markers.ts';

/** Every file below a folder; what goes away meanwhile, as other programs' files do, is passed over. */
function* filesBelow(folder: string): Generator<string> {
  for (const entry of attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const path = join(folder, entry.name);
    const isInstalled = basename(folder) === 'node_modules' && !entry.name.startsWith('.');
    if (entry.isDirectory() && !isInstalled && entry.name !== '.git') yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** What of these is in any file below a folder that was written since, or in its name. */
function tracesBelow(folder: string, traces: Traces, since = 0): readonly string[] {
  const found: string[] = [];
  for (const path of filesBelow(folder)) {
    if ((attempt(() => statSync(path).mtimeMs) ?? 0) < since) continue;
    const text = attempt(() => readFileSync(path)) ?? Buffer.alloc(0);
    for (const trace of tracesIn(Buffer.concat([Buffer.from(path), text]), traces)) found.push(`${trace} in ${path}`);
  }
  return found;
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

// what Playwright itself writes down of a story is not what this is about
test.use({ trace: 'off' });

let folder = '';
let context: BrowserContext | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenscope-profile-'));
});
test.afterEach(async () => {
  await context?.close().catch(() => undefined);
  context = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function launch(baseURL: string | undefined): Promise<BrowserContext> {
  const { channel, executablePath, args } = launchOptions();
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    args: [...args, `--log-net-log=${join(folder, 'net.json')}`],
    ...(executablePath ? { executablePath } : {}),
    ...(channel ? { channel } : {}),
    ...(baseURL ? { baseURL } : {}),
  });
  return context;
}

test('no secret is on the disk: in the browser’s profile, the project or the temporary files, even after a kill', async ({
  baseURL,
}) => {
  test.slow();
  const begun = Date.now();
  const markers = new Markers();
  const browser = await launch(baseURL);
  const console = new ConsolePage(await browser.newPage());
  await console.open();
  await useEverySecret(console, markers);
  await console.page.reload();
  await console.page.goto('about:blank');
  await console.page.goBack();
  await useEverySecret(console, markers);

  // what the browser may keep it has written once this is found: then the search can find what it looks for
  const kept = { kept: [`kept-${markers.subject}`] };
  await console.page.evaluate((text) => localStorage.setItem('tokenscope.theme', text), `kept-${markers.subject}`);
  const profile = join(folder, 'profile');
  await expect.poll(() => tracesBelow(profile, kept).length, { timeout: 45_000 }).toBeGreaterThan(0);
  const traces = { ...markers.traces, 'claim of the token': [`"${markers.subject}`] };
  expect(tracesBelow(profile, traces)).toEqual([]);

  // no time to clean up: what a crash leaves
  killBrowser(profile);
  await expect.poll(() => browser.pages().every((page) => page.isClosed())).toBe(true);
  expect(tracesBelow(profile, traces)).toEqual([]);
  expect(tracesBelow(fileURLToPath(new URL('..', import.meta.url)), traces, begun)).toEqual([]);
  expect(tracesBelow(tmpdir(), traces, begun)).toEqual([]);
});

/** Ends every process of the browser that runs on this profile, as a power cut would. */
function killBrowser(profile: string): void {
  if (process.platform !== 'linux') return void execFileSync('pkill', ['-KILL', '-f', profile]);
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    attempt(() => {
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`))
        process.kill(Number(id), 'SIGKILL');
    });
}

test('the browser itself asks nobody else for this page: no name is resolved, no connection opened', async ({
  baseURL,
}) => {
  const browser = await launch(baseURL);
  const console = new ConsolePage(await browser.newPage());
  await console.open();
  await console.load('Good token');
  // links, addresses and markup in every claim of the answer
  await console.field('Token').fill(LINKS_TOKEN);
  await expect(console.claim('website')).toBeVisible();
  await console.ask();
  for (const tab of ['Exchange', 'Assertion', 'Code', 'Claims']) await console.showTab(tab);
  await console.button('Trust check').click();
  await browser.close();

  const log = readFileSync(join(folder, 'net.json'), 'utf8');
  const asked = [...log.matchAll(/"(?:host|host_and_port|url|destination|address_list|group_id)":\[?"([^"]+)"/g)].map(
    ([, text = '']) => text,
  );
  const { host, hostname } = new URL(baseURL ?? '');
  expect(asked.filter((text) => text.includes(host)).length).toBeGreaterThan(10);
  expect(asked.filter((text) => !text.includes(hostname))).toEqual([]);
  expect(log).not.toContain('evil.example');
});

const LINK = 'https://evil.example/x';
const LINKS_TOKEN = [
  '{"alg":"none"}',
  JSON.stringify({
    iss: LINK,
    website: LINK,
    picture: `${LINK}.png`,
    profile: `<img src="${LINK}">`,
    jku: LINK,
    sub: `javascript:fetch('${LINK}')`,
  }),
  '',
]
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');
