import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { readJson, type JsonNode } from '../token/json.ts';
import { readExpectation } from './expectation.ts';
import { listClaims } from './finding.ts';
import { judgeClaims } from './judge-claims.ts';
import { readRow, type RowReading } from './row-reading.ts';

const NOW = Date.UTC(2026, 10, 25);

function node(text: string): JsonNode {
  const read = readJson(text);
  if (!read.ok) throw new Error(`not JSON: ${text}`);
  return read.value;
}

/** The reading of the row of a claim, from what token and server say. */
function rowOf(claim: string, server: string, token = '{}', expected: Partial<Draft> = {}): RowReading {
  const expectation = readExpectation({ ...EMPTY_DRAFT, ...expected });
  const findings = judgeClaims(node(token), { server: node(server), expectation, now: NOW, answeredAt: NOW });
  const finding = findings.find((each) => each.claim === claim);
  if (!finding) throw new Error(`no row ${claim}`);
  return readRow(finding, true);
}
const notesOf = (...parts: Parameters<typeof rowOf>): string =>
  rowOf(...parts)
    .notes.map(({ sentence }) => sentence)
    .join(' ');

describe('what a row says beside its values', () => {
  test.each([
    ['scope', '"a b"', '"a b c"', 'leaves out c'],
    ['scope', '"a b c"', '"a b"', 'adds c'],
    ['aud', '["a"]', '["a","b"]', 'leaves out b'],
    ['exp', '100', '160', '1 min earlier'],
    ['iat', '160', '100', '1 min later'],
    ['sub', '"a"', '1', 'the token has a number here, the server a string'],
    ['iss', '"https://a/"', '"https://a"', 'slash at the end'],
    ['sub', '"alice"', '"somebody else entirely"', 'The server’s word counts'],
  ])('%s %s in the answer and %s in the token differ, and how is said', (claim, server, token, words) => {
    const row = rowOf(claim, `{"${claim}":${server}}`, `{"${claim}":${token}}`);
    expect(row.flags).toContain('differs');
    expect(row.notes.map(({ sentence }) => sentence).join(' ')).toContain(words);
  });

  test.each([
    ['aud', '"a"', '["a"]'],
    ['aud', '["a","b"]', '["b","a"]'],
    ['scope', '"a b"', '"b a"'],
    ['exp', '100', '1e2'],
    ['x', '{"a":1,"b":[2]}', '{ "b": [2], "a": 1 }'],
  ])('%s %s and %s say the same', (claim, server, token) =>
    expect(rowOf(claim, `{"${claim}":${server}}`, `{"${claim}":${token}}`).flags).not.toContain('differs'),
  );

  test('what only the token says is pointed out where a server vouches for it, and nowhere else', () => {
    expect(notesOf('x', '{}', '{"x":1}')).toContain('Only the token says this');
    const [unasked] = listClaims(undefined, node('{"x":1}'), 'unasked', NOW);
    expect(unasked && readRow(unasked, false).notes).toEqual([]);
  });

  test.each([
    ['exp', '"4102444800"', 'Probably meant: 4102444800, 2100-01-01 00:00:00 UTC'],
    ['exp', '"2100-01-01T00:00:00Z"', 'Probably meant: 4102444800'],
    ['exp', '4102444800000', 'milliseconds. In seconds it would be 4102444800'],
    ['exp', '1e300', 'Too far away to be meant'],
    ['aud', '["${resource}"]', 'was not evaluated'],
    ['exp', '{"date":"2100-01-01"}', 'an object'],
    ['scope', '["a"]', 'judged all the same'],
    ['scope', '"a,b"', 'Separated by commas'],
    ['scope', '"a+b"', 'Holds “+”'],
    ['scope', 'null', 'null, which says nothing'],
    ['scp', '"a"', 'Some servers call the scope scp'],
    ['aud', '[]', 'meant for nobody'],
    ['aud', '[["a"]]', 'one is a list'],
    ['aud', '{"0":"a"}', 'this is an object'],
    ['token_type', '"access_token"', 'Not a type of RFC 6749'],
    ['sub', '5', 'this is a number'],
    ['department', '"${user.department}"', 'was not evaluated'],
    ['department', '"#{user.department}"', 'PingOne evaluates ${…} only'],
    ['sub', '"{{userID}}"', 'was not evaluated'],
  ])('%s %s is explained by what was probably meant', (claim, value, words) =>
    expect(notesOf(claim, `{"${claim}":${value}}`)).toContain(words),
  );

  test.each([
    ['cnf', '{"jkt":"x"}', 'DPoP key'],
    ['cnf', '{"x5t#S256":"x"}', 'mutual TLS'],
    ['act', '{"sub":"a","act":{"sub":"b"}}', 'a acts for the subject. Before: b'],
    ['authorization_details', '[{"type":"payment"},{"type":"account"}]', '2 permissions: payment, account'],
    ['aud', '["https://api.pingone.eu"]', 'PingOne API'],
    ['token_type', '"DPoP"', 'DPoP proof'],
  ])('what %s %s says is put in words', (claim, value, words) =>
    expect(notesOf(claim, `{"${claim}":${value}}`)).toContain(words),
  );

  test.each([
    ['9007199254740993', true],
    ['[1,{"a":12345678901234567890}]', true],
    ['1e999', true],
    ['9007199254740993.0', true],
    ['9007199254740992', false],
    ['9007199254740991', false],
    ['-0', false],
    ['0.1000000000000000055511151231257827', false],
    ['1E2', false],
  ])('the number %s overflows a double: %s', (value, overflows) =>
    expect(rowOf('n', `{"n":${value}}`).flags.includes('number-overflow')).toBe(overflows),
  );

  test('a hazardous character is found in a name, in a nested text and in an escaped one', () => {
    expect(rowOf('a\u202eb', '{"a\u202eb":1}').flags).toContain('bidi');
    expect(rowOf('x', '{"x":[{"y":"\\u200bz"}]}').flags).toContain('invisible-char');
    expect(notesOf('x', '{"x":"\\u202e"}')).toContain('U+202E');
  });

  test('a duplicate within a value is told by its name', () =>
    expect(notesOf('x', '{"x":{"role":1,"role":2}}')).toContain('“role” more than once'));

  test('a value that is deep or large is read without overflow', () => {
    const deep = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(rowOf('x', deep, deep).flags).toEqual([]);
    expect(rowOf('x', `{"x":"${'a'.repeat(3_000_000)}"}`).flags).toEqual([]);
  });

  test('before anything is asked the token’s exp already tells whether it has passed', () => {
    const expiries = ['{"exp":1}', '{"exp":4102444800}', '{"exp":"1"}'].map(
      (text) => listClaims(undefined, node(text), 'unasked', NOW)[0]?.expiry,
    );
    expect(expiries).toEqual(['expired', 'valid', 'wrong-type']);
  });
});
