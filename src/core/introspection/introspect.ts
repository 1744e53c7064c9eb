import { assertionClaims, CLIENT_ASSERTION_TYPE, signAssertion } from '../assertion/assertion.ts';
import {
  RELAY_PATH,
  RELAY_SECRET_HEADER,
  type RelayCall,
  type RelayReply,
  type RelayTimings,
} from '../environment/relay.ts';
import type { Inquiry } from '../inquiry.ts';
import type { World } from '../world.ts';
import { readAnswer, type HttpAnswer, type Outcome } from './introspection.ts';

/** What went over the wire for one question, and what came back, if anything did. */
export interface Exchange {
  readonly call: RelayCall;
  readonly answer: HttpAnswer | undefined;
  readonly timings: RelayTimings | undefined;
}

/** The answer to one question; it carries the question. `receivedAt` is in milliseconds since the epoch. */
export interface Answered {
  readonly inquiry: Inquiry;
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  readonly receivedAt: number;
}

/**
 * The form of the introspection request: the three parameters of the example request in its order, and the hint if one
 * was chosen. @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export const introspectionCall = (inquiry: Inquiry, assertion: string): RelayCall => ({
  call: 'introspect',
  url: inquiry.environment.introspectionEndpoint,
  parameters: [
    ['token', inquiry.token],
    ['client_assertion', assertion],
    ['client_assertion_type', CLIENT_ASSERTION_TYPE],
    ...(inquiry.hint === '' ? [] : ([['token_type_hint', inquiry.hint]] as const)),
  ],
});

/**
 * Asks the authorization server about the token: signs a fresh assertion, sends one request through the relay, reads the
 * answer. Every failure of the world is an Outcome; only an abort by `signal` is thrown. Nothing is ever sent twice.
 */
export async function introspect(
  inquiry: Inquiry,
  relaySecret: string,
  world: World,
  signal: AbortSignal,
): Promise<Answered> {
  const claims = assertionClaims(inquiry.clientId, inquiry.environment.issuer, world);
  const call = introspectionCall(inquiry, await signAssertion(claims, inquiry.signer));
  const reply = await relay(call, relaySecret, world, signal);
  const receivedAt = world.now();
  if (reply.kind === 'failure') {
    const problem = { code: reply.failure, ...(reply.detail === '' ? {} : { detail: reply.detail }) };
    return {
      inquiry,
      exchange: { call, answer: undefined, timings: reply.timings },
      outcome: { kind: 'failed', problem },
      receivedAt,
    };
  }
  if (reply.kind === 'offline') {
    const outcome: Outcome = { kind: 'failed', problem: { code: 'offline' } };
    return { inquiry, exchange: { call, answer: undefined, timings: undefined }, outcome, receivedAt };
  }
  const binary = atob(reply.body);
  const answer: HttpAnswer = {
    status: reply.status,
    headers: reply.headers,
    body: Uint8Array.from(binary, (character) => character.charCodeAt(0)),
  };
  return { inquiry, exchange: { call, answer, timings: reply.timings }, outcome: readAnswer(answer), receivedAt };
}

async function relay(
  call: RelayCall,
  secret: string,
  world: World,
  signal: AbortSignal,
): Promise<RelayReply | { readonly kind: 'offline' }> {
  let response: Response;
  let text: string;
  try {
    response = await world.fetch(RELAY_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [RELAY_SECRET_HEADER]: secret },
      body: JSON.stringify(call),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal,
    });
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'offline' };
  }
  const refused = (detail: string): RelayReply => ({
    kind: 'failure',
    failure: 'relay',
    detail,
    timings: { total: 0 },
  });
  if (!response.ok) return refused(`The relay answered with status ${response.status}.`);
  try {
    return JSON.parse(text) as RelayReply;
  } catch {
    return refused('What answered is not the relay.');
  }
}
