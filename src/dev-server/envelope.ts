import { RELAYED_HEADERS, type RelayCall, type RelayReply, type RelayTimings } from '../core/environment/relay.ts';
import { readAnswerBody } from './answer-body.ts';
import type { OpenAnswer } from './exchange.ts';
import { judgeJwksShape } from './jwks-shape.ts';
import type { RelayLimits } from './relay-limits.ts';

/**
 * Reads the answer into what the page is told of it. An introspection's is told whatever it is; of a key set's,
 * nothing but the status unless it is a key set, so that the page cannot be made to read other documents.
 */
export async function readEnvelope(
  { call }: RelayCall,
  answer: OpenAnswer,
  limits: RelayLimits,
  timings: () => RelayTimings,
): Promise<RelayReply> {
  const { statusCode: status = 0, rawHeaders } = answer.response;
  if (call === 'jwks' && status !== 200) return { kind: 'withheld', status, reason: 'status', timings: timings() };
  const body = await readAnswerBody(answer, call === 'jwks' ? limits.keySetBody : limits.body);
  const reason = call === 'jwks' ? judgeJwksShape(body) : undefined;
  if (reason) return { kind: 'withheld', status, reason, timings: timings() };
  const headers = chosenHeaders(rawHeaders, CHOSEN[call]);
  return { kind: 'answer', status, headers, body: body.toString('base64'), timings: timings() };
}

const CHOSEN: Readonly<Record<RelayCall['call'], readonly string[]>> = {
  introspect: RELAYED_HEADERS,
  jwks: ['date', 'content-type'],
};

/** The headers that the page may read, in the order and number in which they came. */
function chosenHeaders(raw: readonly string[], chosen: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    if (chosen.includes(name)) pairs.push([name, raw[index + 1] ?? '']);
  }
  return pairs;
}
