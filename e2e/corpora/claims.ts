import { readFileSync } from 'node:fs';

/** One introspection body, or the recipe for one, and what has to come of it. */
export interface ClaimsCase {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly body?: string;
  readonly gen?: { readonly kind: string; readonly n: number };
  readonly expect: {
    readonly active?: string;
    readonly aud?: string;
    readonly scope?: string;
    readonly exp?: string;
    readonly http?: number;
    readonly flags?: readonly string[];
    readonly display?: Readonly<Record<string, string>>;
  };
}

/** Good and hostile introspection bodies, for the unit tests and the stories alike. */
export const CLAIMS_CORPUS = JSON.parse(readFileSync(new URL('claims.json', import.meta.url), 'utf8')) as {
  readonly expectedAud: string;
  readonly expectedScope: string;
  readonly cases: readonly ClaimsCase[];
};
