import type { DocumentCall, WithheldReason } from '../core/environment/relay.ts';

/** A document that the relay fetches, as tests need it. */
interface TestDocument {
  readonly document: DocumentCall['call'];
  /** The Accept header of the request. */
  readonly accept: string;
  /** The text of one, in a spelling that would not survive being parsed and written again. */
  readonly good: string;
  /** What is said of JSON that is none. */
  readonly reason: WithheldReason;
}

/** Each document that the relay fetches, after what it is called in titles. */
export const DOCUMENTS: readonly (readonly [what: string, each: TestDocument])[] = [
  [
    'a key set',
    {
      document: 'jwks',
      accept: 'application/jwk-set+json, application/json',
      good: ' {"keys" : [{"kty":"RSA","n":"\u00fc"},{"kty":"oct"}],\n"more":1e0} ',
      reason: 'not-a-jwks',
    },
  ],
  [
    'metadata',
    {
      document: 'discovery',
      accept: 'application/json',
      good: ' {"issuer" : "https://auth.test/\u00fc",\n"more":1e0} ',
      reason: 'not-metadata',
    },
  ],
];
