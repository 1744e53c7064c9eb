import { useEffect, useState } from 'react';
import type { Result } from '../core/result.ts';
import type { CodeSecrets } from '../core/snippet/snippet-request.ts';

/** Reads the secret texts of the form, and signs an assertion for the code; a sentence says why that cannot be. */
export type ReadCodeSecrets = () => Promise<Result<CodeSecrets, string>>;

/** The secret texts for code, while they are wanted: read anew when the question changes, and gone with the view. */
export function useCodeSecrets(isWanted: boolean, read: ReadCodeSecrets, question: string) {
  // of the question that they were read for: none of another one is ever in the code
  const [given, setGiven] = useState<{ readonly result: Result<CodeSecrets, string>; readonly of: string }>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const take = async (): Promise<void> => {
      const result = await read();
      if (!isOver) setGiven({ result, of: question });
    };
    void take();
    return () => {
      isOver = true;
    };
    // read when the question changes, not whenever the function is another one
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isWanted, question, attempt]);
  const result = isWanted && given?.of === question ? given.result : undefined;
  return {
    secrets: result?.ok ? result.value : undefined,
    fault: result?.ok === false ? result.reason : undefined,
    readAgain: () => setAttempt(attempt + 1),
    /** Forgets what was read. */
    forget: () => setGiven(undefined),
  };
}
