import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookalikesIn, looksLike, skeletonOf } from './confusables.ts';

describe('the skeleton of a text', () => {
  test.each([
    ['Latin', '\u0251\u0261\u026a\u0131\u028f\u01bd\u1d04\u1d0f\u1d1c\u1d20\u1d21\u1d22', 'agiiyscouvwz'],
    ['small capitals', '\u1d00\u1d05\u1d0d\u026a\u0274', 'admin'],
    ['Greek capitals', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['Greek small letters', 'αγικνορσυϲϳ', 'ayikvopoucj'],
    ['Cyrillic capitals', 'АВЕЅІЈКМНОРСТУХѴҮԌԚԜ', 'ABESIJKMHOPCTYXVYGQW'],
    ['Cyrillic small letters', 'аегіјкопрсухѕѡѵүһҽӏԁԛԝ', 'aerijkonpcyxswvyheldqw'],
    ['Armenian', 'ՍՏՕագզհոռսցքօ', 'USOwqqhnnugfo'],
    ['Cherokee', 'ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏳᏴ', 'DRTiYAJEWMHYGhZbRWSVSLCPKdGB'],
    ['Lisu', 'ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ', 'BPDTGKJCZFMNLSRVHWXYAEIOU'],
    ['other', 'ഠဝჿⲟⲣⲅ', 'oooopr'],
  ])('of %s letters is what they are drawn like', (_, letters, ascii) => {
    expect(skeletonOf(letters)).toBe(ascii);
  });

  test.each([
    ['fullwidth', 'ａｄｍｉｎ', 'admin'],
    ['mathematical', '𝐚𝒹𝔪𝕚𝗇', 'admin'],
    ['mathematical Greek', '𝛂𝛎', 'av'],
    ['enclosed', 'ⓐⒹ', 'aD'],
    ['ligatures and Roman numerals', 'ﬁⅼⅷ', 'filviii'],
    ['letterlike', 'ℳℴℯ', 'Moe'],
    ['dashes and quotes', 'a–b—c−d’e', "a-b-c-d'e"],
    ['invisible characters', 'a\u200bd\u00adm\u{e0041}in\ufeff', 'admin'],
    ['accents', '\u00e9', 'e\u0301'],
    ['other letters', 'дшЖ日本', 'дшЖ日本'],
    ['digits and letters of ASCII', '0O1lI|m', '0O1lI|m'],
  ])('of %s is as UTS #39 has it', (_, text, skeleton) => {
    expect(skeletonOf(text)).toBe(skeleton);
  });

  test('is reached once and for all, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const skeleton = skeletonOf(text);
        expect(skeletonOf(skeleton)).toBe(skeleton);
      }),
      { numRuns: 2000 },
    );
  });

  test('of ASCII is the text itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => skeletonOf(text) === text));
  });
});

describe('two texts that look alike', () => {
  test.each([
    ['аррӏе', 'apple'],
    ['раураӏ', 'paypal'],
    ['PayPaI', 'PayPal'],
    ['0rders', 'Orders'],
    ['1ist', 'list'],
    ['rnicrosoft', 'microsoft'],
    ['ｏｒｄｅｒｓ', 'orders'],
    ['ord\u200bers', 'orders'],
    ['orders–read', 'orders-read'],
  ])('%s can be taken for %s', (one, other) => {
    expect(looksLike(one, other)).toBe(true);
    expect(looksLike(other, one)).toBe(true);
  });

  test.each([
    ['orders', 'orders'],
    ['orders', 'Orders'],
    ['orders', 'order'],
    ['oo', 'OO'],
    ['résumé', 'resume'],
    ['дом', 'dom'],
  ])('%s is not mistaken for %s', (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });
});

describe('lookalikes in a text', () => {
  test.each([
    ['one letter among ASCII ones', 'pаyраl', 'ар'],
    ['a letter that is alike only among ASCII ones', 'кeycloak', 'к'],
    ['a whole word in a host', 'https://аррӏе.com/', 'арӏе'],
    ['a whole word of Russian letters in a host', 'https://сор.example/', 'сор'],
    ['a whole word in an address', 'ivan@сор.example', 'сор'],
    ['a whole word that no Russian text has', 'ѕсоре', 'ѕсоре'],
    ['the same word in a Russian sentence', 'Нужен ѕсоре', 'ѕсоре'],
    ['a letter of Macedonian where Macedonian has none', 'ассеѕѕ', 'асеѕ'],
    ['a letter that Kurdish alone has', 'ԁора', 'ԁора'],
    ['a palochka', 'раураӏ', 'рауӏ'],
    ['Cyrillic mixed with Greek', 'сοре', 'сοре'],
    ['Cyrillic mixed with Armenian', 'сսр', 'сսр'],
    ['a word of Ukrainian letters in a host', 'https://осі.example/', 'осі'],
    ['a division slash', 'https://auth.pingone.com∕abc.evil.test', '∕'],
    ['a fraction slash', 'https://auth.pingone.com⁄abc.evil.test', '⁄'],
    ['a fullwidth slash', 'https://auth.pingone.com／abc.evil.test', '／'],
    ['a fullwidth slash in a URL in Japanese', '次は https://auth.pingone.com／abc.evil.test です', '／'],
    ['a slash after a port', 'https://auth.pingone.com:80⁄443.evil.test', '⁄'],
    ['a ratio', 'https∶//x', '∶'],
    ['a letter colon', 'https꞉//x', '꞉'],
    ['one dot leaders', 'auth․pingone․com', '․'],
    ['a one dot leader in a host in Armenian', 'Հայաստան auth․pingone․com', '․'],
    ['fullwidth dots', 'auth．pingone．com', '．'],
    ['several of them', 'https∶∕∕auth․pingone․com', '∶∕․'],
    ['a Devanagari digit', 'g०ogle', '०'],
    ['Devanagari digits in a Hindi text', 'नमस्ते g००gle', '०'],
    ['an Arabic digit at the end', 'admin٥', '٥'],
    ['fullwidth letters', 'ａａｂ', 'ａｂ'],
    ['fullwidth digits', '１２', '１２'],
    ['fullwidth letters that mix with ASCII in a Japanese text', 'ｇoogle様', 'ｇ'],
    ['a Cyrillic letter before Chinese', 'pаypal株式会社', 'а'],
    ['mathematical digits', '𝟏𝟐', '𝟏𝟐'],
    ['enclosed letters', 'ⓐⓓ', 'ⓐⓓ'],
    ['a ligature', 'oﬃce', 'ﬃ'],
    ['a Roman numeral as a letter', 'paypaⅼ', 'ⅼ'],
    ['small Roman numerals as a word', 'ⅿⅰⅽ', 'ⅿⅰⅽ'],
    ['Cherokee', 'ᎪᏢ', 'ᎪᏢ'],
  ])('%s is found', (_, text, found) => {
    expect(lookalikesIn(text).join('')).toBe(found);
  });

  test.each([
    'Tokyo東京',
    'Москва-2',
    'iPhoneのケース',
    'ООО Ромашка (LLC)',
    'ООО (LLC)',
    'Мама і тато',
    'Київ і Харків',
    'Ана је ту',
    'сүү сайн',
    'PDF-ах и SMS-ах.',
    'α-helix, Ω, μm',
    'ΝΑΤΟ',
    'հոս եմ',
    'ᏣᎳᎩ ᎪᏢ',
    'Işık, kız, Diyarbakır',
    'Łódź, œuvre, Straße, Việt',
    'm² CO₂ ™ ℃ № 5㎏ ① 2ⁿ ℝⁿ 1ª Nº',
    'Ludwig ⅩⅣ, Ⅷ, ⅳ',
    'Ⓐ',
    '株式会社ＡＢＣ １２３',
    'iPhoneケース１２個',
    '한국 ＡＢＣ',
    'O’Brien — Smith–Jones',
    '{"name":"Сара","city":"Рим"}',
    'осі',
    'Ігор',
    'Ігор Шевченко',
    'Ігор (admin)',
    'Јоса',
    'ѕура',
    'հաց',
    'ဝ',
    '1⁄2',
    '½ and 1⁄2, 5-1⁄2in, 16∶9, 4∶3∶2',
    'x ∕ y',
    '2024／01／02 12：30',
    'カナ／漢字',
    'iOS／Android対応、NTT：東京',
    'Հայաստան․ NATO․ 12․05․2020',
    'मेरे पास १२३ रुपये हैं',
    'A४ कागज, MP३',
    '۱۴۰۰/۰۱/۰۲',
  ])('%s is legitimate', (text) => {
    expect(lookalikesIn(text)).toEqual([]);
  });

  test('of which there are many are eight at most, each once', () => {
    const found = lookalikesIn('xаеорсухіјѕаеорсухіјѕ');
    expect(found).toHaveLength(8);
    expect(new Set(found).size).toBe(8);
  });
});
