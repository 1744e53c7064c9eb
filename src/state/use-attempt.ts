import { useEffect, useRef } from 'react';

/**
 * Begins something of which only the last attempt counts: the one before is aborted, as the last one is when its owner
 * leaves the page. What comes of an attempt whose signal is aborted is dropped.
 */
export function useAttempt(): () => AbortSignal {
  const latest = useRef<AbortController>(undefined);
  useEffect(() => () => latest.current?.abort(), []);
  return () => {
    latest.current?.abort();
    latest.current = new AbortController();
    return latest.current.signal;
  };
}
