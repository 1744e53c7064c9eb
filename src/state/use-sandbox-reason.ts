import type { Session } from '../core/environment/relay.ts';
import { askSandbox } from './sandbox-control.ts';
import { useResult } from './use-result.ts';

/** Why the sandbox really let the last question fail, once somebody asked it. */
export interface SandboxReasonState {
  /** A sentence, or text of the library that the sandbox stands on. */
  readonly text: string | undefined;
  readonly pending: boolean;
  readonly reveal: (of: AskedRequest) => void;
  readonly forget: () => void;
}

/** Which request is meant: by the id in its answer, or as the last one of the client. */
interface AskedRequest {
  readonly clientId: string;
  readonly correlationId: string | undefined;
}

const UNREACHABLE = 'The sandbox cannot be reached: is Tokenscope still running?';

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
      return UNREACHABLE;
    }
  };
  return { text, pending, reveal: (of) => begin((signal) => ask(of, signal), UNREACHABLE), forget };
}
