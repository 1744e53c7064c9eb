import { bodyOf, callRelay } from '../environment/call-relay.ts';
import type { DocumentCall, RelayFailure, WithheldReason } from '../environment/relay.ts';
import { failure, success, type Result } from '../result.ts';
import { readUtf8 } from '../token/base64url.ts';
import type { World } from '../world.ts';

/** Why there is no document, as a sentence for the person whose server it is. */
export interface DocumentFault {
  readonly sentence: string;
  /** Whether the server answered, only not with such a document, so that another URL of it may have one. */
  readonly mayBeElsewhere: boolean;
}

/** Fetches the text of a public document through the relay, without credentials; only an abort by `signal` is thrown. */
export async function fetchDocument(
  call: DocumentCall,
  relaySecret: string,
  world: Pick<World, 'fetch'>,
  signal: AbortSignal,
): Promise<Result<string, DocumentFault>> {
  const what = NAMES[call.call];
  const reply = await callRelay(call, relaySecret, world, signal);
  switch (reply.kind) {
    case 'offline':
      return failure({
        sentence: 'The local relay cannot be reached: is Tokenscope still running?',
        mayBeElsewhere: false,
      });
    case 'failure':
      return failure({
        sentence: `The ${what} could not be fetched: ${reply.detail}${reply.failure === 'blocked-target' ? ' A server of your own must be named at start in TOKENSCOPE_ALLOW.' : ''}`,
        mayBeElsewhere: OF_THE_ANSWER.includes(reply.failure),
      });
    case 'withheld':
      return failure(withheld(reply.reason, reply.status, what));
    case 'answer': {
      const text = readUtf8(bodyOf(reply))?.replace(/^\ufeff/, '');
      return text === undefined ? failure(withheld('not-json', reply.status, what)) : success(text);
    }
  }
}

const NAMES: Readonly<Record<DocumentCall['call'], string>> = { jwks: 'JWKS', discovery: 'metadata' };

/** The failures that tell of the one answer, and nothing of what the server has at another URL. */
const OF_THE_ANSWER: readonly RelayFailure[] = [
  'truncated-body',
  'corrupt-body',
  'too-large',
  'headers-too-large',
  'unsupported-encoding',
  'protocol-error',
];

function withheld(reason: WithheldReason, status: number, what: string): DocumentFault {
  const sentences: Readonly<Record<WithheldReason, string>> = {
    status: `The server answered with status ${status}: there is no ${what} at this URL.`,
    'not-json': 'What is at this URL is not JSON.',
    'not-a-jwks': 'What is at this URL is JSON, but no JWKS: it has no member “keys” with keys in it.',
    'not-metadata':
      'What is at this URL is JSON, but no metadata of a server: it has no member “issuer” with a text in it.',
  };
  return { sentence: sentences[reason], mayBeElsewhere: true };
}
