import type { Source } from './source.ts';

/** A moment as NumericDate. @see https://www.rfc-editor.org/rfc/rfc7519#section-2 */
export const MOMENT = 'seconds since 1970-01-01 UTC';

/** A length of time. */
export const SECONDS = 'seconds';

/** What one claim means: the sentence alone, or with the unit of the value. */
export type ClaimRow = string | readonly [sentence: string, unit: string];

/** Claims by their exact name, grouped under the source that defines them. */
export type ClaimTable = readonly (readonly [source: Source, rows: Readonly<Record<string, ClaimRow>>])[];
