import { describeDuration, secondsOf } from '../claims/time.ts';
import { memberOf, textOf } from '../token/json.ts';
import { evidence, inferred, type InactiveContext, type InactiveReason } from './inactive-reason.ts';

/** A client_assertion in the place of the token. */
export function notWhatWasMeant({ token }: InactiveContext): InactiveReason | undefined {
  if (token.kind !== 'assertion') return undefined;
  return evidence(
    'this is a client_assertion',
    'It is made to authenticate a client, not to access a resource.',
    'Paste the access token.',
  );
}

/** The token’s own exp has passed. */
export function expired({ token, now }: InactiveContext): InactiveReason | undefined {
  const seconds = secondsOf(memberOf(token.claims, 'exp'));
  if (seconds === undefined || seconds * 1000 > now) return undefined;
  return evidence(
    `expired ${describeDuration(now / 1000 - seconds)} ago`,
    'Its exp lies in the past.',
    'Get a new token.',
    'exp',
  );
}

/** The token’s own exp has passed by the clock of the server, though not by this machine’s. */
export function expiredThere({ token, now, skew = 0 }: InactiveContext): InactiveReason | undefined {
  const seconds = secondsOf(memberOf(token.claims, 'exp'));
  if (seconds === undefined || seconds * 1000 <= now || seconds > now / 1000 + skew) return undefined;
  return evidence(
    'expired by the server’s clock',
    `That clock is ahead of this machine’s by ${describeDuration(skew)} (+${skew} s), and its exp lies in between.`,
    'Set the clock that is wrong by a time server; get a new token.',
    'exp',
  );
}

/** The token’s own nbf lies ahead. */
export function notYetValid({ token, now }: InactiveContext): InactiveReason | undefined {
  const seconds = secondsOf(memberOf(token.claims, 'nbf'));
  if (seconds === undefined || seconds * 1000 <= now) return undefined;
  return evidence(
    `not valid for another ${describeDuration(seconds - now / 1000)}`,
    'Its nbf lies in the future.',
    'Wait, or compare the clocks of this machine and the server.',
    'nbf',
  );
}

/** A token of another kind, or one that nobody signed. */
export function wrongKind({ token }: InactiveContext): InactiveReason | undefined {
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

/** A signature of somebody else, or a copy that is damaged. */
export function foreignSignature({ signature, token }: InactiveContext): InactiveReason | undefined {
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

/** A token that only its recipient can read. */
export function unreadable({ token }: InactiveContext): InactiveReason | undefined {
  if (token.kind === 'jwe')
    return inferred(
      'the server does not know it',
      'It is encrypted; its claims cannot be read here.',
      'Make sure that this server issued it.',
    );
  return undefined;
}

/** What remains when nothing else explains it. */
export function revoked({ token }: InactiveContext): InactiveReason {
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
