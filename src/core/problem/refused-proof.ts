import type { Method } from '../environment/client-authentication.ts';
import type { CauseWords } from './problem-words.ts';

const ASSERTION_CAUSE = [
  'Something in the assertion is not as this server wants it: its audience, times, kid or algorithm.',
  'The Assertion tab holds each part against the rules.',
] as const;

/** The likeliest reasons for refusing a client, by what it authenticated with. */
export const REFUSED_PROOF: Readonly<Record<Method, readonly CauseWords[]>> = {
  private_key_jwt: [
    [
      'The key is not the one registered for this client, or its kid is not among the registered keys.',
      'Compare it with the registered keys, beside the imported key.',
    ],
    ASSERTION_CAUSE,
  ],
  client_secret_jwt: [
    ['The secret is not that of this client.', 'Copy the secret again: it is used as its text, never decoded.'],
    ASSERTION_CAUSE,
  ],
  client_secret_basic: [
    [
      'The secret is not that of this client, or the server reads the header in the other encoding.',
      'Copy the secret again; if it has other characters than letters and digits, try the other credentials encoding.',
    ],
  ],
  client_secret_post: [['The secret is not that of this client.', 'Copy the secret again.']],
  none: [['The server wants the client to prove itself.', 'Choose the method that is set for this client.']],
  bearer: [
    [
      'The bearer token has expired, was revoked, or is not meant for introspection.',
      'Get a new one from this server, with what its introspection endpoint asks for.',
    ],
  ],
  prepared: [
    [
      'The assertion has expired, was used before, or was signed with a key that is not registered.',
      'Sign a new one for each request.',
    ],
    ASSERTION_CAUSE,
  ],
};
