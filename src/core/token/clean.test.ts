import { describe, expect, test } from 'vitest';
import { cleanToken, isPrivateKey } from './clean.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('cleaning a pasted token', () => {
  test.each([
    ['a plain token', JWT, []],
    ['a Bearer prefix', `Bearer ${JWT}`, ['the prefix “Bearer”']],
    ['a Bearer prefix in lower case', `bearer  ${JWT}`, ['the prefix “Bearer”']],
    [
      'a whole header line',
      `Authorization: Bearer ${JWT}\r\n`,
      ['white space around it', 'the header name “Authorization:”', 'the prefix “Bearer”'],
    ],
    ['double quotes', `"${JWT}"`, ['quotes']],
    ['typographic quotes around a prefix', `“Bearer ${JWT}”`, ['quotes', 'the prefix “Bearer”']],
    ['a JSON value with its comma', `"${JWT}",`, ['a trailing comma or semicolon', 'quotes']],
    ['wrapped lines', `${JWT.slice(0, 20)}\r\n  ${JWT.slice(20)}`, ['line breaks']],
    ['blanks inside', `${JWT.slice(0, 20)} ${JWT.slice(20)}`, ['white space inside']],
    ['a no-break space', `\u00a0${JWT}\u00a0`, ['white space around it']],
    ['a zero-width space', `${JWT.slice(0, 20)}\u200b${JWT.slice(20)}`, ['invisible characters']],
  ])('%s gives the token', (_, pasted, removed) => {
    const cleaned = cleanToken(pasted);
    expect(cleaned.text).toBe(JWT);
    expect(new Set(cleaned.removed)).toEqual(new Set(removed));
  });

  test.each([
    'a',
    '..',
    'тест',
    'ya29.A0ARrdaM-x_y',
    'abc&token_type_hint=refresh_token',
    'a+b=c%ü',
    'two words',
    'Bearer',
  ])('the opaque token %j is left as it is', (token) =>
    expect(cleanToken(token)).toEqual({ text: token, removed: [] }),
  );

  test('what has been cleaned once stays as it is', () => {
    const once = cleanToken(` "Bearer ${JWT}" `).text;
    expect(cleanToken(once)).toEqual({ text: once, removed: [] });
  });

  test('a private key is recognised as PEM and as JWK, a token is not', () => {
    expect(isPrivateKey('-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----')).toBe(true);
    expect(isPrivateKey('{"kty":"EC","crv":"P-256","d":"x"}')).toBe(true);
    expect(isPrivateKey(JWT)).toBe(false);
  });
});
