import type { RelayFailure } from '../environment/relay.ts';

/** Every way in which there can be no answer to judge. The page shows the code as `data-problem`. */
export type ProblemCode =
  | RelayFailure
  | 'client-auth-failed'
  | 'oauth-error'
  | 'wrong-endpoint'
  | 'forbidden'
  | 'rate-limited'
  | 'server-error'
  | 'server-timeout'
  | 'bad-status'
  | 'http-error'
  | 'unexpected-status'
  | 'redirected'
  | 'wrong-content-type'
  | 'empty-body'
  | 'not-json'
  | 'malformed-json'
  | 'jwt-response'
  | 'offline';
