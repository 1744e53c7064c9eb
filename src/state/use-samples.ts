import { useEffect, useRef, useState } from 'react';
import { RELAY_SECRET_HEADER, SANDBOX_PATH, type Session } from '../core/environment/relay.ts';
import { readSample, type Sample, type SampleOrder } from '../core/environment/sample.ts';
import { browserWorld } from './world.ts';

/** Asks the sandbox for a sample, the only route on which a key or secret ever comes to the page. */
export function useSamples(
  session: Session,
  onSample: (sample: Sample) => void,
): readonly [(order: SampleOrder) => Promise<void>, string | undefined] {
  const [error, setError] = useState<string>();
  const latest = useRef<AbortController>(undefined);
  useEffect(() => () => latest.current?.abort(), []);
  const load = async (order: SampleOrder): Promise<void> => {
    // the one asked for last is the one that comes
    latest.current?.abort();
    const { signal } = (latest.current = new AbortController());
    setError(undefined);
    try {
      const response = await browserWorld.fetch(`${SANDBOX_PATH}/sample`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [RELAY_SECRET_HEADER]: session.relaySecret },
        body: JSON.stringify(order),
        cache: 'no-store',
        signal,
      });
      const sample = response.ok ? readSample(await response.json()) : undefined;
      if (signal.aborted) return;
      if (sample) onSample(sample);
      else setError(`The sandbox did not make the sample (status ${response.status}). Reload the page.`);
    } catch {
      if (signal.aborted) return;
      setError('The sandbox cannot be reached: is Tokenscope still running?');
    }
  };
  return [load, error];
}
