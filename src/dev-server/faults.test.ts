import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { bodyOf } from '../core/environment/call-relay.ts';
import type { RelayReply } from '../core/environment/relay.ts';
import { readAnswer, type Outcome } from '../core/introspection/introspection.ts';
import { describeProblem } from '../core/problem/problem.ts';
import { hasOpenssl } from './test-certificate.ts';
import type { FaultCase, FaultStep } from './test-fault-case.ts';
import { playFault, type PlayedFault } from './test-fault-player.ts';
import { MORE_FAULTS } from './test-more-faults.ts';
import { call, closeUpstreams, type TestCall } from './test-upstream.ts';

const corpus = readFileSync(new URL('../../e2e/corpora/faults.json', import.meta.url), 'utf8');
const { cases } = JSON.parse(corpus) as { cases: readonly FaultCase[] };

/**
 * Where the corpus and the relay differ: it takes for granted that HTTP/2 is spoken. The relay offers HTTP/1.1 only, so
 * that a server of HTTP/2 alone ends the handshake before it can say GOAWAY, and would do so at every retry.
 */
const HTTP1_ONLY = { errorClass: 'tls-protocol', retryOffered: false };
const OTHERWISE: Readonly<Record<string, FaultCase['expect']>> = { 'FA-086': HTTP1_ONLY, 'FA-087': HTTP1_ONLY };

/** Limits for what would else take as long as it can; the rest is played under the real ones. */
const SHORT = { connect: 500, firstHeader: 500, total: 1_000 };

const needsCertificate = ({ steps }: FaultCase) => steps.some(({ tls, h2 }) => (tls ?? h2) !== undefined);
const playable = [...cases, ...MORE_FAULTS].filter((each) => hasOpenssl() || !needsCertificate(each));

afterEach(closeUpstreams);

describe('a server that misbehaves', () => {
  test.each(playable)('is told for what it is: $id, $group: $name', async ({ id, group, steps, expect: named }) => {
    const expected = OTHERWISE[id] ?? named;
    const played = await playFault(steps, { secure: group === 'tls' });
    const limits = expected.errorClass?.endsWith('-timeout') ? SHORT : {};
    const outcome = outcomeOf(await ask(played, { limits }));
    expect(verdictsOf(outcome)).toContain(expected.verdict ?? expected.errorClass);
    if (expected.retryOffered !== undefined) expect(isRetryOffered(outcome)).toBe(expected.retryOffered);
    const { connections, requests } = played.seen();
    expect(connections).toBe(steps.some(({ refuse }) => refuse) ? 0 : 1);
    expect(requests).toBeLessThanOrEqual(1);
  });

  test('is waited for as long as the limits say: 15 s for the first byte, 30 s for the last', async () => {
    const [silent, endless] = await Promise.all([
      playFault([{ hang: true }]),
      playFault([{ drip: true, everyMs: 1_000 }], { pace: 1 }),
    ]);
    const replies = await Promise.all([ask(silent), ask(endless)]);
    expect(replies).toMatchObject([
      { failure: 'read-timeout', detail: 'No answer began within 15 s.' },
      { failure: 'total-timeout', detail: 'The answer took longer than 30 s.' },
    ]);
  }, 60_000);

  test('costs little memory, whatever it sends', async () => {
    const everything = async () => {
      for (const steps of LARGE) {
        const reply = await ask(await playFault(steps), { limits: steps[0]?.drip ? SHORT : {} });
        expect(reply.kind).toBe('failure');
      }
      await closeUpstreams();
    };
    // what the code itself takes, and what the player keeps for later
    await everything();
    const before = collectedMemory();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 2);
    for (let round = 0; round < 3; round += 1) await everything();
    clearInterval(watch);
    expect((most - before) / MEBIBYTE).toBeLessThan(100);
  }, 60_000);
});

const MEBIBYTE = 1024 * 1024;

const LARGE: readonly (readonly FaultStep[])[] = [
  [{ bomb: 1024 }],
  [{ endless: 'body' }],
  [{ endless: 'headers' }],
  [{ write: `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(1000)}\r\n` }],
  [{ drip: true, everyMs: 1 }],
];

/** The memory of this process after all that can be let go of was. */
function collectedMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage.rss();
}

function ask({ origin, trusted }: PlayedFault, options: Omit<TestCall, 'url'> = {}): Promise<RelayReply> {
  return call({ url: `${origin}/as/introspect`, allowedOrigins: new Set([origin]), ca: trusted, ...options });
}

function outcomeOf(reply: RelayReply): Outcome {
  if (reply.kind === 'answer') return readAnswer({ ...reply, body: bodyOf(reply) });
  return { kind: 'failed', problem: { code: reply.kind === 'failure' ? reply.failure : 'relay' } };
}

const isRetryOffered = (outcome: Outcome): boolean =>
  outcome.kind !== 'introspection' && describeProblem(outcome.problem).retry;

/** Every word of the corpus that is true of the outcome. */
function verdictsOf(outcome: Outcome): string[] {
  if (outcome.kind !== 'introspection')
    return [outcome.problem.code, 'active-or-clear-error', 'malformed-or-clear-error'];
  return outcome.introspection.active ? ['active', 'active-or-clear-error'] : ['inactive'];
}
