import type { RelayFault } from './relay-fault.ts';

/**
 * Runs `work` until it is done, the time is up or the outer signal aborts, whichever is first. The signal that `work`
 * gets then aborts with the fault as its reason; `work` is expected to let go of what it holds.
 */
export async function within<Value>(
  milliseconds: number,
  fault: () => RelayFault,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(fault()), milliseconds);
  const signal = AbortSignal.any([outer, clock.signal]);
  try {
    return await orAborted(work(signal), signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The promise's own end, or the signal's reason if that comes first. */
export function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
