import { readFileSync } from 'node:fs';
import type { FaultCase } from '../src/dev-server/test-fault-case.ts';
import { playFault } from '../src/dev-server/test-fault-player.ts';
import { closeUpstreams } from '../src/dev-server/test-upstream.ts';
import { PLAYED_ORIGINS, TALKATIVE_CONSOLES } from './consoles.ts';
import { expect, test, type ConsolePage } from './console-page.ts';
import { Markers, tracesIn } from './markers.ts';
import { StartedConsole, TALKATIVE } from './started-console.ts';

const corpus = readFileSync(new URL('corpora/faults.json', import.meta.url), 'utf8');
const { cases } = JSON.parse(corpus) as { cases: readonly FaultCase[] };

/** What can be played to a relay that trusts no certificate of ours, and does not take half a minute. */
const PLAYABLE = cases.filter(({ group, steps }) => group !== 'tls' && !steps.some(({ h2, drip }) => h2 ?? drip));

const PORT = Number(new URL(PLAYED_ORIGINS.wire).port);

test.describe.configure({ mode: 'serial' });
test.use({ baseURL: TALKATIVE_CONSOLES.faults });

let served: StartedConsole | undefined;
test.beforeAll(async () => {
  const environment = { ...TALKATIVE, TOKENSCOPE_ALLOW: PLAYED_ORIGINS.wire };
  const { port } = new URL(TALKATIVE_CONSOLES.faults);
  served = await StartedConsole.startWith(environment, 'preview', '--port', port);
});
test.afterAll(() => served?.stop());
test.afterEach(closeUpstreams);

const markers = new Markers();

async function prepare(console: ConsolePage): Promise<void> {
  await console.open();
  await console.field('Token').fill(markers.token);
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill(PLAYED_ORIGINS.wire);
  await console.field('Introspection endpoint').fill(`${PLAYED_ORIGINS.wire}/introspect`);
  await console.choice('Authentication method').selectOption('client_secret_basic');
  await console.field('Client ID').fill('client');
  await console.field('Client secret').fill(markers.secret);
}

test('every fault of the corpus is shown for what it is, asked once, never green, and told to no log', async ({
  console,
}) => {
  test.setTimeout(180_000);
  const told: string[] = [];
  console.page.on('console', (message) => told.push(message.text()));
  await prepare(console);
  expect(PLAYABLE.length).toBeGreaterThan(45);
  for (const { id, name, steps, expect: expected } of PLAYABLE) {
    const about = `${id} ${name}`;
    const played = await playFault(steps, { port: PORT });
    const calls = console.relayCalls().length;
    await console.ask();
    const { verdict = '', errorClass, retryOffered } = expected;
    const isActive = (await console.answer.getAttribute('data-verdict')) === 'active';
    if (verdict === 'active') expect(isActive, about).toBe(true);
    else if (!verdict.startsWith('active')) expect(isActive, about).toBe(false);
    if (errorClass !== undefined) await expect(console.problem, about).toHaveAttribute('data-problem', errorClass);
    if (retryOffered !== undefined) await expect(console.button('Retry'), about).toHaveCount(retryOffered ? 1 : 0);
    if (!isActive) await expect(console.problem.getByRole('listitem').first(), about).toBeVisible();
    expect(played.seen().requests, about).toBeLessThanOrEqual(1);
    expect(console.relayCalls().length, about).toBe(calls + 1);
    await closeUpstreams();
    await console.choice('Token type hint').selectOption(calls % 2 === 0 ? 'access_token' : '');
    await console.expectVerdict('idle');
  }
  const said = served?.said ?? '';
  expect(said).toContain('HTTP'); // node's own words, which NODE_DEBUG brings
  expect(tracesIn(said, markers.traces)).toEqual([]);
  expect(tracesIn(told.join('\n'), markers.traces)).toEqual([]);
});
