/** What a saying of a server means: what it is about, why that matters, and what to change. */
export type Meaning = readonly [about: string, why: string, remedy: string];

/** A way in which servers say why, and what it means; `ofAssertion` where it is only said of one. */
export interface Saying {
  readonly pattern: RegExp;
  readonly ofAssertion?: true;
  readonly meaning: Meaning;
}

const OPTIONS = 'Look at the Assertion tab, and correct it under Assertion options.';

/** What servers do say in their own words, some against the advice of the RFCs. The first that fits counts. */
export const SAYINGS: readonly Saying[] = [
  {
    pattern: /one mechanism|more than one (?:client )?auth|multiple (?:client )?(?:auth|credentials)/i,
    meaning: [
      'method',
      'The request reached the server with more than one proof: Tokenscope sends exactly one, so something on the way adds another.',
      'Look for a gateway or proxy that adds an Authorization header.',
    ],
  },
  {
    pattern:
      /unsupported (?:client )?auth\w* method|auth\w*[ _-](?:method|mechanism)\b.{0,80}\b(?:not|mismatch|unsupported|invalid)|not allowed to use (?:the )?\w*(?:_jwt|_basic|_post)\b/i,
    meaning: [
      'method',
      'The server knows the client and wants another method than the one that was sent.',
      'Choose the method that is set for the application, or the resource, at the server.',
    ],
  },
  {
    pattern: /structured jwt|unsupported_token_type/i,
    meaning: [
      'token',
      'This server does not introspect tokens of this kind; oidc-provider, for one, refuses every JWT.',
      'Check the token by its signature: press Check signature.',
    ],
  },
  {
    pattern: /\bclient_id\b.{0,80}(?:mismatch|does not match)|(?:mismatch|does not match).{0,80}\bclient_id\b/i,
    meaning: ['client', 'The client that is named is not the one that the proof is for.', 'Correct the client ID.'],
  },
  {
    pattern:
      /\bclient(?:[ _]?id)?\W{0,3}(?:\S{1,80} )?(?:is |was |does )?(?:not found|not active|unknown|disabled|inactive|not exist|doesn.t exist|not registered)|(?:unknown|no such|disabled|invalid) client[ _]?id/i,
    meaning: [
      'client',
      'The server does not know this client, or has disabled it.',
      'Check the client ID, and that it is of this environment.',
    ],
  },
  {
    pattern:
      /(?:invalid|wrong|incorrect|bad|mismatch\w*).{0,20}\bsecret\b|\bsecret\b.{0,80}\b(?:invalid|wrong|incorrect|mismatch\w*|not (?:valid|correct))|failed: client_secret\b/i,
    meaning: ['secret', 'The server says that it is the secret.', 'Copy the secret of this client again.'],
  },
  {
    pattern: /\bkid\b|\bkey id\b|no (?:applicable|matching|suitable|such) key|unable to load (?:the )?public key/i,
    ofAssertion: true,
    meaning: [
      'kid',
      'The server looked for the key by its kid among those registered, and did not find it.',
      'Compare with the registered keys, and set the Key ID to the kid that is registered.',
    ],
  },
  {
    pattern: /(?:fetch|load|retriev|read|resolv)\w* .{0,40}\bjwks?\b|\bjwks_uri\b/i,
    ofAssertion: true,
    meaning: [
      'jwks',
      'The server could not read the registered keys of the client where they are published.',
      'See that the JWKS URL registered for the client can be reached by the server.',
    ],
  },
  {
    pattern: /\bjti\b|replay|already (?:been )?used|used (?:only )?once|re-?used/i,
    ofAssertion: true,
    meaning: ['jti', 'The server has seen this assertion before.', 'Sign a new one for each request.'],
  },
  {
    pattern: /\baud(?:ience)?\b/i,
    ofAssertion: true,
    meaning: [
      'aud',
      'The server does not find itself in the audience of the assertion.',
      `Choose another assertion audience. ${OPTIONS}`,
    ],
  },
  {
    pattern: /signature|could not (?:be )?verif|verification failed/i,
    ofAssertion: true,
    meaning: [
      'key',
      'The server verified the assertion with the key or secret that it has for this client, and it does not fit.',
      'Sign with the key, or the secret, that is registered for this client.',
    ],
  },
  {
    pattern:
      /\bclock\b|in the future|not (?:yet (?:valid|active)|active yet|valid yet)|token is not active|\bnbf\b|\biat\b|too early/i,
    ofAssertion: true,
    meaning: [
      'clock',
      'By the server’s clock the assertion is not valid now: not yet, or no longer.',
      'Compare the clocks of this machine and the server.',
    ],
  },
  {
    pattern: /expir|\bexp\b|too (?:old|long|far)|lifetime/i,
    ofAssertion: true,
    meaning: [
      'exp',
      'By the server’s clock the assertion has expired, or it is valid for longer than the server allows.',
      'Introspect again, which signs a new one; set the lifetime under Assertion options.',
    ],
  },
  {
    pattern: /expir/i,
    meaning: [
      'secret',
      'What authenticates the client has run out: its secret, or the bearer token.',
      'Get a new one, and enter it.',
    ],
  },
  {
    pattern: /\balg(?:orithm)?\b/i,
    ofAssertion: true,
    meaning: [
      'alg',
      'The server does not take this algorithm from this client.',
      'Choose another algorithm under Assertion options.',
    ],
  },
  {
    pattern: /\biss\b|\bissuer of the (?:jwt|assertion|client_assertion)\b/i,
    ofAssertion: true,
    meaning: [
      'iss',
      'The iss of the assertion is not what the server wants: the client ID.',
      `Correct the client ID. ${OPTIONS}`,
    ],
  },
  {
    pattern: /\bsub\b|\bsubject\b/i,
    ofAssertion: true,
    meaning: [
      'sub',
      'The sub of the assertion is not what the server wants: the client ID.',
      `Correct the client ID. ${OPTIONS}`,
    ],
  },
  {
    pattern: /client_assertion.{0,40}(?:format|malformed|pars|decod)|(?:malformed|invalid) (?:client_assertion|jwt)\b/i,
    ofAssertion: true,
    meaning: [
      'assertion',
      'The server could not read the assertion.',
      'Look at the Assertion tab: each part is held against the rules there.',
    ],
  },
  {
    pattern: /\bscope\b|permission|not (?:allowed|authorized|permitted)|forbidden|access_denied|insufficient/i,
    meaning: [
      'permission',
      'The client is known, and may not introspect.',
      'Give the client what the server asks for: a scope, a role, or a capability.',
    ],
  },
];

/**
 * The sentences with which RFC 6749 describes its error codes: many servers send them whatever is wrong.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export const STOCK_SENTENCES =
  /client authentication failed \(e\.g\.[^)]{0,200}\)|the request is missing a (?:required )?parameter, includes an?[^.]{0,300}\.?|the authenticated client is not authorized to use this authorization grant type\.?/gi;
