import { describe, expect, test } from 'vitest';
import { namedTokens, unnamedTokens } from './find-tokens.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
const namesIn = (text: string): readonly string[] => namedTokens(text).map(({ name }) => name);
const textsIn = (text: string): readonly string[] => namedTokens(text).map(({ text: token }) => token);

describe('tokens with a name', () => {
  test('stand in the order of their likelihood', () => {
    const text = 'curl -H "Authorization: Bearer a" -d "refresh_token=b&access_token=c&token=d" https://as.example';
    expect(namesIn(text)).toEqual(['token', 'access_token', 'Authorization', 'refresh_token']);
  });

  test('have names of their own, and each text stands once', () => {
    const members = ['a', 'b', 'a', 'c'].map((token) => `{"access_token":"${token}"}`);
    expect(namedTokens(`[${members.join(',')}]`)).toEqual([
      { name: 'access_token', text: 'a' },
      { name: 'access_token 2', text: 'b' },
      { name: 'access_token 3', text: 'c' },
    ]);
  });

  test.each([
    ['another scheme', 'Authorization: Basic Y2xpZW50OnNlY3JldA=='],
    ['another scheme in JSON', '{"authorization":"Digest username=x"}'],
    ['no text', 'token=&access_token=""'],
    ['null', '{"access_token":null,"token_type":"Bearer"}'],
    ['a number', '{"access_token": 3, "expires_in": "4"}'],
    ['the type of a token', 'token_type=Bearer&token_type_hint=access_token'],
    ['a name within a sentence', 'this token: it does not work'],
    ['a parameter behind something else', 'abc&token=def'],
    ['an endpoint', '{"token_endpoint":"https://as.example/token"}'],
  ])('%s is none', (_, text) => expect(namedTokens(text)).toEqual([]));

  test('the name of a variable is told as it is', () => {
    expect(namesIn('MY_ACCESS_TOKEN=a\nother.idToken: b\n')).toEqual(['MY_ACCESS_TOKEN', 'other.idToken']);
  });

  test('a value goes on over the lines that it was wrapped into, and ends before the next', () => {
    const wrapped = `${JWT.slice(0, 30)}\r\n   ${JWT.slice(30)}`;
    expect(textsIn(`Authorization: Bearer ${wrapped}\r\nHost: as.example\r\n`)).toEqual([`Bearer ${JWT}`]);
    expect(textsIn(`access_token: ${wrapped}\nid_token: x`)).toEqual([JWT, 'x']);
  });
});

describe('tokens without a name', () => {
  test('are found among other text', () => {
    expect(unnamedTokens(`(${JWT}), see ${JWT}~WyJzIiwxXQ~.`).map(({ text }) => text)).toEqual([
      JWT,
      `${JWT}~WyJzIiwxXQ~`,
    ]);
  });

  test.each([
    ['what goes on with an ellipsis', `it is ${JWT}…`],
    ['what goes on with other characters', `it is ${JWT}/x`],
    ['what is part of a longer run', `it is v4.public.${JWT}`],
    ['what has no header', 'it is eyJmb28iOjF9.eyJzdWIiOiJhIn0.c2ln'],
  ])('%s is none', (_, text) => expect(unnamedTokens(text)).toEqual([]));
});
