import type { DocumentCall, RelayFailure, RelayReply } from '../environment/relay.ts';
import type { World } from '../world.ts';

/** A world for tests whose relay has some documents, and what was asked of it, in order. */
export interface RelayedWorld {
  readonly world: Pick<World, 'fetch'>;
  readonly asked: readonly string[];
}

/** Plays the relay in front of these documents: by their URL a text or another reply, and status 404 at any other URL. */
export function worldWith(documents: Readonly<Record<string, string | RelayReply>>): RelayedWorld {
  const asked: string[] = [];
  const fetch: World['fetch'] = async (_input, init) => {
    init?.signal?.throwIfAborted();
    const { call, url } = JSON.parse(init?.body as string) as DocumentCall;
    asked.push(`${call} ${url}`);
    const document = documents[url] ?? withheld('status', 404);
    return Response.json(typeof document === 'string' ? answer(document) : document);
  };
  return { world: { fetch }, asked };
}

/** The reply that passes on a text. */
const answer = (text: string): RelayReply => ({
  kind: 'answer',
  status: 200,
  headers: [],
  body: btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')),
  timings: { total: 1 },
});

/** The reply that keeps an answer back. */
export const withheld = (
  reason: Extract<RelayReply, { readonly kind: 'withheld' }>['reason'],
  status = 200,
): RelayReply => ({ kind: 'withheld', status, reason, timings: { total: 1 } });

/** The reply that no answer came, with a sentence that can be told from others. */
export const failed = (failure: RelayFailure): RelayReply => ({
  kind: 'failure',
  failure,
  detail: `That is ${failure}.`,
  timings: { total: 1 },
});
