import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { CONSOLES, LISTENING_ORIGIN, MISBEHAVING_ORIGIN, PLAYED_ORIGINS } from './consoles.ts';

const { channel, ...options } = launchOptions();

/** Every story runs against the built console, and those that depend on how it is served against the dev server too. */
export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/tokenscope/test-results',
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./page-reporter.ts']],
  use: {
    launchOptions: options,
    // what a press grants in a window of its own; the page's policy still has to allow it
    permissions: ['clipboard-write'],
    ...(channel ? { channel } : {}),
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
  },
  projects: CONSOLES.map(({ name, origin, stories }) => ({ name, testMatch: stories, use: { baseURL: origin } })),
  webServer: CONSOLES.map(({ command, origin }) => ({
    command,
    cwd: '..',
    url: origin,
    env: {
      TOKENSCOPE_ALLOW: [MISBEHAVING_ORIGIN, LISTENING_ORIGIN, ...Object.values(PLAYED_ORIGINS)].join(' '),
    },
    stdout: 'ignore' as const,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  })),
});
