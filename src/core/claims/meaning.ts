import type { ClaimRow, ClaimTable } from './claim-table.ts';
import { OPENID_CLAIMS } from './openid-claims.ts';
import { PINGONE_CLAIMS } from './pingone-claims.ts';
import { REGISTERED_CLAIMS } from './registered-claims.ts';
import type { Source } from './source.ts';
import { TRADE_CLAIMS } from './trade-claims.ts';
import { VENDOR_CLAIMS } from './vendor-claims.ts';

/** What a claim means, in one plain sentence, and where that is written. */
export interface Meaning {
  readonly sentence: string;
  /** The unit of the value, such as "seconds"; absent where the value has none. */
  readonly unit?: string;
  readonly source: Source;
}

const TABLES: readonly ClaimTable[] = [REGISTERED_CLAIMS, OPENID_CLAIMS, PINGONE_CLAIMS, VENDOR_CLAIMS, TRADE_CLAIMS];

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  TABLES.flat().flatMap(([source, rows]) => Object.entries(rows).map(([claim, row]) => [claim, read(row, source)])),
);

/** The meaning of a claim by its exact name; undefined for a name that no source known here describes. */
export function meaningOf(claim: string): Meaning | undefined {
  return MEANINGS.get(claim);
}

function read(row: ClaimRow, source: Source): Meaning {
  return typeof row === 'string' ? { sentence: row, source } : { sentence: row[0], unit: row[1], source };
}
