import type { Result } from '../result.ts';
import type { PrivateJwk } from './private-jwk.ts';
import type { KeyRefusal } from './refusal.ts';

/**
 * An encrypted private key, and how to open it. `scheme` names the encryption for people; `iterations` is how often the
 * file makes the derivation repeat itself, which is what opening it costs.
 */
export interface KeyLock {
  readonly scheme: string;
  readonly iterations: number;
  /** Opens the key; ends early, with the refusal `cancelled`, when the signal is aborted. */
  readonly open: (passphrase: string, signal: AbortSignal) => Promise<Result<PrivateJwk, KeyRefusal>>;
}
