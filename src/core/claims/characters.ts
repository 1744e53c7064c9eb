import { CJK, lookalikesIn } from './confusables.ts';

/** The kinds of characters that can make a value be read as another one. */
export type CharacterFlag =
  | 'invisible-char'
  | 'bidi'
  | 'control-char'
  | 'line-separator'
  | 'unusual-space'
  | 'edge-space'
  | 'lone-surrogate'
  | 'confusable'
  | 'combining-run';

/** One kind of hazard in a text: at most eight of its code points, each once, and what they do to a reader. */
export interface Hazard {
  readonly flag: CharacterFlag;
  readonly codePoints: readonly string[];
  readonly sentence: string;
}

const SENTENCES: Readonly<Record<CharacterFlag, string>> = {
  'invisible-char': 'Holds characters that show nothing: it can look the same as another value and differ from it.',
  bidi: 'Holds marks that turn the direction of text: it may be read in another order than it is written.',
  'control-char': 'Holds control characters: they show nothing here, and elsewhere can break or overwrite a line.',
  'line-separator': 'Holds a line or paragraph separator: some programs break the line there, others do not.',
  'unusual-space': 'Holds a space that looks like the ordinary one and is not equal to it.',
  'edge-space': 'Begins or ends with white space: it is hard to see, and counts when values are compared.',
  'lone-surrogate': 'Holds half of a surrogate pair, which is no character: other programs replace or refuse it.',
  confusable: 'Holds characters that can pass for ASCII ones and are not.',
  'combining-run': 'Stacks marks on one letter: they can cover the text around it.',
};

const BIDI = '[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]';
const INVISIBLE = `(?!${BIDI})[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb\\u2800]`;
const MARK = '(?![\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}])[\\p{Mn}\\p{Me}]';

// the scripts from Arabic to Myanmar and from Khmer on join and part their letters with ZWJ and ZWNJ
const JOINING =
  '[\\u0600-\\u109f\\u1700-\\u1cff\\ua800-\\uab2f\\uabc0-\\uabff\\ufb50-\\ufefc\\u{10a00}-\\u{11fff}\\u{1e900}-\\u{1e95f}]';
// in the scripts of India both also shape the last letter of a word
const INDIC = '[\\u0900-\\u0dff]';
// Thai, Lao, Myanmar and Khmer words are parted by a ZERO WIDTH SPACE where a line may break
const UNSPACED = '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff]';
const PICTURE = '\\p{Extended_Pictographic}[\\ufe0e\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?';

/** Where characters that show nothing belong, each alternative with the visible character before them. */
const AT_HOME = new RegExp(
  [
    '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}',
    '[#*0-9]\\ufe0f\\u20e3',
    `${PICTURE}(?:\\u200d${PICTURE})*`,
    `${JOINING}(?:[\\u200c\\u200d](?=${JOINING})|\\u200d(?![\\p{L}\\p{M}\\p{Cf}]))`,
    `${INDIC}\\u200c(?![\\p{L}\\p{M}\\p{Cf}])`,
    `${UNSPACED}\\u200b(?=${UNSPACED})`,
    '\\p{Ideographic}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
    '[\\u1820-\\u18aa][\\u180b-\\u180f]',
    '[\\u2801-\\u28ff]\\u2800+(?=[\\u2801-\\u28ff])',
  ].join('|'),
  'gu',
);
const WIDE = `(?:${CJK}|[\\uff00-\\uffef])`;
const CJK_SPACE = new RegExp(`(${WIDE})\\u3000+(?=${WIDE})`, 'gu');
const STACK = new RegExp(`(?:${MARK}){5,64}`, 'u');

/**
 * What in a text can deceive the eye, by kind; nothing for plain ASCII and for text as people write it in any script.
 * @see https://www.unicode.org/reports/tr36/
 * @see https://trojansource.codes/
 */
export function hazardsOf(text: string): readonly Hazard[] {
  // in printable ASCII only a space at an edge can go unseen
  if (!/[^ -~]|^ | $/.test(text)) return [];
  const found: Readonly<Record<CharacterFlag, readonly string[]>> = {
    'invisible-char': distinct(text, INVISIBLE).length > 0 ? distinct(text.replace(AT_HOME, ''), INVISIBLE) : [],
    bidi: distinct(text, BIDI),
    'control-char': distinct(text, '\\p{Cc}'),
    'line-separator': distinct(text, '[\\u2028\\u2029]'),
    'unusual-space': distinct(text.includes('\u3000') ? text.replace(CJK_SPACE, '$1') : text, '(?! )\\p{Zs}'),
    'edge-space': distinct(text, '^\\p{White_Space}|\\p{White_Space}$'),
    'lone-surrogate': distinct(text, '\\p{Cs}'),
    confusable: lookalikesIn(text),
    'combining-run': [...new Set(STACK.exec(text)?.[0])].slice(0, 8),
  };
  return (Object.keys(SENTENCES) as CharacterFlag[])
    .filter((flag) => found[flag].length > 0)
    .map((flag) => ({ flag, codePoints: found[flag].map(codePointOf), sentence: SENTENCES[flag] }));
}

/** A character as its code point and a name to look it up by, such as “U+202E RIGHT-TO-LEFT OVERRIDE”. */
export function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = NAMES.get(code) ?? KINDS.find(([pattern]) => new RegExp(pattern, 'u').test(character))?.[1];
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}${name === undefined ? '' : ` ${name}`}`;
}

/** Names of neighbouring characters by the code point of the first one. */
const NAMED: Readonly<Record<number, string>> = {
  0: 'NULL',
  0x08: 'BACKSPACE,TAB,LINE FEED,LINE TABULATION,FORM FEED,CARRIAGE RETURN',
  0x1b: 'ESCAPE',
  0x20: 'SPACE',
  0x7f: 'DELETE',
  0x85: 'NEXT LINE',
  0xa0: 'NO-BREAK SPACE',
  0xad: 'SOFT HYPHEN',
  0x34f: 'COMBINING GRAPHEME JOINER',
  0x61c: 'ARABIC LETTER MARK',
  0x115f: 'HANGUL CHOSEONG FILLER,HANGUL JUNGSEONG FILLER',
  0x1680: 'OGHAM SPACE MARK',
  0x180e: 'MONGOLIAN VOWEL SEPARATOR',
  0x2000:
    'EN QUAD,EM QUAD,EN SPACE,EM SPACE,THREE-PER-EM SPACE,FOUR-PER-EM SPACE,SIX-PER-EM SPACE,FIGURE SPACE,' +
    'PUNCTUATION SPACE,THIN SPACE,HAIR SPACE,ZERO WIDTH SPACE,ZERO WIDTH NON-JOINER,ZERO WIDTH JOINER,' +
    'LEFT-TO-RIGHT MARK,RIGHT-TO-LEFT MARK',
  0x2010: 'HYPHEN,NON-BREAKING HYPHEN,FIGURE DASH,EN DASH,EM DASH',
  0x2024: 'ONE DOT LEADER',
  0x2028:
    'LINE SEPARATOR,PARAGRAPH SEPARATOR,LEFT-TO-RIGHT EMBEDDING,RIGHT-TO-LEFT EMBEDDING,POP DIRECTIONAL FORMATTING,' +
    'LEFT-TO-RIGHT OVERRIDE,RIGHT-TO-LEFT OVERRIDE,NARROW NO-BREAK SPACE',
  0x2044: 'FRACTION SLASH',
  0x205f:
    'MEDIUM MATHEMATICAL SPACE,WORD JOINER,FUNCTION APPLICATION,INVISIBLE TIMES,INVISIBLE SEPARATOR,INVISIBLE PLUS',
  0x2066: 'LEFT-TO-RIGHT ISOLATE,RIGHT-TO-LEFT ISOLATE,FIRST STRONG ISOLATE,POP DIRECTIONAL ISOLATE',
  0x2215: 'DIVISION SLASH',
  0x2236: 'RATIO',
  0x2800: 'BRAILLE PATTERN BLANK',
  0x29f8: 'BIG SOLIDUS',
  0x3000: 'IDEOGRAPHIC SPACE',
  0x3164: 'HANGUL FILLER',
  0xa789: 'MODIFIER LETTER COLON',
  0xfeff: 'ZERO WIDTH NO-BREAK SPACE',
  0xffa0: 'HALFWIDTH HANGUL FILLER',
};
const NAMES = new Map(
  Object.entries(NAMED).flatMap(([first, names]) =>
    names.split(',').map((name, offset) => [Number(first) + offset, name] as const),
  ),
);

/** For every other character the kind or the script that it belongs to, the first that fits. */
const KINDS: readonly (readonly [pattern: string, name: string])[] = [
  ['[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]', 'VARIATION SELECTOR'],
  ['[\\u{e0000}-\\u{e007f}]', 'TAG'],
  ['\\p{Cc}', 'CONTROL'],
  ['\\p{Cs}', 'SURROGATE'],
  ['\\p{Default_Ignorable_Code_Point}', 'INVISIBLE'],
  ['[\\ufff9-\\ufffb]', 'INTERLINEAR ANNOTATION'],
  ['\\p{M}', 'COMBINING MARK'],
  ['\\p{Emoji_Presentation}', 'EMOJI'],
  ['[\\uff00-\\uffef]', 'FULLWIDTH'],
  ['[\\u{1d400}-\\u{1d7ff}]', 'MATHEMATICAL'],
  ['[\\u2460-\\u24ff\\u{1f100}-\\u{1f1ff}]', 'ENCLOSED'],
  ['[\\u2160-\\u217f]', 'ROMAN NUMERAL'],
  ['[\\ufb00-\\ufb06]', 'LIGATURE'],
  ['[\\u2100-\\u214f]', 'LETTERLIKE'],
  ...'Cyrillic Greek Armenian Cherokee Lisu Coptic Latin Georgian Malayalam Myanmar Arabic Hebrew Devanagari Thai Hangul Han Hiragana Katakana'
    .split(' ')
    .map((script) => [`\\p{sc=${script}}`, script.toUpperCase()] as const),
  ['(?![0-9])\\p{Nd}', 'DIGIT'],
];

// goes on from where the last one was found, so that a text is read once however many there are
function distinct(text: string, pattern: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; found.length < 8;) {
    const known = found.map((character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join('');
    const next = new RegExp(`(?![${known}])(?:${pattern})`, 'gu');
    next.lastIndex = at;
    const match = next.exec(text);
    if (!match) break;
    found.push(match[0]);
    at = match.index;
  }
  return found;
}
