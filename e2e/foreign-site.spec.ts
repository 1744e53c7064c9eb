import { expect, type Frame, type Page, test } from '@playwright/test';
import { SESSION_META } from '../src/core/environment/relay.ts';
import { launchOptions } from './browser.mjs';
import { PLAYED_ORIGINS } from './consoles.ts';
import { CountedUpstream } from './counted-upstream.ts';
import { attemptsToRead, attemptsToSend, outcomesOf } from './foreign-attempt.ts';
import { OpenSite } from './open-site.ts';
import { consoleOrigin, sessionOf } from './page-session.ts';
import { ReboundName } from './rebound-name.ts';
import { statusesOf } from './response-statuses.ts';

/** A browser that has another web site open beside the console. Each name that ends in `.example` leads to this machine. */

const { args, ...chosen } = launchOptions();
const resolving = '--host-resolver-rules=MAP *.example 127.0.0.1';
// a trace of hundreds of attempts would take longer than they do
test.use({ launchOptions: { ...chosen, args: [...args, resolving] }, trace: 'off' });
// one after the other: there is one server behind the relay
test.describe.configure({ mode: 'default' });

let upstream: CountedUpstream;
let foreign: OpenSite;
/** Stands where the console stands, and shows that an attempt is one. */
let open: OpenSite;
test.beforeAll(async () => {
  const { foreign: ofPreview, foreignInDev } = PLAYED_ORIGINS;
  upstream = new CountedUpstream(test.info().project.name === 'dev' ? foreignInDev : ofPreview);
  [foreign, open] = [new OpenSite(), new OpenSite()];
  await Promise.all([upstream, foreign, open].map((server) => server.start()));
});
test.afterEach(() => {
  upstream.calls.length = 0;
  open.asked.length = 0;
});
test.afterAll(() => {
  for (const server of [upstream, foreign, open]) server.stop();
});

/** With its `=`, a call is what a form of one field sends as text. */
const TOKEN = 'foreign=site';
const GUARDED = ['/relay', '/sandbox/clients', '/self'];

/** In every way to the relay, and in those that need no permission or know the secret to the other routes. */
const allSends = async (origin: string) => {
  const { relaySecret } = await sessionOf(consoleOrigin());
  const sends = GUARDED.flatMap((path) => attemptsToSend(`${origin}${path}`, upstream.bodyFor(TOKEN), relaySecret));
  return sends.filter(({ how }) => / text\/plain| application\/json with|\/relay$/.test(how));
};

const allReads = async (origin: string) => {
  const html = await (await fetch(consoleOrigin())).text();
  const script = /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '';
  const styles = /<link rel="stylesheet"[^>]* href="([^"]+)"/.exec(html)?.[1] ?? '/src/styles.css?direct';
  for (const path of [script, styles]) expect((await fetch(`${consoleOrigin()}${path}`)).status, path).toBe(200);
  return attemptsToRead(origin, { script, styles });
};

const FOREIGN_PAGES: readonly (readonly [name: string, visit: (page: Page) => Promise<Frame>])[] = [
  ['of another port', async (page) => (await page.goto(foreign.origin()), page.mainFrame())],
  ['of another site', async (page) => (await page.goto(foreign.origin('evil.example')), page.mainFrame())],
  ['without an origin', async (page) => (await page.goto(`${foreign.origin()}/sandboxed`), page.frames().at(-1)!)],
];

for (const [name, visit] of FOREIGN_PAGES) {
  test(`a page ${name} has no call made and no route answered, whatever it sends`, async ({ page }) => {
    const frame = await visit(page);
    const sentToOpen = await allSends(open.origin());
    expect(Object.values(await outcomesOf(sentToOpen, frame))).not.toContain('nothing');
    await expect.poll(() => open.asked).toHaveLength(sentToOpen.length);
    const statuses = await statusesOf(page, consoleOrigin());
    const sent = await allSends(consoleOrigin());
    const got = Object.entries(await outcomesOf(sent, frame)).filter(([, outcome]) => outcome !== 'nothing');
    // that a beacon was queued, and that a frame shows an error, is all there is to see
    expect([...new Set(got.map(([how, outcome]) => `${how.split(' ')[0]} ${outcome}`))].toSorted()).toEqual([
      'beacon true',
      'form loaded',
    ]);
    await expect.poll(statuses).toEqual(sent.map(() => 403));
    expect(upstream.calls).toEqual([]);
  });

  test(`a page ${name} reads nothing of the console and opens no socket to it`, async ({ page }) => {
    const frame = await visit(page);
    const fromOpen = await outcomesOf(await allReads(open.origin()), frame);
    expect(Object.values(fromOpen)).not.toContain('nothing');
    const outcomes = Object.values(await outcomesOf(await allReads(consoleOrigin()), frame));
    expect(outcomes).toEqual(outcomes.map(() => 'nothing'));
    expect(outcomes).toHaveLength(Object.keys(fromOpen).length);
  });
}

test('no page frames the console, by whatever element', async ({ page }) => {
  for (const [name, visit] of FOREIGN_PAGES) {
    expect(await framedBy(await visit(page), open.origin()), name).toBe(3);
    expect(await framedBy(await visit(page), consoleOrigin()), name).toBe(0);
  }
});

/** How many frames of another origin a page gets that tries every element; a frame that is refused shows an error. */
async function framedBy(frame: Frame, origin: string): Promise<number> {
  await frame.evaluate(async (url) => {
    const elements = ['iframe', 'object', 'embed'].map((tag) => document.createElement(tag));
    document.body.append(...elements);
    const settled = elements.map((element) => {
      element.setAttribute(element.localName === 'object' ? 'data' : 'src', url);
      return new Promise((resolve) => ['load', 'error'].forEach((event) => element.addEventListener(event, resolve)));
    });
    await Promise.all(settled);
  }, origin);
  return frame.childFrames().filter((each) => each.url() === `${origin}/`).length;
}

test('a window of the console is out of reach of the page that opened it', async ({ page }) => {
  for (const [name, path] of [
    ['127.0.0.1', '/favicon.svg'],
    ['evil.example', '/'],
  ]) {
    await page.goto(foreign.origin(name));
    expect(await heldBy(page, `${open.origin()}${path}`)).toEqual({ isOpen: true, isNamed: true, hasOpener: true });
    expect(await heldBy(page, `${consoleOrigin()}${path}`)).toEqual({
      isOpen: false,
      isNamed: false,
      hasOpener: false,
    });
  }
  await page.goto(foreign.origin());
  const ledAway = foreign.asked.filter((each) => each.startsWith('GET /away'));
  expect(ledAway).toEqual(['GET /away-from-open', 'GET /away-from-open']);
});

/** What ties a page and a window that it opens to each other. It then tries to lead that window away. */
async function heldBy(page: Page, target: string) {
  const opening = page.waitForEvent('popup');
  const handle = await page.evaluateHandle((url) => window.open(url, `opened ${performance.now()}`)!, target);
  const popup = await opening;
  await popup.waitForURL(target);
  const held = await popup.evaluate(() => ({ isNamed: window.name !== '', hasOpener: window.opener !== null }));
  const isOpen = !(await handle.evaluate((opened) => opened.closed));
  const away = `${foreign.origin()}/away-from-${target.startsWith(open.origin()) ? 'open' : 'console'}`;
  await handle.evaluate((opened, url) => opened.location.replace(url), away);
  if (isOpen) await popup.waitForURL(away);
  return { isOpen, ...held };
}

test('a name that is led to this machine after its page was loaded reaches nothing', async ({ playwright }) => {
  const name = new ReboundName();
  await name.start();
  const rebinding = `--host-resolver-rules=MAP rebound.example ${name.address}`;
  const browser = await playwright.chromium.launch({ ...chosen, args: [...args, rebinding] });
  const origin = `http://rebound.example:${new URL(consoleOrigin()).port}`;
  const attempts = [...(await allSends(origin)), ...(await allReads(origin))];
  const attempt = async (led: string) => {
    const page = await (await browser.newContext()).newPage();
    name.leadTo(foreign.origin());
    await page.goto(origin);
    name.leadTo(led);
    return { page, outcomes: Object.values(await outcomesOf(attempts, page.mainFrame())) };
  };
  try {
    expect((await attempt(open.origin())).outcomes).not.toContain('nothing');
    const { page, outcomes } = await attempt(consoleOrigin());
    expect([...new Set(outcomes)].toSorted()).toEqual(['loaded', 'nothing', 'true', '{"error":"foreign-host"}']);
    const queued = attempts.filter(({ how }) => /^(?:beacon|form) /.test(how));
    expect(outcomes.filter((outcome) => outcome === 'loaded' || outcome === 'true')).toHaveLength(queued.length);
    expect(upstream.calls).toEqual([]);
    expect((await page.goto(origin))?.status()).toBe(403);
    expect(await page.content()).not.toContain(SESSION_META);
  } finally {
    await browser.close();
    name.stop();
  }
});

test('the console’s own page can what no other page can', async ({ page }) => {
  await page.goto('/', { waitUntil: 'commit' });
  const sent = (await allSends(consoleOrigin())).filter(({ how }) => !how.startsWith('form'));
  const refused = /^\{"error":"[a-z-]+"\}$|^true$/;
  const answered = Object.entries(await outcomesOf(sent, page.mainFrame())).filter(([, got]) => !refused.test(got));
  const { relaySecret } = await sessionOf(consoleOrigin());
  expect(answered.map(([how]) => how).toSorted()).toEqual(
    ['fetch cors', 'XMLHttpRequest']
      .flatMap((way) =>
        GUARDED.map((path) => `${way} application/json with ${relaySecret} to ${consoleOrigin()}${path}`),
      )
      .toSorted(),
  );
  expect(upstream.callsFor(TOKEN)).toHaveLength(2);
  // what it refuses itself are scripts as elements, and what the server does are sockets without a token
  const read = await outcomesOf(await allReads(consoleOrigin()), page.mainFrame());
  const withheld = Object.keys(read).filter((how) => read[how] === 'nothing');
  expect(withheld.filter((how) => !/^WebSocket|"script"/.test(how))).toEqual([]);
  expect(Object.values(read).filter((got) => got.includes(relaySecret))).toHaveLength(3);
});
