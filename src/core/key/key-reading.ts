import type { Result } from '../result.ts';
import type { KeySetMember } from './key-json.ts';
import type { KeyLock } from './key-lock.ts';
import type { PrivateJwk } from './private-jwk.ts';
import type { KeyRefusal } from './refusal.ts';

/** What a text or file holds: one private key, an encrypted one, or a set with several. */
export type KeyReading =
  | { readonly kind: 'jwk'; readonly jwk: PrivateJwk }
  | { readonly kind: 'locked'; readonly lock: KeyLock }
  | { readonly kind: 'set'; readonly members: readonly KeySetMember[] };

/** What reading ends in. */
export type KeyResult = Result<KeyReading, KeyRefusal>;
