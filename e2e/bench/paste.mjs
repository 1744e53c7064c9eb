// How long after a paste a claim of the token is painted, beside a bare page that only shows it: `npm run bench` after a build.
// Both pages are measured turn by turn in one browser; the ratio is what counts, times are those of this machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { launchOptions } from '../browser.mjs';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 20);
const PORT = '27315';
const CONSOLE = `http://127.0.0.1:${PORT}`;

const base64url = (/** @type {unknown} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (/** @type {object} */ claims) =>
  `${base64url({ alg: 'RS256', kid: 'k1', typ: 'at+jwt' })}.${base64url(claims)}.${Buffer.alloc(256, 7).toString('base64url')}`;

/** @type {Record<string, (marker: string) => string>} */
const TOKENS = {
  '1 KB': (marker) =>
    jwt({
      sub: marker,
      iss: 'https://as.example',
      aud: ['api'],
      scope: 'read write',
      exp: 4102444800,
      iat: 1736808892,
      note: 'x'.repeat(450),
    }),
  '100 KB, one array': (marker) =>
    jwt({ sub: marker, list: Array.from({ length: 7000 }, (_, index) => `item-${index}`) }),
  '100 KB, 1,490 claims': (marker) =>
    jwt({
      sub: marker,
      ...Object.fromEntries(
        Array.from({ length: 1490 }, (_, index) => [`claim_number_${index}`, `the value of it, ${index}`]),
      ),
    }),
};

const floor = createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(readFileSync(new URL('floor.html', import.meta.url)));
}).listen(0, '127.0.0.1');
await once(floor, 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (floor.address());

const preview = spawn('npx', ['vite', 'preview', '--port', PORT], { stdio: 'ignore', detached: true });
const browser = await chromium.launch(launchOptions());
try {
  const pages = {
    floor: await open(`http://127.0.0.1:${port}/`),
    tokenscope: await open(CONSOLE),
  };
  for (const [name, tokenWith] of Object.entries(TOKENS)) {
    /** @type {Record<string, { painted: number, longest: number }[]>} */
    const runs = { floor: [], tokenscope: [] };
    for (let round = 0; round <= ROUNDS; round++)
      for (const [page, each] of Object.entries(pages)) {
        const marker = `marker-${page}-${name.length}-${round}`;
        const run = await paste(each, tokenWith(marker), marker);
        if (round > 0) runs[page]?.push(run); // the first one only warms up
      }
    const [bare, ours] = [summary(runs['floor'] ?? []), summary(runs['tokenscope'] ?? [])];
    console.log(
      `${name.padEnd(22)} painted: ${(ours.painted / bare.painted).toFixed(2)} of the floor (${ours.painted.toFixed(0)} and ${bare.painted.toFixed(0)} ms), ` +
        `longest task ${ours.longest.toFixed(0)} and ${bare.longest.toFixed(0)} ms, median of ${ROUNDS}`,
    );
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  if (preview.pid !== undefined) process.kill(-preview.pid);
  floor.close();
}

/** @param {string} url */
async function open(url) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  for (let attempt = 0; ; attempt++) {
    const reached = await page.goto(url).catch(() => undefined);
    if (reached) break;
    if (attempt > 100) throw new Error(`${url} cannot be reached`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await page.waitForLoadState('networkidle');
  return page;
}

/**
 * Inserts the text at one stroke, as a paste does but without the clipboard, which other programs share; waits until the marker stands in the page outside the field, and two frames more.
 * @param {import('@playwright/test').Page} page
 * @param {string} token
 * @param {string} marker
 */
async function paste(page, token, marker) {
  await page.bringToFront();
  const field = page.getByRole('textbox', { name: 'Token', exact: true });
  await field.focus();
  await field.evaluate((element) => /** @type {HTMLTextAreaElement} */ (element).select());
  // listening before anything is inserted: a handle of the promise comes back at once
  const painted = await page.evaluateHandle(
    (sought) => ({
      done: new Promise((resolve) => {
        let [start, longest] = [0, 0];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
        }).observe({ type: 'longtask' });
        document.addEventListener('beforeinput', () => (start = performance.now()), { capture: true, once: true });
        const look = () => {
          const place = document.querySelector('pre, [data-claim="sub"]');
          if (!start || !place?.textContent?.includes(sought)) return void requestAnimationFrame(look);
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const duration = performance.now() - start;
              setTimeout(() => resolve({ painted: duration, longest }), 300);
            }),
          );
        };
        look();
      }),
    }),
    marker,
  );
  await page.keyboard.insertText(token);
  return /** @type {Promise<{ painted: number, longest: number }>} */ (painted.evaluate(({ done }) => done));
}

/** @param {{ painted: number, longest: number }[]} runs */
function summary(runs) {
  const median = (/** @type {number[]} */ values) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { painted: median(runs.map(({ painted }) => painted)), longest: median(runs.map(({ longest }) => longest)) };
}
