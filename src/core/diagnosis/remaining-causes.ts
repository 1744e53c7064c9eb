import type { Method } from '../environment/client-authentication.ts';
import type { Problem } from '../problem/problem.ts';
import { PROBLEM_WORDS } from '../problem/problem-words.ts';
import { evidence, inferred, remaining, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** What a refusal of the client can still mean where nothing speaks for one cause: the likeliest first. */
export function remainingRefusals(facts: RequestFacts): readonly Cause[] {
  const { draft, registered } = facts;
  const own = OF_METHOD[draft.method].filter(({ about }) => about !== 'key' || registered === undefined);
  const isComparable = draft.jwksUrl.trim() !== '' || draft.registeredKeys.trim() !== '';
  return [
    ...own.map((cause) => (cause.about === 'key' && isComparable ? COMPARABLE : cause)),
    otherMethod(facts),
    otherClient(facts),
  ];
}

const KEY = remaining(
  'key',
  'The registered keys were not compared.',
  'The key is not the one registered for this client, or its kid is not among the registered keys.',
  'Enter the client’s JWKS or its URL beside the imported key, and press Compare.',
  SOURCES.keySelection,
);
const COMPARABLE: Cause = { ...KEY, remedy: 'Compare the signing key with them.', action: 'compare' };
const SECRET = remaining(
  'secret',
  'The secret itself cannot be checked here.',
  'It is not that of this client, or it was replaced.',
  'Copy the secret again: it is used as its text, never decoded.',
  SOURCES.clientPassword,
);
const PREPARED = remaining(
  'assertion',
  'Neither its signature nor its former use can be checked here.',
  'It was used before, and most servers take an assertion once; or it was signed with a key that is not registered.',
  'Sign a new one for each request, with a registered key.',
  SOURCES.replay,
);
const BEARER = remaining(
  'bearer',
  'The bearer token itself cannot be checked here.',
  'It has expired, was revoked, or is not meant for introspection.',
  'Get a new one from this server, with what its introspection endpoint asks for.',
  SOURCES.introspectionRequest,
);
const otherClient = ({ vendor }: RequestFacts): Cause =>
  remaining(
    'client',
    'The server does not say whether it knows the client.',
    vendor === 'pingone'
      ? 'The client ID, the environment or the region is another one.'
      : 'The client ID is another one, or one of another server.',
    vendor === 'pingone'
      ? 'Copy client ID and environment ID again from the page of the application or resource.'
      : 'Copy the client ID again from where the client is registered.',
    SOURCES.clientErrors,
  );

const OF_METHOD: Readonly<Record<Method, readonly Cause[]>> = {
  private_key_jwt: [KEY],
  client_secret_jwt: [SECRET],
  client_secret_basic: [SECRET],
  client_secret_post: [SECRET],
  none: [],
  bearer: [BEARER],
  prepared: [PREPARED],
};

const otherMethod = ({ draft, vendor }: RequestFacts): Cause =>
  remaining(
    'method',
    `Sent was ${draft.method === 'prepared' ? 'an assertion signed elsewhere' : draft.method}; the server does not say what is set.`,
    `The ${draft.caller} is set to another authentication method${vendor === 'pingone' ? ', and PingOne accepts that one only' : ''}.`,
    draft.caller === 'resource'
      ? 'Choose the method set for the resource: it has one of its own, beside the application’s.'
      : 'Choose the method that is set there.',
    vendor === 'pingone' ? SOURCES.pingOneMethods : SOURCES.clientErrors,
  );

/** The usual causes of any other problem. What was seen on the wire stands with the likeliest of them. */
export function usualCauses({ code, detail }: Problem): readonly Cause[] {
  // the relay's sentences on a proxy all name it so
  if (detail !== undefined && /^The proxy\b/.test(detail) && code !== 'blocked-target')
    return [
      evidence(
        'proxy',
        detail,
        'Calls go through the proxy that was named at start, and it did not lead to the server.',
        'Look at TOKENSCOPE_PROXY, or ask whoever runs the proxy.',
      ),
    ];
  const [, , ...causes] = PROBLEM_WORDS[code];
  return causes.map(([why, remedy], index) =>
    index === 0 && detail !== undefined
      ? inferred(`usual-${index}`, detail, why, remedy)
      : remaining(`usual-${index}`, '', why, remedy),
  );
}
