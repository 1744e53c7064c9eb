import type { Source } from '../claims/source.ts';

/**
 * How a cause is known: something that was seen speaks for it, it is inferred from what is usual, or it is what remains when
 * nothing else explains the failure.
 */
export type Weight = 'evidence' | 'inferred' | 'remains';

/** What a weight is called. */
export const WEIGHT_WORDS: Readonly<Record<Weight, string>> = {
  evidence: 'Evidence',
  inferred: 'Inferred',
  remains: 'Possible',
};

/** A likely cause of a failure, or of one to come: what was seen, why it matters, and the one thing to change. */
export interface Cause {
  /** What of the request it is about: a claim or header parameter of the assertion, or another part by one word. */
  readonly about: string;
  readonly weight: Weight;
  readonly seen: string;
  readonly why: string;
  readonly remedy: string;
  readonly source?: Source;
  /** What the page itself can do to find out more. */
  readonly action?: 'compare';
}

/** The words of a cause. */
export type CauseWords = readonly [about: string, seen: string, why: string, remedy: string, source?: Source];

const causeOf =
  (weight: Weight) =>
  (...[about, seen, why, remedy, source]: CauseWords): Cause => ({
    about,
    weight,
    seen,
    why,
    remedy,
    ...(source ? { source } : {}),
  });

/** A cause that something seen speaks for. */
export const evidence = causeOf('evidence');
/** A cause that is inferred from what is usual. */
export const inferred = causeOf('inferred');
/** A cause that remains when nothing explains the failure. */
export const remaining = causeOf('remains');

const WEIGHING: readonly Weight[] = ['evidence', 'inferred', 'remains'];

/**
 * Causes with the likeliest first: by weight, and in the order given within one. Of several about the same thing, the less
 * certain ones are left out.
 */
export function ranked(causes: readonly Cause[]): readonly Cause[] {
  const rank = ({ weight }: Cause): number => WEIGHING.indexOf(weight);
  return causes
    .filter((cause) => !causes.some((other) => other.about === cause.about && rank(other) < rank(cause)))
    .toSorted((one, other) => rank(one) - rank(other));
}
