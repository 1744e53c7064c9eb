import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicCredentials } from '../introspection/introspection-call.ts';
import { LANGUAGES, type LanguageId } from './languages.ts';
import type { SetupStep } from './setup.ts';
import { SECRET_VARIABLES, type SnippetRequest, type Value } from './snippet-request.ts';
import { HOSTILE_TEXTS } from './test-texts.ts';
import { writeSnippet } from './write-snippet.ts';

const TOKEN: Value = { variable: 'INTROSPECT_TOKEN' };
const SECRET: Value = { variable: 'INTROSPECT_CLIENT_SECRET' };
const URL_TEXT = 'https://server.example/as/introspect?x=1';

const request = (more: Partial<SnippetRequest>): SnippetRequest => ({
  url: URL_TEXT,
  parameters: [['token', TOKEN]],
  assertionSource: 'none',
  ...more,
});
const basic = (secret: Value, clientId = 'the-id', encoding: 'form' | 'raw' = 'form'): SnippetRequest =>
  request({ authorization: { scheme: 'basic', encoding, clientId, secret } });
const bearer = (token: Value): SnippetRequest => request({ authorization: { scheme: 'bearer', token } });
const assertion = (value: Value, more: Partial<SnippetRequest> = {}): SnippetRequest =>
  request({
    parameters: [
      ['token', TOKEN],
      ['client_assertion', value],
      ['client_assertion_type', { literal: 'the-type' }],
    ],
    assertionSource: 'signed',
    ...more,
  });
const ASSERTION: Value = { variable: 'INTROSPECT_CLIENT_ASSERTION' };

const SIGNING: readonly SetupStep[] = [
  { asks: 'INTROSPECT_CLIENT_SECRET' },
  { sets: 'INTROSPECT_CLIENT_ASSERTION', output: 'the program' },
];

const IDS = LANGUAGES.map(({ id }) => id);
const PROGRAMS = IDS.filter((id) => id !== 'http' && id !== 'jquery');
const COMMENT: Readonly<Record<LanguageId, string>> = {
  curl: ": '",
  'csharp-restsharp': '// ',
  'csharp-httpclient': '// ',
  go: '// ',
  http: '# ',
  java: '// ',
  jquery: '// ',
  node: '// ',
  python: '# ',
  'php-httprequest2': '// ',
  'php-curl': '// ',
  ruby: '# ',
  swift: '// ',
};

describe.each(IDS)('the request in %s', (id) => {
  const code = (asked: SnippetRequest): string => writeSnippet(id, asked).code;

  test('names each variable that it is read from, and no other', () => {
    for (const asked of [request({}), basic(SECRET), bearer({ variable: 'INTROSPECT_BEARER' }), assertion(ASSERTION)]) {
      const used = SECRET_VARIABLES.filter((name) => JSON.stringify(asked).includes(name));
      expect(SECRET_VARIABLES.filter((name) => code(asked).includes(name))).toEqual(used);
    }
  });

  test('stops with a sentence for a missing variable', () => {
    if (id === 'http') return;
    expect(code(basic(SECRET))).toMatch(/Set \S.* first\./);
    expect(code(basic({ literal: 'x' }))).toMatch(/Set \S.* first\./);
    expect(code(request({ parameters: [['token', { literal: 'x' }]] }))).not.toMatch(/Set \S.* first\./);
  });

  test('says where the assertion comes from, in comments right before it', () => {
    const lines = code(assertion(ASSERTION)).split('\n');
    const first = lines.findIndex((line) => line.trim().startsWith(`${COMMENT[id]}client_assertion is signed anew`));
    expect(first).toBeGreaterThan(-1);
    expect(lines[first]).toContain('the signing code of Tokenscope');
    expect(lines[first + 1]?.trim().startsWith(COMMENT[id])).toBe(true);
    expect(code(assertion(ASSERTION, { assertionSource: 'prepared' }))).not.toContain('Tokenscope');
    expect(code(request({}))).not.toContain('client_assertion');
  });

  test('says until when an assertion in it can be used', () => {
    const given = { literal: 'a.b.c' };
    expect(code(assertion(given, { expires: 1736812492 }))).toContain(
      `${COMMENT[id]}client_assertion was signed for one use and expires at 2025-01-13 23:54:52 UTC.`,
    );
    expect(code(assertion(given))).toContain(`${COMMENT[id]}client_assertion was signed for one use.`);
  });

  test('has no text from outside in a comment', () => {
    for (const text of HOSTILE_TEXTS) {
      const outside = { literal: `OUTSIDE${text}\nOUTSIDE` };
      for (const asked of [
        assertion(outside),
        basic(outside, outside.literal),
        request({ parameters: [['token', outside]] }),
      ])
        for (const line of writeSnippet(id, asked).code.split('\n'))
          if (line.trim().startsWith(COMMENT[id].trim())) expect(line).not.toContain('OUTSIDE');
    }
  });

  test('is printable ASCII, tabs and line ends, whatever is asked', () => {
    for (const text of HOSTILE_TEXTS) {
      const value = { literal: text };
      for (const asked of [
        request({
          parameters: [
            ['token', value],
            [text, value],
          ],
        }),
        basic(value, text),
        basic(value, text, 'raw'),
        basic(SECRET, text, 'raw'),
      ])
        expect(code(asked)).toMatch(/^[ -~\n\t]*$/);
    }
  });

  test('declares a value of the same name twice only where it differs', () => {
    const twice = request({
      parameters: [
        ['token', { literal: 'one' }],
        ['token', { literal: 'two' }],
      ],
    });
    expect(code(twice)).toContain('one');
    expect(code(twice)).toContain('two');
  });

  test('comes with notes that are sentences', () => {
    for (const asked of [request({}), basic(SECRET), bearer({ literal: 'x' })])
      for (const note of writeSnippet(id, asked).notes) expect(note).toMatch(/^[A-Z“{].*\.$/);
  });

  test('tells the lines that set the variables, where it can read any', () => {
    const { setup, powershell } = writeSnippet(id, basic(SECRET));
    const names = ['INTROSPECT_TOKEN', 'INTROSPECT_CLIENT_SECRET'];
    const [isTemplate, isShell] = [id === 'http' || id === 'jquery', id === 'curl'];
    for (const name of names) {
      expect(setup.includes(` read -rs ${name}; `)).toBe(!isTemplate);
      expect(setup.includes(` export ${name}; `)).toBe(!isTemplate);
      expect(powershell.includes(`$env:${name} = Read-Host -MaskInput '${name}'\n`)).toBe(!isTemplate && !isShell);
    }
    if (isTemplate) expect(setup).toBe('');
    if (isTemplate || isShell) expect(powershell).toBe('');
    const without = writeSnippet(id, request({ parameters: [['token', { literal: 'x' }]] }));
    expect([without.setup, without.powershell]).toEqual(['', '']);
  });

  test('sets the assertion by the steps of a signer, in their place', () => {
    const signer = { ...writeSnippet(id, request({})), steps: SIGNING };
    const { setup, steps } = writeSnippet(id, assertion(ASSERTION), signer);
    const isTemplate = id === 'http' || id === 'jquery';
    expect(steps).toEqual(isTemplate ? [] : [{ asks: 'INTROSPECT_TOKEN' }, ...SIGNING]);
    expect(setup.includes('read -rs INTROSPECT_CLIENT_ASSERTION')).toBe(false);
    expect(setup.includes('export INTROSPECT_CLIENT_ASSERTION="$(the program)"\n')).toBe(!isTemplate);
    expect(writeSnippet(id, basic(SECRET), signer).setup).toBe(writeSnippet(id, basic(SECRET)).setup);
  });
});

describe.each(PROGRAMS)('the program in %s', (id) => {
  test('ends with a line end, and waits 30 seconds at most', () => {
    const { code } = writeSnippet(id, basic(SECRET));
    expect(code.endsWith('\n')).toBe(true);
    expect(code).toMatch(/\b30(?:_000|000)?\b/);
    expect(code).not.toMatch(/--location|follow_redirects" => true/i);
  });

  test('holds the parameters in their order', () => {
    const names = ['zeta', 'alpha', 'mid'];
    const { code } = writeSnippet(id, request({ parameters: names.map((name) => [name, { literal: `v-${name}` }]) }));
    const places = names.map((name) => code.indexOf(`v-${name}`));
    expect(places.every((place) => place > -1)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});

describe('the raw request', () => {
  const literal = (text: string): SnippetRequest =>
    request({
      parameters: [
        ['token', { literal: text }],
        ['token_type_hint', { literal: 'access_token' }],
      ],
    });

  test('is whole and nothing else when there is no placeholder', () => {
    expect(writeSnippet('http', literal('a+b ü')).code.split('\n')).toEqual([
      'POST /as/introspect?x=1 HTTP/1.1',
      'Host: server.example',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 47',
      'Connection: close',
      '',
      'token=a%2Bb+%C3%BC&token_type_hint=access_token',
    ]);
  });

  test('has the port in Host where it is not the usual one', () => {
    expect(writeSnippet('http', { ...literal('x'), url: 'http://127.0.0.1:9000/a' }).code).toContain(
      '\nHost: 127.0.0.1:9000\n',
    );
  });

  test('carries any value in a body of the length that it tells', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [head = '', ...rest] = writeSnippet('http', literal(text)).code.split('\n\n');
        expect(rest).toHaveLength(1);
        expect(head).toContain(`\nContent-Length: ${rest[0]?.length}\n`);
        expect(new URLSearchParams(rest[0]).get('token')).toBe(text);
      }),
    );
  });

  test('with placeholders names the scheme and tells no length', () => {
    const { code } = writeSnippet('http', basic(SECRET));
    expect(code).toContain(`\nPOST ${URL_TEXT} HTTP/1.1\nHost: server.example\n`);
    expect(code).not.toContain('Content-Length');
    expect(code).toContain('\nAuthorization: Basic the-id {{INTROSPECT_CLIENT_SECRET}}\n');
    expect(code.endsWith('\n\ntoken={{INTROSPECT_TOKEN}}')).toBe(true);
  });

  test('leaves nothing to join to a client that would misread the ID', () => {
    for (const id of ['a b', 'a:b', '{{x}}', 'ü', 'a\nX: y', ''])
      expect(writeSnippet('http', basic(SECRET, id, 'raw')).code).toContain(
        'Authorization: Basic {{INTROSPECT_BASIC}}\n',
      );
  });

  test('has the credentials of the page', () => {
    for (const encoding of ['form', 'raw'] as const)
      expect(writeSnippet('http', basic({ literal: 's:ü +' }, 'i d', encoding)).code).toContain(
        `\nAuthorization: ${basicCredentials('i d', 's:ü +', encoding)}\n`,
      );
  });
});

describe('curl', () => {
  const options = (asked: SnippetRequest): readonly string[] =>
    writeSnippet('curl', asked)
      .code.split('\n')
      .map((line) => line.trim().replace(/ \\$/, ''));

  test('reads no settings of the person who runs it', () => {
    expect(options(request({}))[0]).toMatch(/^curl --disable /);
  });

  test('stops within the command itself, since a shell that is typed into goes on', () => {
    for (const asked of [basic(SECRET), basic(SECRET, 'x', 'raw')]) {
      const lines = options(asked);
      const start = lines.findIndex((line) => line.startsWith('curl '));
      expect(lines.slice(start).filter((line) => /:\?Set INTROSPECT_\w+ first\./.test(line))).toHaveLength(2);
    }
  });

  test('takes a value with an unprintable character in the encoded form', () => {
    expect(options(request({ parameters: [['token', { literal: 'a\nb' }]] }))).toContain("--data 'token=a%0Ab'");
    expect(options(request({ parameters: [['token', { literal: "@a'=b" }]] }))).toContain(
      String.raw`--data-urlencode 'token=@a'\''=b'`,
    );
  });

  test('takes the name of a parameter in the encoded form, since it encodes none itself', () => {
    expect(options(request({ parameters: [['@n=&', { literal: 'v' }]] }))).toContain("--data-urlencode '%40n%3D%26=v'");
    expect(options(request({ parameters: [['`n`', TOKEN]] }))[2]).toMatch(
      /^--data-urlencode "%60n%60=\$\{INTROSPECT_TOKEN:/,
    );
  });

  test('does not glob an address', () => {
    expect(options({ ...request({}), url: 'http://[::1]/' })).toContain('--globoff');
    expect(options(request({}))).not.toContain('--globoff');
  });

  test('has the credentials of the page', () => {
    expect(options(basic({ literal: "s:e'c+" }, 'i d'))).toContain("--user 'i+d:s%3Ae%27c%2B'");
    expect(options(basic({ literal: "s'" }, 'i d', 'raw'))).toContain(String.raw`--user 'i d:s'\'''`);
    expect(options(basic({ literal: 'ü' }, 'i', 'raw'))).toContain(
      `--header 'Authorization: ${basicCredentials('i', 'ü', 'raw')}'`,
    );
  });

  test('has its comments as words of a command that does nothing, for zsh that is typed into', () => {
    for (const asked of [assertion(ASSERTION), assertion({ literal: 'x' }, { expires: 1 })]) {
      expect(options(asked).slice(0, 2)).toEqual(Array(2).fill(expect.stringMatching(/^: '[\w ,.:-]+'$/)));
      expect(options(asked).filter((line) => line.startsWith('#'))).toEqual([]);
    }
  });
});
