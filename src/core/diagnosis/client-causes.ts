import { textsOf } from '../assertion/audience.ts';
import { excerpt } from '../claims/excerpt.ts';
import { needsClientId } from '../draft.ts';
import { isUuid } from '../environment/environment.ts';
import { memberOf } from '../token/json.ts';
import { ownerOf } from '../token/owner.ts';
import { foreignOwner } from '../verdict/inactive-caller-rules.ts';
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
  if (foreignOwner(claims, clientId) === undefined) return [];
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
