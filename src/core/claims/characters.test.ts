import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointOf, hazardsOf } from './characters.ts';

const flagsOfText = (text: string) => hazardsOf(text).map(({ flag }) => flag);

const char = (...codes: readonly number[]): string => String.fromCodePoint(...codes);
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset);

const CORPUS = JSON.parse(readFileSync(new URL('../../../e2e/corpora/claims.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly {
    readonly id: string;
    readonly name: string;
    readonly group: string;
    readonly body: string;
    readonly expect: { readonly flags?: readonly string[] };
  }[];
};

describe('values of the corpus that deceive', () => {
  const spoofs = CORPUS.cases.filter(({ group }) => group === 'spoof');
  test('are there', () => expect(spoofs.length).toBeGreaterThan(15));
  test.each(spoofs)('$id $name has exactly its flags', ({ body, expect: { flags } }) => {
    expect(flagsOfText((JSON.parse(body) as { sub: string }).sub)).toEqual(flags);
  });
});

describe('code points', () => {
  test.each([
    ['bidi', [0x61c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)]],
    [
      'invisible-char',
      [
        [0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xfeff, 0xffa0, 0xe0001],
        [range(0x180b, 0x180f), range(0x200b, 0x200d), range(0x2060, 0x2064), range(0x206a, 0x206f)].flat(),
        [range(0xfe00, 0xfe0f), range(0xfff9, 0xfffb), range(0x1bca0, 0x1bca3)].flat(),
        [range(0x1d173, 0x1d17a), range(0xe0020, 0xe007f), range(0xe0100, 0xe01ef)].flat(),
      ].flat(),
    ],
    ['control-char', [...range(0, 0x1f), ...range(0x7f, 0x9f)]],
    ['line-separator', [0x2028, 0x2029]],
    ['unusual-space', [0xa0, 0x1680, ...range(0x2000, 0x200a), 0x202f, 0x205f, 0x3000]],
    ['lone-surrogate', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
  ])('%s are flagged inside a word, with their number', (flag, codes) => {
    for (const code of codes) {
      const hazards = hazardsOf(`ad${char(code)}min`);
      expect(hazards.map((hazard) => hazard.flag)).toEqual([flag]);
      expect(hazards[0]?.codePoints).toHaveLength(1);
      expect(hazards[0]?.codePoints[0]).toMatch(
        new RegExp(`^U\\+${code.toString(16).toUpperCase().padStart(4, '0')} [A-Z]`),
      );
    }
  });

  test.each([
    ['\u202e', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['\u2069', 'U+2069 POP DIRECTIONAL ISOLATE'],
    ['\u200b', 'U+200B ZERO WIDTH SPACE'],
    ['\u2064', 'U+2064 INVISIBLE PLUS'],
    ['\u00a0', 'U+00A0 NO-BREAK SPACE'],
    ['\u200a', 'U+200A HAIR SPACE'],
    ['\r', 'U+000D CARRIAGE RETURN'],
    ['\u0001', 'U+0001 CONTROL'],
    ['а', 'U+0430 CYRILLIC'],
    ['α', 'U+03B1 GREEK'],
    ['ａ', 'U+FF41 FULLWIDTH'],
    ['𝐚', 'U+1D41A MATHEMATICAL'],
    ['\u0301', 'U+0301 COMBINING MARK'],
    ['\ufe0f', 'U+FE0F VARIATION SELECTOR'],
    ['\u{e0041}', 'U+E0041 TAG'],
    ['\ud800', 'U+D800 SURROGATE'],
    ['∕', 'U+2215 DIVISION SLASH'],
    ['⁄', 'U+2044 FRACTION SLASH'],
    ['∶', 'U+2236 RATIO'],
    ['․', 'U+2024 ONE DOT LEADER'],
    ['०', 'U+0966 DEVANAGARI'],
    ['٥', 'U+0665 ARABIC'],
    ['৩', 'U+09E9 DIGIT'],
    ['☃', 'U+2603'],
  ])('%j is called %s', (character, name) => {
    expect(codePointOf(character)).toBe(name);
  });

  test('are listed once each, eight at most', () => {
    const [hazard] = hazardsOf(`x${'\u2000\u2001\u2000\u2002\u2003\u2004\u2005\u2006\u2007\u2008'.repeat(3)}x`);
    expect(hazard?.codePoints.map((point) => point.slice(0, 6))).toEqual(
      range(0x2000, 0x2007).map((code) => `U+${code.toString(16)}`),
    );
  });
});

describe('text that deceives', () => {
  test.each([
    ['a space at the end', 'admin ', ['edge-space']],
    ['a space at the start', ' admin', ['edge-space']],
    ['a line feed at the end', 'admin\n', ['control-char', 'edge-space']],
    ['a NO-BREAK SPACE at the end', 'admin\u00a0', ['unusual-space', 'edge-space']],
    ['a byte order mark at the start', '\ufeffadmin', ['invisible-char']],
    ['an ideographic space outside CJK', 'a\u3000b', ['unusual-space']],
    ['a joiner between Latin letters', 'ad\u200dmin', ['invisible-char']],
    ['a joiner at the end of an emoji', '😀\u200d', ['invisible-char']],
    ['a second selector after an emoji', '☺\ufe0f\ufe0f', ['invisible-char']],
    ['a selector after a letter', 'a\ufe0f', ['invisible-char']],
    ['a selector after a digit that is no keycap', '1\ufe0f', ['invisible-char']],
    ['tags without a flag', 'a\u{e0061}', ['invisible-char']],
    ['tags with a flag that does not end', '🏴\u{e0067}\u{e0062}', ['invisible-char']],
    ['two non-joiners in a row in Persian', 'می\u200c\u200cخواهم', ['invisible-char']],
    ['a non-joiner at the end of Persian', 'می\u200c', ['invisible-char']],
    ['two non-joiners at the end of Hindi', 'श्रीमान्\u200c\u200c', ['invisible-char']],
    ['a non-joiner between Hindi and Latin letters', 'महान्\u200cadmin', ['invisible-char']],
    ['two selectors after an ideograph', '葛\u{e0100}\u{e0101}', ['invisible-char']],
    ['a mark of direction in Arabic', 'مرحبا\u200f', ['bidi']],
    ['five marks on a letter', 'e\u0301\u0302\u0303\u0304\u0305', ['combining-run']],
    ['many Thai marks', `ก${'\u0e47'.repeat(6)}`, ['combining-run']],
    ['a surrogate pair the wrong way round', '\udc00\ud800', ['lone-surrogate']],
    ['a Cyrillic letter among ASCII ones', 'аdmin', ['confusable']],
    ['several at once', ' а\u202ed\u0000min', ['bidi', 'control-char', 'edge-space', 'confusable']],
  ])('by %s is flagged', (_, text, flags) => {
    expect(flagsOfText(text)).toEqual(flags);
  });

  test('is told in one sentence, with the code points', () => {
    expect(hazardsOf('аdmin\u202e')).toEqual([
      { flag: 'bidi', codePoints: ['U+202E RIGHT-TO-LEFT OVERRIDE'], sentence: expect.stringMatching(/^[A-Z].*\.$/) },
      { flag: 'confusable', codePoints: ['U+0430 CYRILLIC'], sentence: expect.stringMatching(/^[A-Z].*\.$/) },
    ]);
  });
});

describe('text as people write it', () => {
  test.each([
    ['Arabic', 'مرحبا بالعالم، مُحَمَّد'],
    ['Persian with ZWNJ', 'می\u200cخواهم نمی\u200cدانم خانه\u200cها'],
    ['Persian with ZWJ at the end', '۱۴۰۰ ه\u200d.ق'],
    ['Urdu', 'پاکستان زندہ باد'],
    ['Hebrew with points', 'בְּרֵאשִׁ֖ית ברא'],
    ['Hindi with ZWJ and ZWNJ', 'क्\u200dष शक्\u200cति हिन्दी'],
    ['Hindi with ZWNJ at the end', 'श्रीमान्\u200c'],
    ['Hindi with ZWNJ and ZWJ at the ends of words', 'महान्\u200c लोग, क्\u200d हिन्दी\u200c।'],
    ['Sinhala', 'ශ්\u200dරී ලංකා'],
    ['Malayalam', 'അവന്\u200d വന്നു'],
    ['Bengali', 'র\u200d্যাব বাংলা'],
    ['Tamil, Telugu, Kannada', 'தமிழ் తెలుగు ಕನ್ನಡ'],
    ['Thai', 'ที่นี้ไทยแลนด์'],
    ['Khmer with ZWSP', 'ខ្ញុំ\u200bស្រឡាញ់'],
    ['Burmese', 'မျှော့ ကျွန်ုပ်'],
    ['Tibetan', 'བོད་ཡིག ཧཱུྃ'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ ᠨᠠ\u180b'],
    ['Chinese', '山田太郎，你好。'],
    ['Japanese with its space', '山田\u3000太郎'],
    ['Japanese with a variant of an ideograph', '葛\u{e0100}城市'],
    ['Japanese with fullwidth letters', '株式会社ＡＢＣ'],
    ['Korean, composed and not', `한국어 ${'한국어'.normalize('NFD')}`],
    ['Braille', '⠓⠑⠇⠇⠕\u2800⠺⠕⠗⠇⠙'],
    ['Russian', 'Иван Соса, ООО «Хор» — Ёлка'],
    ['Ukrainian', 'Мама і тато, її хата'],
    ['Greek', 'Νικόλαος Παπαδόπουλος, ΝΑΤΟ'],
    ['Armenian and Georgian', 'Հայաստան ქართული'],
    ['Vietnamese, composed and not', `Tiếng Việt ${'Tiếng Việt'.normalize('NFD')}`],
    ['Turkish', 'Diyarbakır, Işık, İstanbul, kız'],
    ['French, German, Polish', 'cœur déjà vu, Straße, Łódź'],
    ['scripts side by side', 'Tokyo東京, Москва-2, iPhoneのケース, ООО Ромашка (LLC)'],
    ['signs', 'm² ™ ℃ № € “quoted” … — O’Brien'],
    ['emoji families', '👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 👁\ufe0f\u200d🗨\ufe0f'],
    ['emoji with selectors', '❤\ufe0f\u200d🔥 ☺\ufe0e ©\ufe0f 1\ufe0f\u20e3 #\ufe0f\u20e3'],
    ['flags', '🇩🇪 🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ])('in %s has no flag', (_, text) => {
    expect(flagsOfText(text)).toEqual([]);
  });

  test('in printable ASCII without spaces at its edges has none', () => {
    const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => char(code)) });
    fc.assert(
      fc.property(printable, (text) => {
        expect(hazardsOf(text.trim())).toEqual([]);
      }),
    );
  });
});

describe('any text at all', () => {
  test('is read without an error, and what is found in it is in it', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }).map((code) => char(code)),
      fc.constantFrom('а', 'a', ' ', '\u200d', '\u200c', '\ufe0f', '😀', 'ی', '山', '\u3000', 'ａ', '\u0301', '-', '.'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (characters) => {
        const text = characters.join('');
        const known = new Set(Array.from(text, codePointOf));
        for (const { codePoints } of hazardsOf(text)) {
          expect(codePoints.length).toBeGreaterThan(0);
          expect(codePoints.filter((point) => !known.has(point))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  // far below a quadratic reading, which would take hours; linear ones take about a tenth of the limit
  test.each([
    ['ASCII with one letter that is not', `${'a'.repeat(1e6)}é`],
    ['Russian', 'Привет как дела '.repeat(60_000)],
    ['one word of lookalikes', 'о'.repeat(1e6)],
    ['a bidi mark', '\u202e'.repeat(1e6)],
    ['marks', `a${'\u0301'.repeat(1e6)}`],
    ['Persian', 'می\u200cخ'.repeat(250_000)],
    ['emoji', '👨\u200d👩\u200d👧\u200d👦'.repeat(90_000)],
    ['emoji that never end', '😀\u200d'.repeat(300_000)],
    ['ideographic spaces', `山${'\u3000'.repeat(1e6)}`],
    ['braille blanks', `⠓${'\u2800'.repeat(1e6)}`],
    ['mixed words', 'аa '.repeat(300_000)],
    ['a fullwidth word', 'ａ'.repeat(1e6)],
    ['slashes that are none', 'a∕'.repeat(500_000)],
    ['fractions', '1⁄2'.repeat(330_000)],
    ['digits of another script', '०'.repeat(1e6)],
    ['digits of another script in many words, their letters last', `${'A४ '.repeat(330_000)}क`],
    ['Macedonian letters', 'ѕа'.repeat(500_000)],
    ['hyphens', `${'-'.repeat(1e6)}а`],
  ])('of a million characters is read in time: %s', (_, text) => {
    const before = performance.now();
    hazardsOf(text);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

const naughty = new URL('../../../../shared/corpora/blns/blns.json', import.meta.url);
describe.skipIf(!existsSync(naughty))('Big List of Naughty Strings (third party, read where present)', () => {
  const texts = existsSync(naughty) ? (JSON.parse(readFileSync(naughty, 'utf8')) as readonly string[]) : [];
  test('every text is read, and printable ASCII has no flag', () => {
    expect(texts.length).toBeGreaterThan(400);
    for (const text of texts) {
      const flags = flagsOfText(text);
      if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) expect(flags).toEqual([]);
    }
  });
});
