import { useState } from 'react';
import type { Session } from '../core/environment/relay.ts';
import { readSample, type Sample, type SampleOrder } from '../core/environment/sample.ts';
import { askSandbox, SANDBOX_GONE } from './sandbox-control.ts';
import { useAttempt } from './use-attempt.ts';

/** The sample under way, and what kept the last one from coming. */
export interface SamplesState {
  readonly load: (order: SampleOrder) => void;
  readonly isLoading: boolean;
  readonly error: string | undefined;
}

/** Asks the sandbox for a sample, the only route on which a key or secret ever comes to the page. The one asked for last counts. */
export function useSamples(session: Session, onSample: (sample: Sample) => void): SamplesState {
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<string>();
  const begin = useAttempt();

  const fetchSample = async (order: SampleOrder, signal: AbortSignal): Promise<Sample | string> => {
    try {
      const { status, json } = await askSandbox('sample', order, session, signal);
      return readSample(json) ?? `The sandbox did not make the sample (status ${status}). Reload the page.`;
    } catch {
      return SANDBOX_GONE;
    }
  };
  const load = async (order: SampleOrder): Promise<void> => {
    const signal = begin();
    setLoading(true);
    setError(undefined);
    const result = await fetchSample(order, signal);
    if (signal.aborted) return;
    if (typeof result === 'string') setError(result);
    else onSample(result);
    setLoading(false);
  };
  return { load: (order) => void load(order), isLoading, error };
}
