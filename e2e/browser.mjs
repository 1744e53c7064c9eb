// Finds a browser that really starts: BROWSER_PATH, Playwright's own, an installed Chrome, Chromium or Edge. With
// --ensure it installs one where it can, or says in one sentence what to do. The choice is kept for the test run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const CHOICE = fileURLToPath(new URL('../node_modules/.cache/tokenscope/browser.json', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const INSTALLED = {
  linux: [
    '/usr/bin/chromium-headless-shell', // the same engine without a window's own pages: a third faster
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const ARGS = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/**
 * Playwright's launch options for the browser that was chosen.
 * @returns {{ executablePath?: string, channel?: string, args: string[] }}
 */
export function launchOptions() {
  const chosen = existsSync(CHOICE) ? JSON.parse(readFileSync(CHOICE, 'utf8')) : {};
  return { ...chosen, args: ARGS };
}

/** @param {{ executablePath?: string, channel?: string }} options */
async function starts(options) {
  try {
    const browser = await chromium.launch({ ...options, args: ARGS, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function findBrowser() {
  const own = process.env.BROWSER_PATH;
  const candidates = [
    ...(own ? [{ executablePath: own }] : []),
    ...(existsSync(chromium.executablePath()) ? [{ channel: 'chromium' }] : []),
    ...(INSTALLED[/** @type {keyof typeof INSTALLED} */ (process.platform)] ?? [])
      .filter((path) => existsSync(path))
      .map((executablePath) => ({ executablePath })),
  ];
  for (const candidate of candidates) if (await starts(candidate)) return candidate;
  return undefined;
}

/** @param {string} command @param {string[]} args */
const run = (command, args) =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

function installWithApt() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo', '-n'];
  try {
    if (!isRoot) execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  } catch {
    return false;
  }
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const [command = 'env', ...args] = apt;
  const install = (/** @type {string} */ name) => run(command, [...args, 'install', '-y', '-qq', name]);
  return run(command, [...args, 'update', '-qq']) && (install('chromium-headless-shell') || install('chromium'));
}

async function ensureBrowser() {
  let found = await findBrowser();
  if (!found && run('npx', ['playwright', 'install', 'chromium', '--no-shell'])) found = await findBrowser();
  if (!found && installWithApt()) found = await findBrowser();
  if (!found) {
    console.error(
      'No browser was found and none could be installed: install Chrome or Chromium, or set BROWSER_PATH to one.',
    );
    process.exit(1);
  }
  mkdirSync(dirname(CHOICE), { recursive: true });
  writeFileSync(CHOICE, JSON.stringify(found));
  console.log(`Browser for the tests: ${found.executablePath ?? 'Playwright’s own Chromium'}`);
}

if (process.argv.includes('--ensure')) await ensureBrowser();
