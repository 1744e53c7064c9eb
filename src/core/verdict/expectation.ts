/** What the API behind the token expects: every resource must be in `aud`, every scope must be granted. */
export interface Expectation {
  readonly resources: readonly string[];
  readonly scopes: readonly string[];
}

/** Reads the two expectation fields; several values are separated by white space. */
export const readExpectation = (resource: string, scope: string): Expectation => ({
  resources: wordsOf(resource),
  scopes: wordsOf(scope),
});

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
