import { textsOf } from '../assertion/audience.ts';
import { excerpt } from '../claims/excerpt.ts';
import { CLOCK_TOLERANCE_S, readExpiry } from '../claims/time.ts';
import { fetchIssuerKeys } from '../key/issuer-keys.ts';
import type { Inquiry } from '../inquiry.ts';
import { readUtf8 } from '../token/base64url.ts';
import { duplicateNames, membersNamed, numberOf, textOf, type JsonNode } from '../token/json.ts';
import { typOf } from '../token/jwt-part.ts';
import { checkSignature } from '../token/signature.ts';
import { readToken, type Token } from '../token/token.ts';
import type { World } from '../world.ts';
import type { HttpAnswer } from './http-answer.ts';
import { readMembers, type Outcome } from './introspection.ts';

/** An answer is made when it is asked for; one that is older, in seconds, was made for somebody else, or kept. */
const OLDEST_S = 3600;

/**
 * Reads an introspection response that came as a JWT. It counts only once its type, issuer, audience, time and signature
 * hold; the keys are those of the server that was asked. Everything else is shown as unverified, with the reason.
 * @see https://www.rfc-editor.org/rfc/rfc9701#section-5
 */
export async function readJwtAnswer(
  answer: Pick<HttpAnswer, 'body'>,
  inquiry: Inquiry,
  relaySecret: string,
  world: World,
  signal: AbortSignal,
): Promise<Outcome> {
  const jwt = readToken((readUtf8(answer.body) ?? '').trim());
  const [members] = membersNamed(jwt.claims, 'token_introspection');
  const unverified = (detail: string): Outcome => ({
    kind: 'malformed',
    problem: { code: 'jwt-response', status: 200, detail },
    members: members ?? jwt.claims,
  });
  const fault = faultOf(jwt, members, inquiry, world.now());
  if (fault !== undefined) return unverified(fault);
  const keys = await fetchIssuerKeys(inquiry.environment, relaySecret, world, signal);
  if (!keys.ok) return unverified(`Its signature could not be checked. ${keys.reason}`);
  const check = await checkSignature(jwt, keys.value.text, keys.value.url);
  if (check.state !== 'verified') return unverified(check.sentence);
  const read = members && readMembers(members);
  if (!read?.ok) return unverified(read?.reason ?? 'It has no member “token_introspection”.');
  return { kind: 'introspection', introspection: { ...read.value, signedBy: check.sentence } };
}

/** What keeps the JWT from being an answer to this question, before its signature is looked at. */
function faultOf(jwt: Token, members: JsonNode | undefined, inquiry: Inquiry, now: number): string | undefined {
  if (jwt.kind === 'jwe') return 'It is encrypted, and this page has no key to read it.';
  if (jwt.header === undefined || jwt.claims === undefined) return 'It cannot be read as a JWT.';
  const typ = typOf(jwt.header);
  if (typ !== 'token-introspection+jwt')
    return `Its typ is ${typ === '' ? 'missing' : `“${excerpt(typ)}”`}, not “token-introspection+jwt”: it may be the token itself in another form, and says nothing about whether it is active.`;
  if (members === undefined) return 'It has no member “token_introspection”.';
  const [twice] = [jwt.header, jwt.claims].flatMap((node) => duplicateNames(node));
  if (twice !== undefined) return `It has “${excerpt(twice)}” more than once: which counts is anybody’s guess.`;
  if (jwt.signature === 'unsigned') return 'It is not signed: anybody could have written it.';
  const issuer = textOf(jwt.claims, 'iss');
  if (issuer !== inquiry.environment.issuer)
    return `Its iss is ${issuer === undefined ? 'missing' : excerpt(issuer)}; the server asked is ${inquiry.environment.issuer}.`;
  if (inquiry.clientId === '') return 'Its aud cannot be checked: a bearer token does not tell which client asked.';
  const audiences = membersNamed(jwt.claims, 'aud').flatMap(textsOf);
  if (!audiences.includes(inquiry.clientId))
    return `Its aud does not name ${inquiry.clientId}, who asked: it is an answer to somebody else.`;
  const issuedAt = numberOf(jwt.claims, 'iat');
  if (issuedAt === undefined) return 'It has no iat that is a number.';
  if (issuedAt > now / 1000 + CLOCK_TOLERANCE_S) return 'Its iat lies in the future.';
  const [expiry, notBefore] = ['exp', 'nbf'].map((name) => membersNamed(jwt.claims, name)[0]);
  if (expiry && readExpiry(expiry, now) !== 'valid')
    return 'Its own exp has passed, or is no time: it is an old answer.';
  if (notBefore && readExpiry(notBefore, now) !== 'expired') return 'Its own nbf lies in the future, or is no time.';
  if (issuedAt < now / 1000 - OLDEST_S) return 'Its iat lies far in the past: it is an answer to an earlier question.';
  return undefined;
}
