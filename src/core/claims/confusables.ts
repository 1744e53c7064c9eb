import { ASCII_OF } from './lookalikes.ts';

/** The characters of Chinese, Japanese and Korean text with its punctuation, as a class for regular expressions. */
export const CJK = '[\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}]';

const LOOKALIKES = [...ASCII_OF.keys()];
// kappa, ka and pe pass for k and n only among ASCII letters; the Turkish dotless i is at home there
const WEAK = '\u03ba\u043a\u043f';
const STRONG = LOOKALIKES.filter(
  (character) => /(?![\u0131\u02bc])\p{L}/u.test(character) && !WEAK.includes(character),
).join('');
const LOOKALIKE = new RegExp(`[${LOOKALIKES.join('')}]`, 'gu');

// fullwidth, mathematical, enclosed, letterlike, ligature and Roman numeral forms; superscripts and units are left out
const FORMS =
  '\\u017f\\u01c7-\\u01cc\\u01f1-\\u01f3\\u2102-\\u2115\\u2119-\\u211d\\u2124-\\u2149\\u2160-\\u217f\\u24b6-\\u24e9' +
  '\\ufb00-\\ufb06\\uff10-\\uff5a\\u{1d400}-\\u{1d7ff}\\u{1f130}-\\u{1f149}\\u{1fbf0}-\\u{1fbf9}';
const FORM = new RegExp(`[${FORMS}]`, 'gu');
const SUSPECT = new RegExp(`[${STRONG}${WEAK}${FORMS}]`, 'gu');
const WHOLLY_ALIKE = new RegExp(`^[${STRONG}0-9]+$`, 'u');
// what no living alphabet needs for a word of lookalikes: the basic letters of Greek and Cyrillic, those of Ukrainian,
// Serbian, Kazakh and Abkhaz, and all of Armenian, Malayalam and Burmese stand in words of their own
const UNUSUAL = new RegExp(
  '(?![\\u0391-\\u03c9\\u0406\\u0408\\u0410-\\u044f\\u0405\\u0455\\u0456\\u0458\\u04ae\\u04af\\u04bd\\u0531-\\u0587\\u0d20\\u101d])' +
    // Macedonian writes its dze before vowels
    `[${STRONG}${FORMS}]|[\\u0405\\u0455](?![\\u0410\\u0415\\u0418\\u041e\\u0423\\u0430\\u0435\\u0438\\u043e\\u0443])`,
  'u',
);
const ONE_SCRIPT = new RegExp(
  `^(?:${'Latn Grek Cyrl Armn'
    .split(' ')
    .map((script) => `[\\p{sc=${script}}0-9]+`)
    .join('|')}|[^\\p{sc=Latn}\\p{sc=Grek}\\p{sc=Cyrl}\\p{sc=Armn}]+)$`,
  'u',
);
const ALPHABETS = [/\p{sc=Grek}/u, /\p{sc=Cyrl}/u, /\p{sc=Armn}/u, /\u0d20/u, /\u101d/u];
const NATURAL = new RegExp(`(?![${STRONG}])[\\p{sc=Cher}\\p{sc=Lisu}\\p{sc=Copt}]`, 'u');
const RUN = /[^\s",;|()[\]{}<>\u3000-\u303f]+/gu;
// Chinese and Japanese part no words, so letters that stand among theirs are words of their own;
// cut where no word is that long any more, so that the work on one stays small
const WORD = new RegExp(`(?:(?!${CJK})[\\p{L}\\p{M}\\p{N}\\u24b6-\\u24e9\\u{1f130}-\\u{1f149}]){1,256}`, 'gu');
const NOT_ASCII = /[^\0-\x7f]/;
const ASCII_LETTER = /[A-Za-z]/;

const DIGIT = '(?![0-9\\uff10-\\uff19\\u{1d7ce}-\\u{1d7ff}\\u{1fbf0}-\\u{1fbf9}])\\p{Nd}';
const PASSING = `[\\u2024\\u2044\\u2215\\u2236\\u29f8\\ua789\\uff0e\\uff0f\\uff1a\\uff20]|${DIGIT}`;
const HAS_PASSING = new RegExp(PASSING, 'u');
const BESIDE_ASCII = new RegExp(`(?<=[A-Za-z0-9])(?:${PASSING})|(?:${PASSING})(?=[A-Za-z0-9])`, 'gu');
const DIGITS_INSIDE = new RegExp(`[A-Za-z0-9](?:${DIGIT}){1,8}[A-Za-z]`, 'u');
// “1⁄2”, “16∶9” and dates are written so, but not after a host or a port
const FRACTION = /(?<![A-Za-z0-9.:/@])[0-9]+(?:[\u2044\u2215\u2236\uff0f\uff1a][0-9]+)+/g;

interface Setting {
  readonly cjk: boolean;
  readonly armenian: boolean;
  readonly natural: boolean;
  /** Whether lookalikes of several scripts that have everyday words stand in it. */
  readonly mixed: boolean;
  /** Whether there are letters to go with the digits of a script, by the page of 256 characters that both stand on. */
  readonly atHome: (digit: string) => boolean;
}

/**
 * What a text looks like, in ASCII as far as possible: lookalikes and other forms of letters replaced, accents apart,
 * invisible characters left out. Only for comparing, never for showing.
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export function skeletonOf(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return imitated(imitated(visible.normalize('NFD')).normalize('NFKD'));
}

/**
 * Whether two different texts can be taken for one another, also by 0 and O, by 1, l, I and |, and by m and rn.
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export const looksLike = (one: string, other: string): boolean => one !== other && shape(one) === shape(other);

/**
 * The characters, each once and at most eight, by which words of a text pass for ASCII without being it. A word is
 * suspected if it mixes ASCII letters with lookalikes, if it is written in forms such as fullwidth ones, or if it
 * consists of lookalikes alone, inside an identifier with ASCII letters, of several scripts or with letters that words
 * of people do without. Marks such as U+2215 and digits of other scripts are suspected right beside ASCII.
 * @see https://www.unicode.org/reports/tr39/#Mixed_Script_Confusables
 */
export function lookalikesIn(text: string): readonly string[] {
  if (text.search(SUSPECT) < 0 && !HAS_PASSING.test(text)) return [];
  const seen = new Map<string, boolean>();
  const setting = settingOf(text);
  for (const [run] of text.matchAll(RUN)) {
    if (HAS_PASSING.test(run)) for (const character of passingIn(run, setting)) seen.set(character, true);
    const ascii = ASCII_LETTER.test(run);
    if (ascii ? run.search(SUSPECT) < 0 : !setting.mixed && !UNUSUAL.test(run)) continue;
    for (const { 0: word, index } of run.matchAll(WORD)) {
      const alike = ascii && WHOLLY_ALIKE.test(word) && !isEnding(run, index, word);
      for (const character of alike ? word : misleadingIn(word, setting))
        if (!seen.has(character))
          seen.set(character, NOT_ASCII.test(character) && /^[A-Za-z0-9]+$/.test(skeletonOf(character)));
    }
  }
  return [...seen.keys()].filter((character) => seen.get(character)).slice(0, 8);
}

function settingOf(text: string): Setting {
  const pages = new Map<number, boolean>();
  return {
    cjk: new RegExp(CJK, 'u').test(text),
    armenian: /\p{sc=Armn}/u.test(text),
    natural: NATURAL.test(text),
    mixed: ALPHABETS.filter((alphabet) => alphabet.test(text)).length > 1,
    atHome(digit) {
      const page = (digit.codePointAt(0) ?? 0) >> 8;
      let known = pages.get(page);
      if (known === undefined) {
        const start = page.toString(16);
        known = new RegExp(`(?=\\p{L})[\\u{${start}00}-\\u{${start}ff}]`, 'u').test(text);
        pages.set(page, known);
      }
      return known;
    },
  };
}

function passingIn(run: string, { cjk, armenian, atHome }: Setting): ReadonlySet<string> {
  const passing = new Set<string>();
  const plain = /[0-9]/.test(run) ? run.replace(FRACTION, ' ') : run;
  const inside = DIGITS_INSIDE.test(run);
  const address = /[/:@]/.test(run);
  for (const { 0: mark, index } of plain.matchAll(BESIDE_ASCII)) {
    // Chinese and Japanese have fullwidth marks, Armenian has a stop like the one dot leader
    const natural = /[\uff00-\uff20]/.test(mark)
      ? cjk && !address
      : mark === '\u2024'
        ? armenian && !/^[A-Za-z]\u2024[A-Za-z]/.test(plain.slice(Math.max(index - 1, 0), index + 2))
        : /\p{Nd}/u.test(mark) && atHome(mark) && !inside;
    if (!natural) passing.add(mark);
    if (passing.size === 8) break;
  }
  return passing;
}

function misleadingIn(word: string, { cjk, natural }: Setting): Iterable<string> {
  if (ASCII_LETTER.test(word)) return word.match(SUSPECT) ?? [];
  if (WHOLLY_ALIKE.test(word)) {
    if (!ONE_SCRIPT.test(word)) return word;
    // a language that is at home with these letters is recognised by its other ones
    return !(natural && /[\p{sc=Cher}\p{sc=Lisu}\p{sc=Copt}]/u.test(word)) && UNUSUAL.test(word) ? word : [];
  }
  const forms = (word.match(FORM) ?? []).join('');
  const single = !/[A-Za-z]{2}|^[0-9]{2,}$/.test(skeletonOf(forms));
  if (single || /^(?:[\u2160-\u216f]+|[\u2170-\u217f])$/.test(forms)) return [];
  return cjk && /^[\uff10-\uff5a]+$/.test(forms) ? [] : forms;
}

// “PDF-ах” is declined and “α-helix” is a term: neither pretends to be anything else
function isEnding(run: string, at: number, word: string): boolean {
  const [before, after] = [run.slice(Math.max(at - 1, 0), at), run.slice(at + word.length, at + word.length + 8)];
  return (
    (word.length <= 2 && /[-'\u2019]/.test(before) && /^[.:!?]*$/.test(after)) ||
    (/^[\u03b1-\u03c9]$/.test(word) && (before === '-' || after.startsWith('-')))
  );
}

const imitated = (text: string): string => text.replace(LOOKALIKE, (character) => ASCII_OF.get(character) ?? character);

const shape = (text: string): string =>
  skeletonOf(text).replace(/[01I|m]/g, (character) => (character === '0' ? 'O' : character === 'm' ? 'rn' : 'l'));
