import { SANDBOX_PATH, type Session } from '../core/environment/relay.ts';
import { askOwnServer } from './own-server.ts';

/** What is said where it does not answer. */
export const SANDBOX_GONE = 'The sandbox cannot be reached: is Tokenscope still running?';

/** Pulls a string of the sandbox, over the control routes of the page's own server: its answer, or the status of a refusal. */
export const askSandbox = (
  route: 'sample' | 'reason',
  body: object,
  session: Session,
  signal: AbortSignal,
): ReturnType<typeof askOwnServer> => askOwnServer(`${SANDBOX_PATH}/${route}`, body, session, signal);
