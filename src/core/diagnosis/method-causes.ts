import type { AssertionParts } from '../assertion/rule.ts';
import { excerpt } from '../claims/excerpt.ts';
import type { Offered } from '../discovery/offered.ts';
import { signsAssertion, type Draft } from '../draft.ts';
import { textOf } from '../token/json.ts';
import { evidence, inferred, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** How the client authenticates, held against what the server offers and what is in the form. */
export function methodCauses({ draft, key, readSecret, assertion }: RequestFacts): readonly Cause[] {
  const { method, offered } = draft;
  const isOwnKey = method === 'client_secret_jwt' && (key !== undefined || draft.jwksUrl.trim() !== '');
  return [
    ...(method === 'bearer' || method === 'prepared'
      ? []
      : unlisted(
          offered?.methods,
          ['method', method],
          'A server refuses a method that it does not support.',
          'Choose a listed method that the client is registered for.',
        )),
    ...(isOwnKey
      ? [
          inferred(
            'method',
            `${key ? 'A signing key is in the form' : 'The client has a JWKS URL'}, and the method signs with the secret (HS).`,
            'A client that is registered with a key is refused whatever a secret has signed.',
            'Choose private_key_jwt if the client is registered with a key.',
            SOURCES.replay,
          ),
        ]
      : []),
    ...algorithmCauses(draft),
    ...secretSigned(draft, assertion),
    ...(method === 'bearer' && draft.token !== '' && readSecret('bearer').trim() === draft.token.trim()
      ? [
          evidence(
            'bearer',
            'The bearer token is the very token that is asked about.',
            'It proves who may ask; several servers refuse to be asked about it with itself.',
            'Get an access token for the introspection endpoint.',
            SOURCES.introspectionRequest,
          ),
        ]
      : []),
  ];
}

/** An algorithm that the server's metadata leave out. */
function algorithmCauses({ offered, method, algorithm }: Draft): readonly Cause[] {
  if (!signsAssertion(method) || algorithm === '') return [];
  return unlisted(
    offered?.algorithms,
    ['alg', algorithm],
    'A server refuses an assertion signed by an algorithm that it does not support.',
    'Choose a listed algorithm under Assertion options.',
  );
}

/** What the server's metadata leave out, where they have such a list; one for another endpoint is not proof for this one. */
function unlisted(
  { of, names }: Offered = { of: undefined, names: [] },
  [about, chosen]: readonly [about: string, chosen: string],
  why: string,
  remedy: string,
): readonly Cause[] {
  if (names.length === 0 || names.includes(chosen)) return [];
  const offers = names
    .slice(0, 6)
    .map((name) => excerpt(name, 40))
    .join(', ');
  const found = of === 'introspection' ? evidence : inferred;
  return [found(about, `The server’s metadata list ${offers}, not ${chosen}.`, why, remedy, SOURCES.metadata)];
}

/** An assertion from elsewhere that a secret has signed, where most clients are registered with a key. */
function secretSigned({ method }: Draft, assertion: AssertionParts | undefined): readonly Cause[] {
  const alg = textOf(assertion?.header, 'alg') ?? '';
  if (method !== 'prepared' || !alg.startsWith('HS')) return [];
  return [
    inferred(
      'alg',
      `The assertion’s alg is ${excerpt(alg, 40)}: it was signed with a secret.`,
      'A client that is registered with a key is refused whatever a secret has signed.',
      'If the client is registered with a key, sign with that key, by RS, PS or ES.',
      SOURCES.replay,
    ),
  ];
}
