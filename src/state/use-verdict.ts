import { useEffect, useMemo, useState } from 'react';
import { EXPECTATION_FIELDS, type Draft } from '../core/draft.ts';
import type { SignatureCheck } from '../core/token/signature.ts';
import type { Token } from '../core/token/token.ts';
import type { ExpectationDraft } from '../core/verdict/expectation.ts';
import { UNREACHABLE } from '../core/verdict/unreachable.ts';
import type { Verdict } from '../core/verdict/verdict.ts';
import type { IntrospectionState } from './use-introspection.ts';
import { browserWorld } from './world.ts';

const LONGEST_TIMER_MS = 2_147_483_647;

/** The verdict on the answer that stands, and the moment that it was judged at, in milliseconds since the epoch. */
export interface VerdictNow {
  readonly verdict: Verdict | undefined;
  readonly judgedAt: number | undefined;
}

/**
 * Judges the answer in hand; anew whenever an expectation changes, the token's signature was checked, or one of its times
 * passes, so that no verdict stays green over a token that has expired meanwhile.
 */
export function useVerdict(
  { answered, judgement }: Pick<IntrospectionState, 'answered' | 'judgement'>,
  token: Token,
  draft: Draft,
  signature: SignatureCheck | undefined,
): VerdictNow {
  // by the moment it came, not the answer itself: nothing else may keep what was asked and answered
  const [tick, setTick] = useState<{ readonly of: number; readonly at: number }>();
  const judgedAt = tick && tick.of === answered?.receivedAt ? tick.at : answered?.receivedAt;
  // as one text: whatever else is typed judges nothing anew
  const typed = JSON.stringify(Object.fromEntries(EXPECTATION_FIELDS.map((field) => [field, draft[field]])));
  const expectation = useMemo(
    () => judgement?.readExpectation(JSON.parse(typed) as ExpectationDraft),
    [judgement, typed],
  );
  const evidence = useMemo(
    () => (expectation && judgedAt !== undefined ? { token, expectation, signature, now: judgedAt } : undefined),
    [expectation, token, signature, judgedAt],
  );
  const verdict = useMemo(
    () => (judgement && answered && evidence ? judgement.judgeAnswer(answered, evidence) : undefined),
    [judgement, answered, evidence],
  );
  useEffect(() => {
    const next = answered && evidence && judgement?.nextJudgement(answered, evidence, evidence.now);
    if (!answered || next === undefined) return;
    const judgeAgain = (): void => setTick({ of: answered.receivedAt, at: browserWorld.now() });
    const wait = Math.max(next - browserWorld.now(), 0);
    if (wait > LONGEST_TIMER_MS) return;
    const timer = setTimeout(judgeAgain, wait);
    return () => clearTimeout(timer);
  }, [answered, evidence, judgement]);
  return { verdict: verdict ?? (answered && !judgement ? UNREACHABLE : undefined), judgedAt };
}
