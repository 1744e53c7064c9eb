import { makeAssertion, signAssertion } from '../assertion/assertion.ts';
import { bodyOf, callRelay } from '../environment/call-relay.ts';
import type { IntrospectCall, RelayTimings } from '../environment/relay.ts';
import type { Inquiry } from '../inquiry.ts';
import type { World } from '../world.ts';
import { readJson } from '../token/json.ts';
import { readUtf8 } from '../token/base64url.ts';
import { clockSkewOf } from './clock-skew.ts';
import { introspectionCall } from './introspection-call.ts';
import type { HttpAnswer } from './http-answer.ts';
import { readAnswer, type Outcome } from './introspection.ts';
import { readJwtAnswer } from './jwt-answer.ts';
import { waitOf } from './retry-after.ts';

/** What went over the wire for one question, and what came back, if anything did. */
export interface Exchange {
  readonly call: IntrospectCall;
  readonly answer: HttpAnswer | undefined;
  readonly timings: RelayTimings | undefined;
  /** `host:port` of the proxy that it went through, if there was one. */
  readonly proxy?: string | undefined;
}

/** The answer to one question; it carries the question. `receivedAt` is in milliseconds since the epoch. */
export interface Answered {
  readonly inquiry: Inquiry;
  /** Missing if nothing was sent because the page's own server is gone. */
  readonly exchange: Exchange | undefined;
  readonly outcome: Outcome;
  readonly receivedAt: number;
  /** How far the server's clock is ahead of this machine's, in seconds; undefined if its answer does not tell. */
  readonly skew?: number | undefined;
  /** For how many seconds after `receivedAt` the server wants to be left alone. */
  readonly wait?: number | undefined;
}

/**
 * Asks the authorization server about the token: signs a fresh assertion where the method needs one, sends one request
 * through the relay, reads the answer; one that is a JWT is checked against the keys of the server asked. Every failure of
 * the world is an Outcome; only an abort by `signal` is thrown. Nothing is ever sent twice.
 */
export async function introspect(
  inquiry: Inquiry,
  relaySecret: string,
  world: World,
  signal: AbortSignal,
): Promise<Answered> {
  const { authentication } = inquiry;
  const assertion =
    'options' in authentication
      ? await signAssertion(makeAssertion(authentication.options, world), authentication.cryptoKey)
      : undefined;
  const call = introspectionCall(inquiry, assertion);
  const reply = await callRelay(call, relaySecret, world, signal);
  const receivedAt = world.now();
  const proxy = 'proxy' in reply ? reply.proxy : undefined;
  const ended = (outcome: Outcome, timings?: RelayTimings, answer?: HttpAnswer): Answered => ({
    inquiry,
    exchange: { call, answer, timings, proxy },
    outcome,
    receivedAt,
    ...(answer && timings ? timesOf(answer, timings, receivedAt) : {}),
  });
  switch (reply.kind) {
    case 'offline':
      return ended({ kind: 'failed', problem: { code: 'offline' } });
    case 'withheld': // never of an introspection
      return ended({ kind: 'failed', problem: { code: 'relay' } }, reply.timings);
    case 'failure': {
      const { failure: code, detail } = reply;
      return ended({ kind: 'failed', problem: { code, ...(detail === '' ? {} : { detail }) } }, reply.timings);
    }
    case 'answer': {
      const { status, headers } = reply;
      const answer: HttpAnswer = { status, headers, body: bodyOf(reply) };
      if (answer.body.length > LARGE) await nextTask();
      const outcome = readAnswer(answer);
      const isJwt = outcome.kind === 'malformed' && outcome.problem.code === 'jwt-response';
      const read = isJwt ? await readJwtAnswer(answer, inquiry, relaySecret, world, signal) : outcome;
      if (answer.body.length > LARGE) await nextTask();
      return ended(read, reply.timings, answer);
    }
  }
}

/** What an answer says of time: how the clocks differ, and how long to wait before asking again. */
function timesOf(answer: HttpAnswer, timings: RelayTimings, receivedAt: number): Pick<Answered, 'skew' | 'wait'> {
  const isBusy = answer.status === 429 || answer.status === 503;
  const body = isBusy ? readJson(readUtf8(answer.body) ?? '') : undefined;
  return {
    skew: clockSkewOf(answer, timings, receivedAt),
    wait: isBusy ? waitOf(answer, body?.ok ? body.value : undefined, receivedAt) : 0,
  };
}

/** An answer of more bytes than this is read in several steps, so that the page can paint and hear Cancel in between. */
const LARGE = 200_000;

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
