import { readFileSync } from 'node:fs';

/** One pasted text, or the recipe for one, and what has to come of it. */
export interface TokenCase {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly input?: string;
  readonly gen?: { readonly kind: 'jwt-payload-bytes'; readonly n: number };
  readonly expect: {
    readonly sendAs?: string | null;
    readonly type?: string;
    readonly decodable?: boolean | 'with-flag';
    readonly flags?: readonly string[];
    readonly display?: Readonly<Record<string, string>>;
  };
}

/** Pasted tokens in their wrappings, for the unit tests and the stories alike. */
export const TOKEN_CASES = (
  JSON.parse(readFileSync(new URL('tokens.json', import.meta.url), 'utf8')) as {
    readonly cases: readonly TokenCase[];
  }
).cases;
