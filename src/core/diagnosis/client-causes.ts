import { textsOf } from '../assertion/audience.ts';
import type { AssertionParts } from '../assertion/rule.ts';
import { excerpt } from '../claims/excerpt.ts';
import { needsClientId, signsAssertion, type Draft } from '../draft.ts';
import { isUuid } from '../environment/environment.ts';
import { memberOf, textOf } from '../token/json.ts';
import { ownerOf } from '../token/owner.ts';
import { evidence, inferred, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** Who asks, held against what the token and the form say of the client. */
export const clientCauses = (facts: RequestFacts): readonly Cause[] =>
  needsClientId(facts.draft.method) && facts.clientId !== ''
    ? [...mistakenId(facts), ...otherClient(facts), ...notUuid(facts)].slice(0, 1)
    : [];

/** An ID of something else in the place of the client's. */
function mistakenId({ clientId, draft, token: { claims }, vendor }: RequestFacts): readonly Cause[] {
  const is = (name: string): boolean => textsOf(memberOf(claims, name)).includes(clientId);
  const owner = ownerOf(claims);
  if (owner?.client === clientId || is('aud')) return [];
  // a token that a client got for itself has the client as its sub
  const isUser = is('sub') && (owner !== undefined || vendor === 'pingone');
  const what =
    clientId === draft.environmentId.trim() || is('env')
      ? 'the environment ID'
      : is('org')
        ? 'the ID of the organization'
        : isUser
          ? 'the token’s sub: the ID of a user'
          : undefined;
  return what === undefined
    ? []
    : [
        evidence(
          'client',
          `The client ID ${excerpt(clientId)} is ${what}.`,
          'No client is known under it.',
          owner === undefined
            ? 'Enter the ID of the client that asks.'
            : `Enter the client ID; the token names ${excerpt(owner.client)}.`,
        ),
      ];
}

/** Another client than the one that the token was issued to, or that one in the place of the resource. */
function otherClient({ clientId, draft, token: { claims, kind }, vendor }: RequestFacts): readonly Cause[] {
  const owner = kind === 'assertion' ? undefined : ownerOf(claims);
  if (owner === undefined) return [];
  const [asks, issuedTo] = [excerpt(clientId), excerpt(owner.client)];
  if (draft.caller === 'resource')
    return owner.client === clientId
      ? [
          inferred(
            'client',
            `The caller is to be the resource, and ${asks} is the application that the token was issued to.`,
            'Application and resource each have an ID, a method and credentials of their own.',
            'Choose the caller Application, or enter the ID of the resource with its own credentials.',
            SOURCES.pingOneResource,
          ),
        ]
      : [];
  if (owner.client === clientId || textsOf(memberOf(claims, 'aud')).includes(clientId)) return [];
  // there the API asks, and the token's audience counts
  if (vendor === 'keycloak' || vendor === 'duende') return [];
  const seen = `${asks} asks; the token’s ${owner.claim} is ${issuedTo}.`;
  return vendor === 'pingone'
    ? [
        evidence(
          'client',
          seen,
          'Key and secret prove one client only, and PingOne tells any client but the token’s own nothing.',
          `Ask as ${issuedTo} with its credentials; if ${asks} is the resource, choose the caller Resource and the method set for it.`,
          SOURCES.introspectionResponse,
        ),
      ]
    : [
        inferred(
          'client',
          seen,
          'That is as it should be for a resource server; some servers tell any other client nothing.',
          `If ${asks} is the resource server, choose the caller Resource; else ask as ${issuedTo} with its credentials.`,
          SOURCES.introspectionResponse,
        ),
      ];
}

const notUuid = ({ clientId, vendor }: RequestFacts): readonly Cause[] =>
  vendor === 'pingone' && !isUuid(clientId)
    ? [
        inferred(
          'client',
          `The client ID ${excerpt(clientId)} is not a UUID.`,
          'The IDs of PingOne’s applications and resources are UUIDs.',
          'Copy the client ID from the page of the application or resource.',
          SOURCES.pingOneMethods,
        ),
      ]
    : [];

/** How the client authenticates, held against what the server offers and what is in the form. */
export function methodCauses({ draft, key, readSecret, assertion }: RequestFacts): readonly Cause[] {
  const { method, offered } = draft;
  const { of, names = [] } = offered?.methods ?? {};
  const isUnlisted = names.length > 0 && !names.includes(method) && method !== 'bearer' && method !== 'prepared';
  const isOwnKey = method === 'client_secret_jwt' && (key !== undefined || draft.jwksUrl.trim() !== '');
  return [
    ...(isUnlisted
      ? [
          (of === 'introspection' ? evidence : inferred)(
            'method',
            `The server’s metadata list ${names
              .slice(0, 6)
              .map((name) => excerpt(name, 40))
              .join(', ')}, not ${method}.`,
            'A server refuses a method that it does not support.',
            'Choose a listed method that the client is registered for.',
            SOURCES.metadata,
          ),
        ]
      : []),
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
  const { of, names = [] } = offered?.algorithms ?? {};
  if (!signsAssertion(method) || algorithm === '' || names.length === 0 || names.includes(algorithm)) return [];
  return [
    (of === 'introspection' ? evidence : inferred)(
      'alg',
      `The server’s metadata list ${names
        .slice(0, 6)
        .map((name) => excerpt(name, 40))
        .join(', ')}, not ${algorithm}.`,
      'A server refuses an assertion signed by an algorithm that it does not support.',
      'Choose a listed algorithm under Assertion options.',
      SOURCES.metadata,
    ),
  ];
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
