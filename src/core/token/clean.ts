/** A pasted text made into the token that will be sent, with a note for everything that was taken off. */
export interface CleanedToken {
  readonly text: string;
  readonly removed: readonly string[];
}

interface Step {
  readonly note: string;
  readonly apply: (text: string) => string;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;
const JWT_CHARACTERS_AND_SPACE = /^[A-Za-z0-9_\-.~+/=\s]+$/;

const STEPS: readonly Step[] = [
  {
    note: 'invisible characters',
    apply: (text) => (looksLikeJwt(text.replace(INVISIBLE, '')) ? text.replace(INVISIBLE, '') : text),
  },
  { note: 'white space around it', apply: (text) => text.trim() },
  { note: 'the header name “Authorization:”', apply: (text) => text.replace(/^(?:proxy-)?authorization\s*:\s*/i, '') },
  { note: 'the prefix “Bearer”', apply: (text) => text.replace(/^bearer\s+(?=\S)/i, '') },
  { note: 'the prefix “DPoP”', apply: (text) => text.replace(/^dpop\s+(?=\S)/i, '') },
  { note: 'quotes', apply: unquote },
  {
    note: 'a trailing comma or semicolon',
    apply: (text) => (looksLikeJwt(unquote(text.slice(0, -1))) ? text.replace(/[,;]$/, '') : text),
  },
  { note: 'line breaks', apply: (text) => (isPrivateKey(text) ? text : text.replace(/\s*[\r\n]+\s*/g, '')) },
  {
    note: 'white space inside',
    apply: (text) => (looksLikeJwt(text.replace(/\s+/g, '')) ? text.replace(/\s+/g, '') : text),
  },
];

/**
 * Makes the token out of what was pasted: takes off the wrapping that clipboards bring along, and says what it took.
 * What is inside an opaque token is never touched: only the characters of a JWT are known well enough to repair.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function cleanToken(pasted: string): CleanedToken {
  const removed = new Set<string>();
  let text = pasted;
  for (let changed = true; changed;) {
    changed = false;
    for (const step of STEPS) {
      const next = step.apply(text);
      if (next === text) continue;
      removed.add(step.note);
      text = next;
      changed = true;
    }
  }
  return { text, removed: [...removed] };
}

/** Whether a text is, or contains, a private key: it must never be sent as a token. */
export const isPrivateKey = (text: string): boolean =>
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(text) ||
  (/^\s*[{["\\]/.test(text) && /\\*"kty\\*"\s*:/.test(text) && /\\*"(?:d|k)\\*"\s*:/.test(text));

const looksLikeJwt = (text: string): boolean =>
  text.startsWith('eyJ') && text.includes('.') && JWT_CHARACTERS_AND_SPACE.test(text);

const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['<', '>'],
];

function unquote(text: string): string {
  const pair = QUOTES.find(([open, close]) => text.length > 2 && text.startsWith(open) && text.endsWith(close));
  return pair ? text.slice(1, -1) : text;
}
