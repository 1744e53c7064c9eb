import { textsOf } from '../assertion/audience.ts';
import { excerpt, listed } from '../claims/excerpt.ts';
import { describeDuration, secondsOf } from '../claims/time.ts';
import { issuerParts } from '../environment/issuer-parts.ts';
import { describeNearMiss } from '../environment/near-miss.ts';
import { vendorOf } from '../environment/vendor.ts';
import { textOf } from '../token/json.ts';
import { firstNamed } from './voices.ts';
import type { InactiveContext, InactiveReason, InactiveRule } from './inactive-reason.ts';

/** The rules in the order in which people trip over what they find. */
export const INACTIVE_RULES: readonly InactiveRule[] = [
  notWhatWasMeant,
  expired,
  notYetValid,
  otherIssuer,
  otherClient,
  wrongKind,
  foreignSignature,
  hinted,
  vendorRule,
  otherResource,
  unreadable,
  revoked,
];

const evidence = (short: string, cause: string, remedy: string, claim?: string): InactiveReason => ({
  ...(claim === undefined ? {} : { claim }),
  short,
  cause,
  remedy,
  weight: 'evidence',
});
const inferred = (short: string, cause: string, remedy: string): InactiveReason => ({
  short,
  cause,
  remedy,
  weight: 'inferred',
});

function notWhatWasMeant({ token }: InactiveContext): InactiveReason | undefined {
  if (token.kind !== 'assertion') return undefined;
  return evidence(
    'this is a client_assertion',
    'It is made to authenticate a client, not to access a resource.',
    'Paste the access token.',
  );
}

function expired({ token, now }: InactiveContext): InactiveReason | undefined {
  const seconds = secondsOf(firstNamed(token.claims, 'exp'));
  if (seconds === undefined || seconds * 1000 > now) return undefined;
  return evidence(
    `expired ${describeDuration(now / 1000 - seconds)} ago`,
    'Its exp lies in the past.',
    'Get a new token.',
    'exp',
  );
}

function notYetValid({ token, now }: InactiveContext): InactiveReason | undefined {
  const seconds = secondsOf(firstNamed(token.claims, 'nbf'));
  if (seconds === undefined || seconds * 1000 <= now) return undefined;
  return evidence(
    `not valid for another ${describeDuration(seconds - now / 1000)}`,
    'Its nbf lies in the future.',
    'Wait, or compare the clocks of this machine and the server.',
    'nbf',
  );
}

/** The issuer names the host and the environment: which of the two differs tells region from environment. */
function otherIssuer({ token, inquiry }: InactiveContext): InactiveReason | undefined {
  const issuer = textOf(token.claims, 'iss');
  const asked = inquiry.environment.issuer;
  if (issuer === undefined || issuer === asked || token.kind === 'assertion') return undefined;
  const [its, ours] = [issuerParts(issuer), issuerParts(asked)];
  const cause = `Its iss is ${excerpt(issuer)}; the server asked is ${asked}.`;
  const near = describeNearMiss(issuer, asked);
  if (near !== undefined && /^the slash|^a slash|case|http and https|default port/.test(near))
    return evidence(
      'its iss is spelt differently',
      `${cause} The difference: ${near}.`,
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

function otherClient({ token: { claims, kind }, inquiry }: InactiveContext): InactiveReason | undefined {
  if (inquiry.caller !== 'application' || inquiry.clientId === '' || kind === 'assertion') return undefined;
  const named = ['client_id', 'azp', 'cid', 'appid'].find((name) => textOf(claims, name) !== undefined);
  const client = named === undefined ? undefined : textOf(claims, named);
  if (client === undefined || client === inquiry.clientId) return undefined;
  if (textsOf(firstNamed(claims, 'aud')).includes(inquiry.clientId)) return undefined;
  return evidence(
    'issued to another client',
    `Its ${named} is ${excerpt(client)}; ${inquiry.clientId} asked. Many servers, PingOne among them, answer inactive to any other client.`,
    'Ask as the client that the token was issued to, or as the resource named in aud.',
    named,
  );
}

function wrongKind({ token }: InactiveContext): InactiveReason | undefined {
  const use = (textOf(token.claims, 'token_use') ?? textOf(token.claims, 'typ') ?? '').toLowerCase();
  if (token.kind === 'id-token' || use === 'id')
    return evidence(
      'this is an ID token',
      'It tells a client who signed on; most servers introspect access and refresh tokens only.',
      'Paste the access token of the same response.',
    );
  if (/refresh|offline/.test(use))
    return evidence(
      'this is a refresh token',
      'Its own text says so; only the client that it was issued to may ask, with the hint refresh_token at some servers.',
      'Paste the access token, or choose the token type hint refresh_token.',
    );
  if (token.signature === 'unsigned')
    return evidence(
      'it is not signed',
      'Its alg is “none”, or its signature is gone: anybody could have written it.',
      'Get the token from the authorization server.',
    );
  return undefined;
}

function foreignSignature({ signature, token }: InactiveContext): InactiveReason | undefined {
  if (signature?.state === 'failed')
    return evidence(
      'its signature is not of this issuer',
      signature.sentence,
      'Compare it with the token as it was issued; get a new one.',
    );
  if (signature?.isForeign)
    return inferred(
      'its signature fits no key of this issuer',
      signature.sentence,
      'Make sure that this server issued it.',
    );
  const damage = token.flags.find((flag) =>
    /^(?:signature-length|padding|not-base64url|payload-|invalid-utf8)/.test(flag),
  );
  return damage === undefined
    ? undefined
    : evidence(
        'it is damaged',
        `The copy is not whole, or was altered (${damage}).`,
        'Copy the token again, all of it.',
      );
}

function hinted({ inquiry: { hint }, token }: InactiveContext): InactiveReason | undefined {
  if (hint !== 'refresh_token' || token.claims === undefined) return undefined;
  return inferred(
    'the hint says refresh token',
    'The token type hint is refresh_token, and this looks like an access token; some servers look nowhere else.',
    'Choose the hint “none” or access_token.',
  );
}

/** @see https://github.com/keycloak/keycloak/issues/49753 */
function vendorRule({ inquiry, token }: InactiveContext): InactiveReason | undefined {
  const vendor = vendorOf(inquiry.environment);
  const audiences = textsOf(firstNamed(token.claims, 'aud'));
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

function otherResource({ inquiry, token }: InactiveContext): InactiveReason | undefined {
  if (inquiry.caller !== 'resource' || textsOf(firstNamed(token.claims, 'aud')).includes(inquiry.clientId))
    return undefined;
  const audiences = textsOf(firstNamed(token.claims, 'aud'));
  return inferred(
    'meant for another resource',
    `A resource hears only of tokens that are meant for it${namesOf(audiences)}.`,
    'Ask as the resource that is named in aud, or as the application that the token was issued to.',
  );
}

function unreadable({ token }: InactiveContext): InactiveReason | undefined {
  if (token.kind === 'jwe')
    return inferred(
      'the server does not know it',
      'It is encrypted; its claims cannot be read here.',
      'Make sure that this server issued it.',
    );
  return undefined;
}

function revoked({ token }: InactiveContext): InactiveReason {
  return {
    short: token.claims === undefined ? 'the server does not vouch for it' : 'revoked, or unknown to the server',
    cause:
      token.claims === undefined
        ? 'An opaque token does not tell: it expired, was revoked, is from another server, or this client may not see it.'
        : 'Whatever else is true of it: it may have been revoked, its session or grant ended, or this client may not see it.',
    remedy: 'Get a new token; ask as the client that it was issued to.',
    weight: 'remains',
  };
}

const namesOf = (audiences: readonly string[]): string =>
  audiences.length === 0 ? '' : `; this one names ${listed(audiences, ', ', 3)}`;
