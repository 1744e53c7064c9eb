import { readExpiry, type ExpiryState } from '../claims/time.ts';
import type { JsonNode } from '../token/json.ts';
import { pairVoices, type Voices } from './voices.ts';

/** An expected value that is not there, what is there in its stead, and how the two differ. */
export interface NearMiss {
  readonly meant: string;
  readonly value: string;
  /** The member that the value stands in, if it is not the one that was expected to have it. */
  readonly elsewhere?: string;
  readonly difference: string;
}

/** How one claim stands against what was expected of it. */
export type Standing = 'met' | 'unmet' | 'missing' | 'unasked' | 'not-evaluated';

/** One row of the table: a claim in up to three voices, and how it stands. */
export interface Finding extends Voices {
  readonly standing: Standing;
  /** The expected values; empty if nothing was expected of this claim. */
  readonly expected: readonly string[];
  /** The expected values that are not there; empty unless the standing is `unmet` or `missing`. */
  readonly absent: readonly string[];
  /** For absent values: what is there instead and looks like it. */
  readonly near: readonly NearMiss[];
  readonly expiry?: ExpiryState;
  /** Whether it shows why the token is inactive. */
  readonly tellsWhy?: boolean;
}

/**
 * The same rows without a judgement: before anything was asked, and for an answer that vouches for nothing. `now` is in
 * milliseconds since the epoch.
 */
export const listClaims = (
  server: JsonNode | undefined,
  token: JsonNode | undefined,
  standing: Standing,
  now: number,
): readonly Finding[] =>
  pairVoices(server, token).map((voices) => {
    const said = voices.claim === 'exp' ? (voices.server ?? voices.token) : undefined;
    const expiry = said ? { expiry: readExpiry(said, now) } : {};
    return { ...voices, standing, expected: [], absent: [], near: [], ...expiry };
  });

/** Whether something is wrong with it: that decides against the token. */
export const isWrong = ({ standing }: Pick<Finding, 'standing'>): boolean =>
  standing === 'unmet' || standing === 'missing';
