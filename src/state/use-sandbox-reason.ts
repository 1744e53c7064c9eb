import type { Session } from '../core/environment/relay.ts';
import type { AskedRequest } from '../core/environment/sample.ts';
import { askSandbox, SANDBOX_GONE } from './sandbox-control.ts';
import { useResult } from './use-result.ts';

/** Why the sandbox really let the last question fail, once somebody asked it. */
export interface SandboxReasonState {
  /** A sentence, or text of the library that the sandbox stands on. */
  readonly text: string | undefined;
  readonly pending: boolean;
  readonly reveal: (of: AskedRequest) => void;
  readonly forget: () => void;
}

/** Asks the sandbox for its true reason when told to. Only the sandbox has such a route; no other server is ever asked. */
export function useSandboxReason(session: Session): SandboxReasonState {
  const { value: text, pending, begin, forget } = useResult<string>();
  const ask = async (of: AskedRequest, signal: AbortSignal): Promise<string> => {
    try {
      const { json } = await askSandbox('reason', of, session, signal);
      const reason = typeof json === 'object' && json !== null && 'reason' in json ? json.reason : undefined;
      return typeof reason === 'string' && reason !== '' ? reason : 'It has refused nothing of this client.';
    } catch (error) {
      if (signal.aborted) throw error;
      return SANDBOX_GONE;
    }
  };
  return { text, pending, reveal: (of) => begin((signal) => ask(of, signal), SANDBOX_GONE), forget };
}
