import { ASSERTION_TYPE } from './client-assertion.ts';

const PATIENCE_MS = 5000;

/** Uses an assertion up, by asking about no token at all: the server that knows of it is the one that will refuse it. */
export async function authenticateOnce(assertion: string, issuer: string): Promise<void> {
  const { ok } = await fetch(`${issuer}/introspect`, {
    method: 'POST',
    body: new URLSearchParams({ token: 'none', client_assertion_type: ASSERTION_TYPE, client_assertion: assertion }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!ok) throw new Error('the assertion was not accepted the first time');
}
