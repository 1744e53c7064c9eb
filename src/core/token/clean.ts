import { namedTokens, percentDecoded, unnamedTokens, type FoundToken } from './find-tokens.ts';
import { readJwsJson } from './jws-json.ts';
import { isJwtText } from './jwt-part.ts';
import { isPrivateKey } from './private-key-text.ts';
import { INVISIBLE, withoutEdges } from './token-edges.ts';

export type { FoundToken } from './find-tokens.ts';

/**
 * A pasted text made into the token that will be sent, with a note for everything that was taken off. `found` has every
 * token of the text where more than one can be meant, else none.
 */
export interface CleanedToken {
  readonly text: string;
  readonly removed: readonly string[];
  readonly found: readonly FoundToken[];
}

interface Step {
  readonly notes: readonly string[];
  readonly text: string;
  readonly found?: readonly FoundToken[];
}

/** Of a longer text, in characters, only the edges are cleaned: it is too long to be sent. */
const LONGEST = 300_000;
/** How deep a token may be wrapped; what is wrapped deeper is left as it was pasted. */
const MOST_STEPS = 8;

/**
 * Makes the token out of what was pasted: takes off the wrapping that clipboards bring along, and says what it took.
 * `chosen` is the name of one of the found tokens; without it the likeliest is taken. What is inside an opaque token is
 * never touched: only the characters of a JWT are known well enough to repair. What has been cleaned once stays as it is.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function cleanToken(pasted: string, chosen?: string): CleanedToken {
  const asPasted: CleanedToken = { text: pasted, removed: [], found: [] };
  if (isPrivateKey(pasted)) return asPasted;
  const removed = new Set<string>();
  let found: readonly FoundToken[] = [];
  let text = pasted;
  for (let count = 0; count < MOST_STEPS; count++) {
    const bare = withoutEdges(text, removed);
    if (bare === undefined) break;
    text = bare;
    const step = text.length > LONGEST ? undefined : stepOf(text, chosen);
    if (!step) return { text, removed: [...removed], found };
    for (const note of step.notes) removed.add(note);
    text = step.text;
    if (found.length === 0) found = step.found ?? [];
  }
  return asPasted;
}

/** What takes one wrapping off a text; undefined if there is none left. */
function stepOf(text: string, chosen: string | undefined): Step | undefined {
  if (isJwtText(text) || readJwsJson(text)) return undefined;
  return (
    repaired(text) ??
    taken(text, namedTokens(text), chosen) ??
    decoded(text) ??
    taken(text, unnamedTokens(text), chosen) ??
    joined(text)
  );
}

function taken(text: string, tokens: readonly FoundToken[], chosen: string | undefined): Step | undefined {
  const token = tokens.find(({ name }) => name === chosen) ?? tokens[0];
  if (token === undefined || token.text === text) return undefined;
  return {
    notes: [`the text around “${token.name}”`],
    text: token.text,
    found: tokens.length > 1 ? tokens.map(bared) : [],
  };
}

const bared = ({ name, text }: FoundToken): FoundToken => ({ name, text: withoutEdges(text, new Set()) ?? text });

/** What copies of a JWT have in them that no JWT has. */
const DIRT: readonly (readonly [note: string, pattern: RegExp])[] = [
  ['invisible characters', new RegExp(INVISIBLE, 'g')],
  ['escapes', /\\(?:[nrt]|u000[ad])?/gi],
  ['quotes', /["'`]\s*(?:[+.&,]\s*)?["'`]|["'`“”„‘’«»]/g],
  ['quotation marks of a mail', /^[ \t]*[>|][>| \t]*/gm],
  ['line breaks', /=?[\r\n]\s*/g],
  ['white space inside', /\s+/g],
  ['a trailing comma or semicolon', /[,;]$/],
];

/** A JWT without everything that no JWT has; undefined for a text that is none, even then. */
function repaired(text: string): Step | undefined {
  // a second one behind the first is no part of it
  if (!/^\W*e[wy]/.test(text) || /[\w-][\s"',;]+eyJ[\w-]+\./.test(text)) return undefined;
  const notes: string[] = [];
  let clean = text;
  for (const [note, pattern] of DIRT) {
    const next = clean.replace(pattern, '');
    if (next !== clean) notes.push(note);
    clean = next;
  }
  return isJwtText(clean) ? { notes, text: clean } : undefined;
}

/** A text whose percent-encoding, once or twice, hides a token; that of an opaque token itself is part of it. */
function decoded(text: string): Step | undefined {
  const plain = percentDecoded(text);
  if (plain === text) return undefined;
  const holdsToken =
    /^bearer%20/i.test(text) ||
    [plain, percentDecoded(plain)].some(
      (each) => isJwtText(each.trim()) || [...namedTokens(each), ...unnamedTokens(each)].length > 0,
    );
  return holdsToken ? { notes: ['URL encoding'], text: plain } : undefined;
}

/** Lines without a blank in them are one wrapped token: a line break is part of none. */
function joined(text: string): Step | undefined {
  const line = text.replace(/[\r\n]\s*/g, '');
  return line !== text && /^[\w.~+/-]+=*$/.test(line) ? { notes: ['line breaks'], text: line } : undefined;
}
