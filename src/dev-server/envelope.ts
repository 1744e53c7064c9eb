import { RELAYED_HEADERS, type RelayCall, type RelayReply, type RelayTimings } from '../core/environment/relay.ts';
import { readAnswerBody } from './answer-body.ts';
import { judgeDocument } from './document-shape.ts';
import type { OpenAnswer } from './exchange.ts';
import type { RelayLimits } from './relay-limits.ts';

/**
 * Reads the answer into what the page is told of it. An introspection's is told whatever it is; of a document's, nothing
 * but the status unless it is of the shape asked for, so that the page cannot be made to read other documents.
 */
export async function readEnvelope(
  { call }: RelayCall,
  answer: OpenAnswer,
  limits: RelayLimits,
  timings: () => RelayTimings,
): Promise<RelayReply> {
  const { statusCode: status = 0, rawHeaders } = answer.response;
  const isDocument = call !== 'introspect';
  if (isDocument && status !== 200) return { kind: 'withheld', status, reason: 'status', timings: timings() };
  const body = await readAnswerBody(answer, isDocument ? limits.documentBody : limits.body);
  const reason = isDocument ? judgeDocument(call, body) : undefined;
  if (reason) return { kind: 'withheld', status, reason, timings: timings() };
  const headers = chosenHeaders(rawHeaders, CHOSEN[call]);
  return { kind: 'answer', status, headers, body: body.toString('base64'), timings: timings() };
}

const OF_A_DOCUMENT = ['date', 'content-type'];

const CHOSEN: Readonly<Record<RelayCall['call'], readonly string[]>> = {
  introspect: RELAYED_HEADERS,
  jwks: OF_A_DOCUMENT,
  discovery: OF_A_DOCUMENT,
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
