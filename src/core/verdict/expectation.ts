import type { Draft, EXPECTATION_FIELDS } from '../draft.ts';

/**
 * What the API behind the token expects of the answer. Every resource must be in `aud`, every scope must be granted; each
 * other claim must be exactly the text given, where one is. All of it must hold.
 */
export interface Expectation {
  /** The expected values of each claim; a claim that is not a key is not asked about. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The greatest age of the sign-on, in seconds; undefined if none is expected, NaN if what was typed is no number. */
  readonly maximumAge: number | undefined;
}

/** The part of the draft that says what is expected. */
export type ExpectationDraft = Pick<Draft, (typeof EXPECTATION_FIELDS)[number]>;

/** Reads the expectation fields; several resources and scopes are separated by white space. */
export function readExpectation(draft: ExpectationDraft): Expectation {
  const texts: readonly (readonly [claim: string, values: readonly string[]])[] = [
    ['aud', wordsOf(draft.expectedResource)],
    ['scope', wordsOf(draft.expectedScope)],
    ['iss', oneOf(draft.expectedIssuer)],
    ['client_id', oneOf(draft.expectedClient)],
    ['sub', oneOf(draft.expectedSubject)],
    ['acr', oneOf(draft.expectedAcr)],
  ];
  const age = draft.maximumAge.trim();
  return {
    values: new Map(texts.filter(([, values]) => values.length > 0)),
    maximumAge: age === '' ? undefined : /^\d+$/.test(age) ? Number(age) : Number.NaN,
  };
}

/** Whether anything is expected at all: without it no answer is green. */
export const expectsAnything = ({ values, maximumAge }: Expectation): boolean =>
  values.size > 0 || maximumAge !== undefined;

const wordsOf = (text: string): readonly string[] => [...new Set(text.split(/\s+/).filter((word) => word !== ''))];

const oneOf = (text: string): readonly string[] => (text.trim() === '' ? [] : [text.trim()]);
