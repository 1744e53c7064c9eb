import { useCallback, useEffect, useState } from 'react';

/** What came of copying: what it was, and whether the browser let it be copied. */
export interface Copied<What> {
  readonly what: What;
  readonly isDone: boolean;
}

/** How long it is said what was copied, in milliseconds. */
const SAID_FOR = 2000;

/** Copies texts exactly as they are, and tells for a moment what came of the last one. The function stays the same. */
export function useCopy<What>(): readonly [copied: Copied<What> | undefined, copy: (text: string, what: What) => void] {
  const [copied, setCopied] = useState<Copied<What>>();
  useEffect(() => {
    const timer = copied && setTimeout(() => setCopied(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = useCallback((text: string, what: What): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied({ what, isDone: true }),
      () => setCopied({ what, isDone: false }),
    );
  }, []);
  return [copied, copy];
}
