import { excerpt } from '../claims/excerpt.ts';
import type { Method } from '../environment/client-authentication.ts';
import type { Problem } from '../problem/problem.ts';
import { evidence, type Cause } from './cause.ts';
import { SOURCES } from './sources.ts';

type Words = readonly [about: string, why: string, remedy: string];

const OPTIONS = 'Look at the Assertion tab, and correct it under Assertion options.';

/**
 * What servers do say in their own words, some against the advice of the RFCs, and what it means. The first that fits counts:
 * the more telling ones come first.
 */
const SAYINGS: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [
    /(?:un)?supported authentication method|auth(?:entication|orization)?[ _-]?(?:method|mechanism)\b/i,
    [
      'method',
      'The server knows the client and wants another method than the one that was sent.',
      'Choose the method that is set for the application, or the resource, at the server.',
    ],
  ],
  [
    /one mechanism|more than one (?:client )?auth|multiple (?:client )?(?:auth|credentials)/i,
    [
      'method',
      'The request reached the server with more than one proof: Tokenscope sends exactly one, so something on the way adds another.',
      'Look for a gateway or proxy that adds an Authorization header.',
    ],
  ],
  [
    /structured jwt|unsupported_token_type/i,
    [
      'token',
      'This server does not introspect tokens of this kind; oidc-provider, for one, refuses every JWT.',
      'Check the token by its signature: press Check signature.',
    ],
  ],
  [
    /\bclient_id\b.*(?:mismatch|does not match)|(?:mismatch|does not match).*\bclient_id\b/i,
    ['client', 'The client that is named is not the one that the proof is for.', 'Correct the client ID.'],
  ],
  [
    /client[ _]?(?:id)?\W*(?:is |was )?(?:not found|unknown|disabled|inactive|not exist|doesn.t exist|does not exist)|(?:unknown|no such|disabled|invalid) client[ _]?id|\bunauthorized_client\b/i,
    [
      'client',
      'The server does not know this client, or has disabled it.',
      'Check the client ID, and that it is of this environment.',
    ],
  ],
  [
    /\bkid\b|key[ _-]?id|no (?:applicable|matching|suitable|such) key|\bjwks?\b/i,
    [
      'kid',
      'The server looked for the key by its kid among those registered, and did not find it.',
      'Compare with the registered keys, and set the Key ID to the kid that is registered.',
    ],
  ],
  [
    /\bjti\b|replay|already (?:been )?used|used (?:only )?once|re-?use/i,
    ['jti', 'The server has seen this assertion before.', 'Sign a new one for each request.'],
  ],
  [
    /\baud(?:ience)?\b/i,
    [
      'aud',
      'The server does not find itself in the audience of the assertion.',
      `Choose another assertion audience. ${OPTIONS}`,
    ],
  ],
  [
    /clock|future|not (?:yet )?(?:valid|active)|\bnbf\b|\biat\b|too early/i,
    [
      'clock',
      'By the server’s clock the assertion is not valid yet.',
      'Compare the clocks of this machine and the server.',
    ],
  ],
  [
    /expir|\bexp\b|too (?:old|long|far)|lifetime/i,
    [
      'exp',
      'By the server’s clock the assertion has expired, or it is valid for longer than the server allows.',
      'Introspect again, which signs a new one; set the lifetime under Assertion options.',
    ],
  ],
  [
    /signature|could not (?:be )?verif|verification failed/i,
    [
      'key',
      'The server verified the assertion with the key or secret that it has for this client, and it does not fit.',
      'Sign with the key, or the secret, that is registered for this client.',
    ],
  ],
  [
    /\balg(?:orithm)?\b/i,
    [
      'alg',
      'The server does not take this algorithm from this client.',
      'Choose another algorithm under Assertion options.',
    ],
  ],
  [
    /\biss(?:uer)?\b/i,
    [
      'iss',
      'The iss of the assertion is not what the server wants: the client ID.',
      `Correct the client ID. ${OPTIONS}`,
    ],
  ],
  [
    /\bsub(?:ject)?\b/i,
    [
      'sub',
      'The sub of the assertion is not what the server wants: the client ID.',
      `Correct the client ID. ${OPTIONS}`,
    ],
  ],
  [
    /client_assertion/i,
    [
      'assertion',
      'The server could not read the assertion.',
      'Look at the Assertion tab: each part is held against the rules there.',
    ],
  ],
  [
    /scope|permission|not (?:allowed|authorized|permitted)|forbidden|access_denied|insufficient/i,
    [
      'permission',
      'The client is known, and may not introspect.',
      'Give the client what the server asks for: a scope, a role, or a capability.',
    ],
  ],
];

/** What the server's own words tell of the cause; empty where they say no more than the RFCs want. */
export function saidCauses(problem: Problem, method: Method): readonly Cause[] {
  const said = [problem.error, problem.description].filter((text) => text !== undefined).join(' ');
  const found = SAYINGS.find(([pattern]) => pattern.test(said.replaceAll(/invalid_client\b/g, '')));
  if (!found) return [];
  const [about, why, remedy] = found[1];
  const sent = about === 'method' ? ` Sent was ${method}.` : '';
  return [
    evidence(
      about,
      `The server says: ${excerpt(problem.description ?? problem.error ?? '', 200)}${sent}`,
      why,
      remedy,
      SOURCES.clientErrors,
    ),
  ];
}

/** What PingOne's platform says by the code of its error object, which authorization servers do not use. */
export function platformCauses({ error }: Problem): readonly Cause[] {
  return error !== undefined &&
    /^(?:ACCESS_FAILED|INSUFFICIENT_PERMISSIONS|INVALID_TOKEN|NOT_FOUND|INVALID_REQUEST|INVALID_DATA)$/.test(error)
    ? [
        evidence(
          'endpoint',
          `The error is ${error}, in the form of PingOne’s platform.`,
          'The request reached PingOne, and not the introspection endpoint of an environment.',
          'Check the environment ID and the region; the host is auth.pingone.…, the path ends in /as/introspect.',
          SOURCES.pingOneErrors,
        ),
      ]
    : [];
}
