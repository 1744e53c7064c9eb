import { hasPlaceholder } from '../environment/environment.ts';
import { cleanToken } from './clean.ts';
import { readToken } from './token.ts';

/** In characters: the relay carries at most 256 KiB in one request, in which the token is not alone. */
const LONGEST_SENT = 250_000;

/** What documentation has in place of a token, and what a shell or a template would replace. */
const PLACEHOLDER =
  /^(?:[<[({](?=.*(?:token|jwt|your|here))[\w .-]{1,99}[>\])}]|(?:your|paste|insert|enter|replace)[-_ ][\w -]{0,99}(?:token|jwt|here)|[$#]\{[\w.:-]{1,99}\}|\$(?:env:)?\w{0,99}(?:token|jwt)|%\w{0,99}token%)$/i;
/** A secret under its name: at the start of a line, in JSON or source code, as a parameter; or as HTTP Basic and curl have it. */
const SECRET =
  /(?:^(?:[\w.]+=[^&\s]*&)*|[\s{,;?#"'`\\])(?:client )?[\w.-]{0,40}secret["'`\\]*\s*(?:[:=]|%3D)|^(?:(?:proxy-)?authorization[ \t]*:[ \t]*)?basic[ \t]+[\w+/-]{4,}=*\s*$|\s(?:-u|--user)[ =]\S+:/im;
const CUT_OFF = /^e[wy][\w.~+/=-]*[[(<]?\.{3}|^[ -~]*[…⋯][ -~…⋯]*$/;

/**
 * Why a cleaned text must not be sent as a token, as a sentence; undefined if nothing is against it. `secret` is what the
 * field of the client secret holds.
 */
export function tokenError(text: string, secret: string): string | undefined {
  if (text === '') return 'Paste the token to ask about.';
  if (text.length > LONGEST_SENT)
    return `This is ${text.length.toLocaleString('en')} characters long, and the relay carries at most 256 KiB.`;
  const { kind } = readToken(text);
  if (kind === 'private-key') return 'This is a private key, not a token. It was not sent. Remove it from here.';
  // two braces at the end of JSON are no template
  if (kind !== 'jws-json' && (hasPlaceholder(text) || PLACEHOLDER.test(text)))
    return 'This still holds a template variable. Paste the token itself.';
  if (CUT_OFF.test(text)) return 'This copy was cut off: it holds an ellipsis (…). Copy the whole token.';
  if (
    (secret !== '' && (text === secret || text === cleanToken(secret).text)) ||
    (kind === 'opaque' && SECRET.test(text))
  )
    return 'This is a client secret, not a token. It was not sent. Remove it from here.';
  return undefined;
}
