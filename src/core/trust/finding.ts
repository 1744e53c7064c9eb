/** What is checked. */
export type TrustSubject =
  | 'policy'
  | 'headers'
  | 'destinations'
  | 'relay'
  | 'storage'
  | 'address'
  | 'key'
  | 'workers'
  | 'scripts'
  | 'versions';

/** What came of one check. `missing`: there is no evidence. `unasked`: there is nothing to check. */
export interface TrustFinding {
  readonly subject: TrustSubject;
  readonly title: string;
  readonly standing: 'met' | 'unmet' | 'missing' | 'unasked';
  /** What is promised, in one sentence. */
  readonly promise: string;
  /** What is not as promised, in sentences. */
  readonly faults: readonly string[];
  /** What is there now, line by line. */
  readonly facts: readonly string[];
  /** How to see it without trusting this page. */
  readonly check: string;
}

/** The finding of what must not be: met while nothing of it is there. */
export const findingOf = (
  finding: Omit<TrustFinding, 'standing' | 'faults' | 'facts'>,
  faults: readonly string[],
  facts: readonly string[],
): TrustFinding => ({ ...finding, standing: faults.length > 0 ? 'unmet' : 'met', faults, facts });

/** Why there is no evidence of the server. */
export const NO_ANSWER = 'The server did not answer: is Tokenscope still running?';

/** The finding of a check whose evidence did not come: never met. */
export const withoutEvidence = (
  finding: Omit<TrustFinding, 'standing' | 'faults' | 'facts'>,
  why: string,
): TrustFinding => ({ ...finding, standing: 'missing', faults: [], facts: [why] });
