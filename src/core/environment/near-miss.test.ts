import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeNearMiss, nearestOf } from './near-miss.ts';

const AUD = 'https://api.example.test';
const SCOPE = 'orders.read';

describe('a near miss is explained by', () => {
  test.each([
    // what cannot be seen
    ['orders\u200b.read', SCOPE, 'it holds U+200B ZERO WIDTH SPACE, which cannot be seen'],
    ['\ufefforders.read', SCOPE, 'it holds U+FEFF ZERO WIDTH NO-BREAK SPACE, which cannot be seen'],
    [`${AUD}\u202e`, AUD, 'it holds U+202E RIGHT-TO-LEFT OVERRIDE, which cannot be seen'],
    ['orders.read\u0000', SCOPE, 'it holds U+0000 NULL, which cannot be seen'],
    ['orders.read\u{e0041}', SCOPE, 'it holds U+E0041 TAG, which cannot be seen'],
    [SCOPE, 'orders\u00ad.read', 'U+00AD SOFT HYPHEN, which cannot be seen, is missing'],
    ['a\u200bb\u200cc', 'ab\u200cc', 'it holds U+200B ZERO WIDTH SPACE, which cannot be seen'],
    // composition
    ['caf\u00e9', 'cafe\u0301', 'the same letters, composed differently (NFC and NFD)'],
    // white space
    [` ${AUD}`, AUD, 'white space around it'],
    [`${SCOPE}\t`, SCOPE, 'white space around it: U+0009 TAB'],
    [`\u00a0${SCOPE}`, SCOPE, 'white space around it: U+00A0 NO-BREAK SPACE'],
    ['read\u2003orders', 'read orders', 'other white space inside it than is meant: U+2003 EM SPACE'],
    ['read  orders', 'read orders', 'white space inside it'],
    ['readorders', 'read orders', 'white space is missing in it'],
    // lookalikes
    ['оrders.read', SCOPE, 'U+043E CYRILLIC stands where “o” belongs'],
    ['https://аpi.example.test', AUD, 'U+0430 CYRILLIC stands where “a” belongs'],
    ['orders.ｒead', SCOPE, 'U+FF52 FULLWIDTH stands where “r” belongs'],
    ['orders–read', 'orders-read', 'U+2013 EN DASH stands where “-” belongs'],
    ['proﬁle', 'profile', 'U+FB01 LIGATURE stands where “fi” belongs'],
    ['0rders', 'Orders', '“0” stands where “O” belongs'],
    ['api.exarnple.test', 'api.example.test', '“rn” stands where “m” belongs'],
    [SCOPE, 'оrders.read', '“o” stands where U+043E CYRILLIC belongs'],
    // percent-encoding
    ['https%3A%2F%2Fapi.example.test', AUD, 'it is percent-encoded'],
    ['https%253A%252F%252Fapi.example.test', AUD, 'it is percent-encoded twice'],
    [`${AUD}/a b`, `${AUD}/a%20b`, 'it is not percent-encoded'],
    [`${AUD}/%c3%a4`, `${AUD}/%C3%A4`, 'percent-encoding differs'],
    // URLs and case
    [`${AUD}/`, AUD, 'a slash at the end that does not belong there'],
    [AUD, `${AUD}/`, 'the slash at the end is missing'],
    ['HTTPS://API.EXAMPLE.TEST', AUD, 'upper and lower case differ'],
    ['Orders.Read', SCOPE, 'upper and lower case differ'],
    ['http://api.example.test', AUD, 'http and https differ'],
    [`${AUD}:443`, AUD, 'it names the default port'],
    ['http://a.test:80/x', 'http://a.test/x', 'it names the default port'],
    [AUD, `${AUD}:443`, 'the default port is missing'],
    [`${AUD}/as`, AUD, '“/as” is too much at the end'],
    [AUD, `${AUD}/as`, '“/as” is missing at the end'],
    ['HTTPS://a.test/x/../y', 'https://a.test/y', 'it is spelt differently'],
    [
      'https://auth.one.example/as',
      'https://auth.two.example/as',
      'the host is auth.one.example, not auth.two.example',
    ],
    ['https://www.example.test', AUD, 'the host is www.example.test, not api.example.test'],
    [`${AUD}/one/as`, `${AUD}/two/as`, 'the path has one where two belongs'],
    // two differences at once
    ['http://api.example.test/', AUD, 'http and https differ, and a slash at the end that does not belong there'],
    ['http://api.example.test', `${AUD}/`, 'http and https differ, and the slash at the end is missing'],
    ['HTTP://API.EXAMPLE.TEST', AUD, 'upper and lower case differ, and http and https differ'],
    [
      'HTTPS://API.example.test/',
      AUD,
      'upper and lower case differ, and a slash at the end that does not belong there',
    ],
    [`${AUD}:443/`, AUD, 'it names the default port, and a slash at the end that does not belong there'],
    ['http://api.example.test:80', AUD, 'it names the default port, and http and https differ'],
    [AUD, 'HTTPS://API.example.test:443', 'upper and lower case differ, and the default port is missing'],
    [` ${AUD}/`, AUD, 'white space around it, and a slash at the end that does not belong there'],
    ['Orders.Read\u00a0', SCOPE, 'white space around it: U+00A0 NO-BREAK SPACE, and upper and lower case differ'],
    ['Orders.Read', ` ${SCOPE}`, 'white space around it is missing, and upper and lower case differ'],
    [
      '\ufeffOrders.Read',
      SCOPE,
      'it holds U+FEFF ZERO WIDTH NO-BREAK SPACE, which cannot be seen, and upper and lower case differ',
    ],
    // words parted in another way
    ['custom resource', 'CustomResource', 'white space and case differ'],
    ['custom_resource', 'CustomResource', 'underscores and case differ'],
    ['my-custom_resource', 'MyCustomResource', 'underscores, hyphens and case differ'],
    ['CustomResource', 'custom resource', 'white space and case differ'],
    ['Custom-Resource', 'custom_resource', 'underscores, hyphens and case differ'],
    ['my_custom_resource_name', 'mycustomresourcename', 'underscores differ'],
    // several values
    ['orders.read,', SCOPE, 'a comma at its end'],
    ['orders.read;', SCOPE, 'a semicolon at its end'],
    ['orders.read, ', SCOPE, 'a comma at its end'],
    [',orders.read', SCOPE, 'a comma at its start'],
    [',orders.read,', SCOPE, 'commas around it'],
    ['orders.read,,', SCOPE, 'commas at its end'],
    ['openid,orders.read,', SCOPE, 'it holds several values, joined by commas'],
    ['openid', 'openid,orders.read', 'the expected text holds several values, joined by commas'],
    [SCOPE, 'openid; orders.read', 'the expected text holds several values, joined by semicolons'],
    [SCOPE, 'orders.read,', 'the expected text has a comma at its end'],
    [`${AUD},other`, AUD, 'it holds several values, joined by commas'],
    [`other, ${AUD}`, AUD, 'it holds several values, joined by commas'],
    ['openid;orders.read', SCOPE, 'it holds several values, joined by semicolons'],
    ['openid+orders.read', SCOPE, 'it holds several values, joined by plus signs'],
    ['openid|orders.read', SCOPE, 'it holds several values, joined by vertical bars'],
    ['openid%20orders.read', SCOPE, 'it holds several values, joined by “%20”'],
    ['openid orders.read', SCOPE, 'it holds several values, joined by spaces'],
    ['openid\norders.read', SCOPE, 'it holds several values, joined by U+000A LINE FEED instead of a space'],
    ['openid\u00a0orders.read', SCOPE, 'it holds several values, joined by U+00A0 NO-BREAK SPACE instead of a space'],
    ['"orders.read"', SCOPE, 'it stands in quotes'],
    // one character
    ['orders.reads', SCOPE, 'one character too many: “s” at position 12'],
    [`x${AUD}`, AUD, 'one character too many: “x” at position 1'],
    ['order.read', SCOPE, 'one character is missing: “s” at position 6'],
    ['orders:read', SCOPE, 'one character differs: “:” stands where “.” belongs, at position 7'],
    ['oredrs.read', SCOPE, 'two characters are swapped: “ed” stands where “de” belongs, at position 3'],
    ['ab😀cd', 'abcd', 'one character too many: U+1F600 EMOJI at position 3'],
    ['ab😀cd', 'ab😁cd', 'one character differs: U+1F600 EMOJI stands where U+1F601 EMOJI belongs, at position 3'],
    ['ab\u{10400}cd', 'ab\u{10800}cd', 'one character differs: U+10400 stands where U+10800 belongs, at position 3'],
    // a part
    ['orders.read.all', SCOPE, 'it only begins with it'],
    [`${AUD}.evil.test`, AUD, 'it only begins with it'],
    ['my.orders.read', SCOPE, 'it only ends with it'],
    ['my.orders.read.all', SCOPE, 'it only contains it'],
    ['orders', SCOPE, 'it is only the beginning of it'],
    ['rders.r', SCOPE, 'it is only a part of it'],
    ['ers.read', SCOPE, 'it is only the end of it'],
  ])('what differs: %j for %j', (text, meant, difference) => {
    expect(describeNearMiss(text, meant)).toBe(difference);
  });

  test.each([
    [AUD, AUD],
    ['', AUD],
    [AUD, ''],
    ['profile.write', SCOPE],
    ['profile:write', 'orders:read'],
    ['urn:one:api', 'urn:two:resource'],
    ['https://elsewhere.example', AUD],
    ['https://other.example', 'https://api.example'],
    ['aud-1', AUD],
    ['api', SCOPE],
    ['ab', 'ac'],
    ['%', '%%'],
    ['read', 'a'],
    ['  ', '/'],
    [',', 'openid,orders.read'],
    ['_ _', '--'],
    ['\ufeffx ', ' x'],
    ['custom thing', 'CustomResource'],
  ])('nothing: %j is not almost %j', (text, meant) => {
    expect(describeNearMiss(text, meant)).toBeUndefined();
  });

  test('phrases that quote no character which turns their direction, and not more than fits', () => {
    const difference = describeNearMiss(`${AUD}/\u202e${'x'.repeat(1_000)}`, AUD) ?? '';
    expect(difference).toContain('[U+202E RIGHT-TO-LEFT OVERRIDE]');
    expect(difference).not.toContain('\u202e');
    expect(difference.length).toBeLessThan(200);
  });

  test('white space alone, where a text is longer than 2,000 characters', () => {
    const long = 'a'.repeat(3_000);
    expect(describeNearMiss(`${long} `, long)).toBe('white space around it');
    expect(describeNearMiss(`${' '.repeat(3_000)}${SCOPE}`, SCOPE)).toBe('white space around it');
    expect(describeNearMiss(long.toUpperCase(), long)).toBeUndefined();
  });
});

describe('any two texts', () => {
  const unit = fc.constantFrom(
    'a',
    'b',
    'A',
    '/',
    ' ',
    '%',
    '2',
    '0',
    ',',
    '\u200b',
    'а',
    'é',
    'e\u0301',
    '😀',
    '\ud83d',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(unit, { maxLength: 12 }).map((units) => units.join('')),
  );

  test('are compared without an error, and equal ones never differ', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, meant) => {
        expect(describeNearMiss(text, text)).toBeUndefined();
        expect(describeNearMiss(text, meant)).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  test('that differ by one letter are always near', () => {
    const word = fc.stringMatching(/^[b-z]{4,12}$/);
    fc.assert(
      fc.property(word, fc.nat(12), (text, at) => {
        expect(describeNearMiss(`${text.slice(0, at)}a${text.slice(at)}`, text)).toBe(
          `one character too many: “a” at position ${Math.min(at, text.length) + 1}`,
        );
      }),
    );
  });
});

const CORPUS = JSON.parse(readFileSync(new URL('../../../e2e/corpora/claims.json', import.meta.url), 'utf8')) as {
  readonly expectedAud: string;
  readonly expectedScope: string;
  readonly cases: readonly { readonly id: string; readonly body: string }[];
};

describe('audiences and scopes of the corpus', () => {
  test.each([
    ['CL-054', 'aud', 'a slash at the end'],
    ['CL-055', 'aud', 'upper and lower case'],
    ['CL-056', 'aud', 'only begins with it'],
    ['CL-057', 'aud', 'one character too many: “x”'],
    ['CL-064', 'aud', 'joined by commas'],
    ['CL-072', 'aud', 'percent-encoded'],
    ['CL-078', 'scope', 'only begins with it'],
    ['CL-079', 'scope', 'only ends with it'],
    ['CL-080', 'scope', 'upper and lower case'],
    ['CL-083', 'scope', 'joined by U+000A LINE FEED'],
    ['CL-084', 'scope', 'joined by U+00A0 NO-BREAK SPACE'],
    ['CL-086', 'scope', 'joined by plus signs'],
    ['CL-095', 'scope', 'U+200B ZERO WIDTH SPACE'],
  ] as const)('%s: the near miss of %s is told as %s', (id, claim, words) => {
    const body = JSON.parse(CORPUS.cases.find((row) => row.id === id)?.body ?? '{}') as {
      readonly aud: string | readonly string[];
      readonly scope: string;
    };
    const values = claim === 'aud' ? [body.aud].flat() : body.scope.split(' ');
    expect(nearestOf(values, claim === 'aud' ? CORPUS.expectedAud : CORPUS.expectedScope)?.difference).toContain(words);
  });
});

describe('the nearest of many values', () => {
  test('is the one whose difference is the surest', () => {
    expect(nearestOf(['orders.read.all', 'orders.reed', 'Orders.Read', 'my.orders.read'], SCOPE)).toEqual({
      value: 'Orders.Read',
      difference: 'upper and lower case differ',
    });
  });

  test('is the first of those that differ alike', () => {
    expect(nearestOf(['ORDERS.READ', 'Orders.Read'], SCOPE)?.value).toBe('ORDERS.READ');
  });

  test('is none where none is alike, or there is none', () => {
    expect(nearestOf(['openid', 'profile', 'email'], SCOPE)).toBeUndefined();
    expect(nearestOf([], SCOPE)).toBeUndefined();
  });

  // one comparison takes some microseconds
  test('is found among 2,000, also where each is long and odd', () => {
    const before = performance.now();
    const plain = Array.from({ length: 2_000 }, (_, at) => `https://api-${at}.example.test/path`);
    expect(nearestOf([...plain, `${AUD}/`], AUD)?.value).toBe(`${AUD}/`);
    const odd = Array.from({ length: 2_000 }, (_, at) => `${'\u200bа'.repeat(900)}${at}`);
    expect(nearestOf([...odd, ` ${SCOPE}`], SCOPE)?.difference).toBe('white space around it');
    const slashes = Array.from({ length: 2_000 }, () => `${'/'.repeat(1_900)}x`);
    expect(nearestOf([...slashes, `${SCOPE}/`], SCOPE)?.value).toBe(`${SCOPE}/`);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
