import type { Inquiry } from '../inquiry.ts';
import type { SignatureCheck } from '../token/signature.ts';
import type { Token } from '../token/token.ts';

/**
 * Why a token may be inactive. `short` completes a headline. `weight` says how it is known: the token's own text tells it,
 * it is inferred from what is usual, or it is what remains.
 */
export interface InactiveReason {
  readonly short: string;
  readonly cause: string;
  readonly remedy: string;
  /** The claim that shows it, if one does. */
  readonly claim?: string;
  readonly weight: 'evidence' | 'inferred' | 'remains';
}

/** What there is to go by. `now` is in milliseconds since the epoch. */
export interface InactiveContext {
  readonly token: Token;
  readonly inquiry: Pick<Inquiry, 'caller' | 'clientId' | 'environment' | 'hint'>;
  readonly signature: SignatureCheck | undefined;
  /** How far the server's clock is ahead of this machine's, in seconds, if an answer told. */
  readonly skew?: number | undefined;
  readonly now: number;
}

/** One thing that makes servers answer `active: false`, where this token shows it. */
export type InactiveRule = (context: InactiveContext) => InactiveReason | undefined;

/** A reason that the token itself tells, and the claim that shows it, if one does. */
export const evidence = (short: string, cause: string, remedy: string, claim?: string): InactiveReason => ({
  ...(claim === undefined ? {} : { claim }),
  short,
  cause,
  remedy,
  weight: 'evidence',
});
/** A reason that is inferred from what is usual. */
export const inferred = (short: string, cause: string, remedy: string): InactiveReason => ({
  short,
  cause,
  remedy,
  weight: 'inferred',
});
