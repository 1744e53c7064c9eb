import { cleanToken } from './clean.ts';
import { percentDecoded } from './find-tokens.ts';
import { withinBase64 } from './private-key-text.ts';
import { readToken } from './token.ts';

/** In characters: the relay carries at most 256 KiB in one request, in which the token is not alone. */
const LONGEST_SENT = 250_000;

/** What documentation has in place of a token, and what a shell or a template would replace. */
const PLACEHOLDER =
  /^(?:\.{3,}|[<[({][\w .-]{0,99}\.{3}[\w .-]{0,99}[>\])}]|[<[({](?=.*(?:token|jwt|your|here))[\w .-]{1,99}[>\])}]|(?:your|paste|insert|enter|replace)[-_ ][\w -]{0,99}(?:token|jwt|here)|[$#]\{[\w.:-]{1,99}\}|\$(?:env:)?\w{0,99}(?:token|jwt)|%\w{0,99}token%)$/i;
/** A secret under its name: at the start of a line, in JSON, XML or source code, as a parameter; or as HTTP Basic and curl have it. */
const SECRET: readonly RegExp[] = [
  /(?:^(?:[\w.]+=[^&\s]*&)*|[\s{,;?#"'`\\])(?:client )?[\w.-]{0,99}secret["'`\\]*\s*(?:[:=]|%3D)/im,
  /(?:^|[\s{,;?#"'`\\|<>*-])(?:client|app)[ _-]?secret["'`\\*]{0,4}(?:\s{0,9}[|>]|\s{1,9}\S)/i,
  /(?:key|name)["'\\]{1,4}\s*:\s*["'\\]{1,4}[\w .-]{0,99}secret["'\\]/i,
  /(?:^|["'`]|authorization\s*[:=]\s*)basic\s+[\w+/-]{4,}=*\\?(?:["'`]|\s*$)/im,
  /\s(?:-u|--user)[ =]\S+:/i,
];
/** A secret of fewer characters can be part of a token by chance. */
const SHORTEST_SECRET = 8;
/** How a JWT, or any text, shows that a part of it was left out. */
const CUT_OFF =
  /(?:^e[wy]|(?<![\w.~+/=-])e[wy][\w-]{8})[\w.~+/=-]*\s{0,3}[[(<{]{0,3}\s{0,3}(?:\.{3}|[…⋯]|truncated)|^e[wy][\w.~+/=-]*\.{2}$|^[ -~]{8,}\.{3}$|^[ -~]*[…⋯][ -~…⋯]*$/i;

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
  if (kind !== 'jws-json' && (isTemplate(text) || PLACEHOLDER.test(text)))
    return 'This still holds a template variable. Paste the token itself.';
  if (CUT_OFF.test(text)) return 'This copy was cut off: it holds an ellipsis (…). Copy the whole token.';
  if (holdsSecret(text, secret) || (kind === 'opaque' && SECRET.some((pattern) => pattern.test(text))))
    return 'This is a client secret, not a token. It was not sent. Remove it from here.';
  return undefined;
}

/** Whether two braces open and two close behind them; those at the end of JSON are no template. */
function isTemplate(text: string): boolean {
  const start = text.search(/(?:\{|%(?:25)*7B){2}/i);
  return start !== -1 && /(?:\}|%(?:25)*7D){2}/i.test(text.slice(start));
}

function holdsSecret(text: string, secret: string): boolean {
  if (secret === '') return false;
  const cleaned = cleanToken(secret).text;
  if (text === secret || text === cleaned) return true;
  if (cleaned.length < SHORTEST_SECRET) return false;
  // within the credentials of HTTP Basic it is percent-encoded (RFC 6749 section 2.3.1)
  const inside = withinBase64(/\bbasic\s+([\w+/=-]+)/i.exec(text)?.[1] ?? text);
  return [text, inside, percentDecoded(text), percentDecoded(inside)].some((each) => each.includes(cleaned));
}
