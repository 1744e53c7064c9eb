import { isJwtText } from './jwt-part.ts';

/** A token that was found in a pasted text, under the name that it has there; several of one name are numbered. */
export interface FoundToken {
  readonly name: string;
  readonly text: string;
}

const MOST_FOUND = 100;

/**
 * The tokens that a text names as such, the likeliest first: members of JSON, parameters of a form, URL, cookie or command,
 * Authorization headers, assignments in source code and configuration. Empty for a text that only is a token.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export function namedTokens(text: string): readonly FoundToken[] {
  if (!/token|jwt|authorization/i.test(text)) return [];
  const isCommand = COMMAND.test(text);
  const lines = text.replace(FOLDED_JWT, unfold).split(/[\r\n]+/);
  return distinct(lines.flatMap((line) => labelled(line, isCommand)).toSorted((a, b) => rankOf(a) - rankOf(b)));
}

/**
 * The compact JWTs that stand in a text among other things, wrapped lines joined. A run of characters that goes on with an
 * ellipsis, or with what no JWT has, is not one of them, and neither is one that lost its signature.
 */
export function unnamedTokens(text: string): readonly FoundToken[] {
  const found: FoundToken[] = [];
  for (const match of text.matchAll(FOLDED_JWT)) {
    const run = unfold(match[0]);
    // a sentence may end behind it
    const jwt = [run, run.replace(/(?<!\.)\.$/, '')].find((each) => isJwtText(each) && each.split('.', 3).length === 3);
    const end = match.index + match[0].length;
    const isPart =
      JUNK_BEFORE.test(text.slice(Math.max(0, match.index - NEAR), match.index)) ||
      JUNK_BEHIND.test(text.slice(end, end + NEAR));
    if (jwt !== undefined && !isPart) found.push({ name: `JWT ${found.length + 1}`, text: jwt });
    if (found.length === MOST_FOUND) break;
  }
  return distinct(found);
}

/** A run that can be a JWT, over line breaks as mail, terminals and source code make them, up to where another begins. */
const FOLDED_JWT =
  /(?<![\w.~-])e[wy][\w.~-]{8,}(?:(?:=?\r?\n[ \t>|]*|["'`]\s*[+.&\n]\s*["'`])(?:(?<=[.~]\W*)|(?!eyJ))[\w.~-]+(?=[ \t]*(?:[\r\n]|$)|["'`,;&]))*/g;

/** So many characters around a run are looked at. */
const NEAR = 60;
/** A run that goes on behind something that no JWT has is a part of one; quotes, separators and tags stand between tokens. */
const JUNK_BEFORE = /[\w~-][^\w\s.~"'`“”„‘’«»()[\]{}<>=:,;|&#?/\\-]+$/;
const JUNK_BEHIND =
  /^(?:[+/=%]|\s*[[(<{]*\s*(?:\.{2}|[…⋯]|truncated)|(?![,;|&]\s*(?:[\w.-]+["'`]?\s*[:=]|e[wy])|&\w+;)[^\w\s.~"'`“”„‘’«»<\\-]+[\w~-])/i;

const unfold = (run: string): string => run.replace(/[^\w.~-]+/g, '');

/** `token` is the parameter of an introspection request, whose Authorization header is that of the caller. */
const RANKS = [/^token$/i, /access[-_]?token$/i, /authorization$/i, /^/];
const rankOf = ({ name }: FoundToken): number => RANKS.findIndex((pattern) => pattern.test(name));

/** What stands in the place of a token and is none: another scheme, the sign of a block in YAML, padding, nothing. */
const NO_TOKEN = /^(?:basic|digest|negotiate)\s|^(?:[>|]?-?|=+)$/i;

/** Each text once, each name once. */
function distinct(found: readonly FoundToken[]): readonly FoundToken[] {
  const kept: FoundToken[] = [];
  for (const { name, text } of found.slice(0, MOST_FOUND)) {
    if (NO_TOKEN.test(text) || kept.some((each) => each.text === text)) continue;
    const isTaken = kept.some((each) => each.name === name);
    kept.push({ name: isTaken ? `${name} ${kept.length + 1}` : name, text });
  }
  return kept;
}

const COMMAND = /^(?:\S{0,40}[$#%>]\s+)?(?:curl|wget|https?|xh)(?:\.exe)?\s/i;
/** A name, the quote behind it, what stands between it and its value, and the quote that the value begins with. */
const LABEL =
  /(?<![\w.-])([\w.-]*(?:token|jwt|authorization))(\\*["'`])?\s*(?::\s*\w{1,20}\s*=|:=|=>|=|:(?:(?=[\s\\"'`])|(?<=ion:)))\s*(\\*["'`])?/gi;
/** What ends with one of those words by chance, as an opaque token can, is no name. */
const isName = (name: string): boolean =>
  /(?:^|[._-]|access|refresh|id|auth2?)(?:token|jwt|authorization)$/i.test(name) ||
  /[a-z](?:Token|JWT|Jwt|Authorization)$/.test(name);
/** How a line begins that is made of parameters: with one of those that OAuth knows, with a URL or with cookies. */
const PARAMETERS =
  /^(?:[?#&]?(?:(?:\w+_)?token|(?:client|grant|token|response|session|expires|redirect)_\w+|scope|state|code|iss)=|(?:[\w-]+:?[ \t]+)?(?:[a-z][\w+.-]*:)?\/[^\s?#]*[?#]|(?:[Ss]et-)?[Cc]ookie:)/;
const LINE_START = /^[\s>*|]*(?:- )?(?:(?:export|set|env|const|let|var)\s+)?\$?(?:env:)?$/i;

/** Values behind a name: in quotes anywhere, without them among parameters, at the start of a quoted text or of a line. */
function labelled(line: string, isCommand: boolean): readonly FoundToken[] {
  const found: FoundToken[] = [];
  const hasParameters = isCommand || PARAMETERS.test(line);
  for (const match of line.matchAll(LABEL)) {
    const [whole, name = '', nameQuote, quote] = match;
    if (!isName(name)) continue;
    const lead = line.slice(Math.max(0, match.index - 100), match.index);
    const rest = line.slice(match.index + whole.length);
    const isPair = whole.endsWith('=');
    const before = lead.slice(-1);
    let text = '';
    if (quote !== undefined) text = quotedValue(rest, quote);
    else if (nameQuote !== undefined) continue;
    else if (/["'`]/.test(before)) {
      const [inside = ''] = rest.split(before, 1);
      // what curl encodes itself is not encoded yet
      text = isPair && !/-urlencode\s+.$/.test(lead) ? formDecoded(inside) : inside;
    } else if (hasParameters && isPair && /^[?&#;\s]?$/.test(before))
      text = formDecoded(rest.split(/[\s"'`]/, 1)[0] ?? '');
    else if (LINE_START.test(lead)) text = rest.trim().replace(/[,;]$/, '');
    found.push({ name, text });
    if (found.length === MOST_FOUND) break;
  }
  return found;
}

/** What stands up to the closing quote, without the escapes of JSON in double quotes. */
function quotedValue(rest: string, quote: string): string {
  const [value = ''] = quote === '"' ? (/^(?:[^"\\]|\\.)*/.exec(rest) ?? []) : rest.split(quote, 1);
  try {
    return quote === '"' ? String(JSON.parse(`"${value}"`)) : value;
  } catch {
    return value;
  }
}

/**
 * The value of a parameter, with form encoding taken off once. One that has characters which that would have encoded never
 * went through it, so its “+” stays.
 */
function formDecoded(rest: string): string {
  const [value = ''] = rest.split(/[&#;]/, 1);
  return percentDecoded(/[^\w.~!*'()%+-]/.test(value) ? value : value.replaceAll('+', ' '));
}

/** Percent-encoding taken off once, wherever it stands for UTF-8. @see https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
export const percentDecoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
