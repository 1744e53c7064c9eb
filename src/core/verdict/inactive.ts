import { describeDuration, readTime } from '../claims/time.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Cause } from '../problem/problem.ts';
import { membersNamed, textOf, type JsonNode } from '../token/json.ts';
import type { Token } from '../token/token.ts';
import { audiencesOf } from './finding.ts';

/** Why a token may be inactive. `short` completes a headline; `known` tells evidence from what merely remains. */
export interface InactiveReason extends Cause {
  readonly short: string;
  readonly known: boolean;
}

/**
 * Servers must not say why a token is inactive; its own text, where it is a JWT, often does. The likeliest reason comes
 * first; what remains when nothing speaks for another reason comes last. `now` is in milliseconds since the epoch.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function explainInactive(
  token: Token,
  inquiry: Pick<Inquiry, 'caller' | 'clientId' | 'environment'>,
  now: number,
): readonly InactiveReason[] {
  const { claims } = token;
  const reasons: InactiveReason[] = [];
  const known = (short: string, cause: string, remedy: string): void =>
    void reasons.push({ short, cause, remedy, known: true });

  const expiry = membersNamed(claims, 'exp')[0];
  const reading = expiry && readTime(expiry);
  if (reading?.kind === 'time' && reading.seconds * 1000 <= now)
    known(
      `expired ${describeDuration(now / 1000 - reading.seconds)} ago`,
      'Its exp lies in the past.',
      'Get a new token.',
    );

  const issuer = textOf(claims, 'iss');
  if (issuer !== undefined && issuer !== inquiry.environment.issuer && token.kind !== 'assertion')
    known(
      'it names another issuer',
      `Its iss is ${issuer}; the server asked is ${inquiry.environment.issuer}.`,
      'Choose the server and environment that issued it.',
    );

  if (token.kind === 'assertion')
    known(
      'this is a client_assertion',
      'It is made to authenticate a client, not to access a resource.',
      'Paste the access token.',
    );
  if (token.signature === 'unsigned')
    known(
      'it is not signed',
      'Its alg is “none”: anybody could have written it.',
      'Get the token from the authorization server.',
    );
  if (token.kind === 'jwe')
    reasons.push({
      short: 'the server does not know it',
      cause: 'It is encrypted; its claims cannot be read here.',
      remedy: 'Make sure that this server issued it.',
      known: false,
    });

  const client = textOf(claims, 'client_id') ?? textOf(claims, 'azp') ?? textOf(claims, 'cid');
  const isForCaller = audiencesOf(membersNamed(claims, 'aud')[0]).includes(inquiry.clientId);
  const isApplication = inquiry.caller === 'application' && inquiry.clientId !== '';
  if (isApplication && client !== undefined && client !== inquiry.clientId && !isForCaller)
    known(
      'issued to another client',
      `It was issued to client ${client}; ${inquiry.clientId} asked.`,
      'Ask as the client that the token was issued to, or as the resource named in aud.',
    );

  if (inquiry.caller === 'resource')
    reasons.push({
      short: 'meant for another resource',
      cause: `A resource hears only of tokens that are meant for it${audienceNote(claims)}.`,
      remedy: 'Ask as the resource that is named in aud, or as the application that the token was issued to.',
      known: false,
    });
  reasons.push({
    short: claims === undefined ? 'the server does not vouch for it' : 'revoked, or unknown to the server',
    cause:
      'Nothing in the token itself explains it: it was revoked, its session or grant ended, or this client may not see it.',
    remedy: 'Get a new token; ask as the client that it was issued to.',
    known: false,
  });
  return reasons;
}

const audienceNote = (claims: JsonNode | undefined): string => {
  const audiences = audiencesOf(membersNamed(claims, 'aud')[0]);
  return audiences.length === 0 ? '' : `; this one names ${audiences.slice(0, 3).join(', ')}`;
};
