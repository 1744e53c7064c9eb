import { listed } from '../claims/excerpt.ts';
import { readExpiry } from '../claims/time.ts';
import { duplicateNames, membersNamed, textOf, type JsonNode } from '../token/json.ts';
import type { SignatureCheck } from '../token/signature.ts';
import type { Token } from '../token/token.ts';

/**
 * What to be careful about with a token that is active: what it is, what it is bound to, and what speaks against it without
 * deciding. `now` is in milliseconds since the epoch.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-6.2 and https://www.rfc-editor.org/rfc/rfc8705#section-3.2
 */
export function cautionOf(
  members: JsonNode,
  token: Token,
  signature: SignatureCheck | undefined,
  now: number,
): string | undefined {
  const cautions = [
    kindCaution(members, token),
    bindingCaution(members, token),
    signatureCaution(token, signature),
    duplicateCaution(token),
    expiryCaution(members, token, now),
  ].filter((caution) => caution !== undefined);
  return cautions.length === 0 ? undefined : cautions.join(' ');
}

const kindOf = (members: JsonNode): string =>
  (textOf(members, 'token_use') ?? textOf(members, 'typ') ?? textOf(members, 'token_type') ?? '').toLowerCase();

/** What the token is, where that is no access token. */
export function kindCaution(members: JsonNode, token: Token): string | undefined {
  if (token.kind === 'id-token')
    return 'This is an ID token: it tells a client who signed on. An API should not accept it as an access token.';
  const use = kindOf(members);
  if (/refresh|offline/.test(use))
    return 'This is a refresh token: it is for the authorization server only. An API should not accept it.';
  return /^id(?:[_ +-]?token|\+jwt|$)/.test(use)
    ? 'The server calls this an ID token: it tells a client who signed on. An API should not accept it.'
    : undefined;
}

function bindingCaution(members: JsonNode, token: Token): string | undefined {
  const isBound = [members, token.claims].some((node) =>
    membersNamed(node, 'cnf').some(({ kind }) => kind === 'object'),
  );
  if (isBound) return 'This token is bound to a key (cnf): whoever presents it must also prove to hold that key.';
  return kindOf(members) === 'dpop'
    ? 'This is a DPoP token: whoever presents it must also prove to hold its key, although no cnf says which.'
    : undefined;
}

function signatureCaution(token: Token, signature: SignatureCheck | undefined): string | undefined {
  if (token.signature === 'unsigned')
    return 'The token is not signed (alg none): an API that reads it by itself must refuse it.';
  return signature?.state === 'no-key'
    ? 'The signature of the token could not be checked; beside the token it says why.'
    : undefined;
}

function duplicateCaution({ header, claims }: Token): string | undefined {
  const twice = [header, claims].flatMap((node) => duplicateNames(node));
  return twice.length === 0
    ? undefined
    : `The token itself has ${listed(twice, ', ', 3)} twice: an API that reads it by itself may see another value.`;
}

/** Where the server names no exp, its word alone keeps a token alive that has expired by its own text. */
function expiryCaution(members: JsonNode, { claims }: Token, now: number): string | undefined {
  const [own] = membersNamed(claims, 'exp');
  if (membersNamed(members, 'exp').length > 0 || !own || readExpiry(own, now) !== 'expired') return undefined;
  return 'By its own text the token has expired: an API that reads it by itself must refuse it.';
}
