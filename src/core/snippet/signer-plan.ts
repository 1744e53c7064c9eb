import type { AssertionOptions } from '../assertion/options.ts';
import type { Algorithm } from '../key/algorithms.ts';

/** The environment variable that names the PEM file (PKCS#8) of the private key. */
export const KEY_FILE_VARIABLE = 'INTROSPECT_SIGNING_KEY_FILE';

/** What a signing program is written from: everything in it is usable. */
export interface SigningPlan {
  readonly options: AssertionOptions;
  /** Whether the client secret signs instead of a private key. */
  readonly bySecret: boolean;
  /** The members of the extra claims, as JSON text without the braces around them; empty for none. */
  readonly extra: string;
}

/** How signing code is written in one language, with the library that is usual there. */
export interface Signer {
  /** The library by its name. */
  readonly library: string;
  /** What to do to have it, as a sentence. */
  readonly install: string;
  /** The shell line that runs the program. */
  readonly run: string;
  /** Whether it runs in a POSIX shell only. */
  readonly needsShell?: boolean;
  /** What to know before a client secret is used with it, as a sentence. */
  readonly secretCaution?: string;
  /** What the library can sign with. */
  readonly algorithms: readonly Algorithm[];
  /** The whole program: it prints a fresh assertion alone on standard output. */
  code(plan: SigningPlan): string;
}

/** The algorithms that every library here can sign with. */
export const COMMON_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'HS256',
  'HS384',
  'HS512',
] as const satisfies readonly Algorithm[];

/** The algorithms with RSASSA-PSS. */
export const PSS_ALGORITHMS = ['PS256', 'PS384', 'PS512'] as const satisfies readonly Algorithm[];

/** The algorithms with ECDSA. */
export const ECDSA_ALGORITHMS = ['ES256', 'ES384', 'ES512'] as const satisfies readonly Algorithm[];
