import { textsOf } from '../assertion/audience.ts';
import { excerpt, listed } from '../claims/excerpt.ts';
import { issuerParts } from '../environment/issuer-parts.ts';
import { describeNearMiss } from '../environment/near-miss.ts';
import { isSpeltAlike } from '../environment/url-difference.ts';
import { vendorOf } from '../vendor/vendor.ts';
import { memberOf, textOf, type JsonNode } from '../token/json.ts';
import { ownerOf } from '../token/owner.ts';
import { evidence, inferred, type InactiveContext, type InactiveReason } from './inactive-reason.ts';

/** The issuer names the host and the environment: which of the two differs tells region from environment. */
export function otherIssuer({ token, inquiry }: InactiveContext): InactiveReason | undefined {
  const issuer = textOf(token.claims, 'iss');
  const asked = inquiry.environment.issuer;
  if (issuer === undefined || issuer === asked || token.kind === 'assertion') return undefined;
  const [its, ours] = [issuerParts(issuer), issuerParts(asked)];
  const cause = `Its iss is ${excerpt(issuer)}; the server asked is ${asked}.`;
  if (isSpeltAlike(issuer, asked))
    return evidence(
      'its iss is spelt differently',
      `${cause} The difference: ${describeNearMiss(issuer, asked) ?? 'more than two things'}.`,
      'Make sure that the issuer is typed as the server has it.',
      'iss',
    );
  if (its?.isRegion && ours && its.environmentId !== '' && its.environmentId === ours.environmentId)
    return evidence(
      'it is from another region',
      `${cause} The environment is the same, the host is not.`,
      'Choose the region of its iss.',
      'iss',
    );
  if (its && ours && its.host === ours.host && its.environmentId !== ours.environmentId)
    return evidence(
      'it is from another environment',
      `${cause} The host is the same, the environment is not.`,
      'Paste the environment ID of its iss, or get a token from the environment that is asked.',
      'iss',
    );
  if (inquiry.environment.server === 'custom' || (its?.isCustomDomain && ours && !ours.isCustomDomain))
    return inferred(
      'it names another host',
      `${cause} With a custom domain PingOne issues under either host, so this may be the same environment.`,
      'Make sure that the custom domain belongs to this environment.',
    );
  return evidence('it names another issuer', cause, 'Choose the server and environment that issued it.', 'iss');
}

/** The client that a token was issued to, where it is neither the one that asks nor does the token's aud name that one. */
export function foreignOwner(claims: JsonNode | undefined, clientId: string): ReturnType<typeof ownerOf> {
  const owner = ownerOf(claims);
  return owner?.client === clientId || textsOf(memberOf(claims, 'aud')).includes(clientId) ? undefined : owner;
}

/** A token of another client than the one that asks. */
export function otherClient({ token: { claims, kind }, inquiry }: InactiveContext): InactiveReason | undefined {
  if (inquiry.caller !== 'application' || inquiry.clientId === '' || kind === 'assertion') return undefined;
  const owner = foreignOwner(claims, inquiry.clientId);
  if (owner === undefined) return undefined;
  return evidence(
    'issued to another client',
    `Its ${owner.claim} is ${excerpt(owner.client)}; ${inquiry.clientId} asked. Many servers, PingOne among them, answer inactive to any other client.`,
    'Ask as the client that the token was issued to, or as the resource named in aud.',
    owner.claim,
  );
}

/** A hint that leads the server to look in the wrong place. */
export function hinted({ inquiry: { hint }, token }: InactiveContext): InactiveReason | undefined {
  if (hint !== 'refresh_token' || token.claims === undefined) return undefined;
  return inferred(
    'the hint says refresh token',
    'The token type hint is refresh_token, and this looks like an access token; some servers look nowhere else.',
    'Choose the hint “none” or access_token.',
  );
}

/** What only some products ask for. @see https://github.com/keycloak/keycloak/issues/49753 */
export function vendorRule({ inquiry, token }: InactiveContext): InactiveReason | undefined {
  const vendor = vendorOf(inquiry.environment);
  const audiences = textsOf(memberOf(token.claims, 'aud'));
  if (vendor === 'keycloak' && token.claims && inquiry.clientId !== '' && !audiences.includes(inquiry.clientId))
    return inferred(
      'the caller is not in its aud',
      `Keycloak, since 26.6.2, answers only callers that are in aud${namesOf(audiences)}.`,
      'Ask as a client that aud names, or add an audience mapper for this one.',
    );
  if ((vendor === 'pingfederate' || vendor === 'keycloak') && token.claims === undefined && inquiry.hint === '')
    return inferred(
      'the server wants a hint',
      'If this is a refresh token, this server finds it only with the hint refresh_token.',
      'Choose the token type hint refresh_token.',
    );
  return undefined;
}

/** A token that is meant for another resource than the one that asks. */
export function otherResource({ inquiry, token }: InactiveContext): InactiveReason | undefined {
  const audiences = textsOf(memberOf(token.claims, 'aud'));
  if (inquiry.caller !== 'resource' || audiences.includes(inquiry.clientId)) return undefined;
  return inferred(
    'meant for another resource',
    `A resource hears only of tokens that are meant for it${namesOf(audiences)}.`,
    'Ask as the resource that is named in aud, or as the application that the token was issued to.',
  );
}

const namesOf = (audiences: readonly string[]): string =>
  audiences.length === 0 ? '' : `; this one names ${listed(audiences, ', ', 3)}`;
