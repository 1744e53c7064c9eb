import { describe, expect, test } from 'vitest';
import { cleanToken } from './clean.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
const ID_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJub25jZSI6Im4ifQ.c2lnbmF0dXJl';

describe('cleaning a pasted token', () => {
  test.each([
    ['a plain token', JWT, []],
    ['a Bearer prefix', `Bearer ${JWT}`, ['the prefix “Bearer” or “DPoP”']],
    ['a Bearer prefix in lower case', `bearer  ${JWT}`, ['the prefix “Bearer” or “DPoP”']],
    [
      'a whole header line',
      `Authorization: Bearer ${JWT}\r\n`,
      ['white space around it', 'the prefix “Bearer” or “DPoP”'],
    ],
    ['double quotes', `"${JWT}"`, ['quotes']],
    ['typographic quotes around a prefix', `“Bearer ${JWT}”`, ['quotes', 'the prefix “Bearer” or “DPoP”']],
    ['a JSON value with its comma', `"${JWT}",`, ['quotes']],
    ['a trailing comma', `${JWT},`, ['a trailing comma or semicolon']],
    ['wrapped lines', `${JWT.slice(0, 20)}\r\n  ${JWT.slice(20)}`, ['line breaks']],
    ['blanks inside', `${JWT.slice(0, 20)} ${JWT.slice(20)}`, ['white space inside']],
    ['literal escapes', `\\"${JWT}\\n\\"`, ['quotes', 'escapes']],
    ['a no-break space', `\u00a0${JWT}\u00a0`, ['white space around it']],
    ['a zero-width space', `${JWT.slice(0, 20)}\u200b${JWT.slice(20)}`, ['invisible characters']],
    ['percent-encoding', JWT.replaceAll('.', '%2E'), ['URL encoding']],
    ['a token response', `{"access_token":"${JWT}"}`, ['the text around “access_token”']],
    ['a sentence', `It was ${JWT}.`, ['the text around “JWT 1”']],
  ])('%s gives the token, and says what was taken off', (_, pasted, removed) => {
    expect(cleanToken(pasted)).toEqual({ text: JWT, removed: expect.any(Array), found: [] });
    expect(new Set(cleanToken(pasted).removed)).toEqual(new Set(removed));
  });

  test.each([
    'a',
    '..',
    'тест',
    'ya29.A0ARrdaM-x_y',
    'v4.public.eyJkYXRhIjoieCJ9AAAA',
    'abc&token_type_hint=refresh_token',
    'abc&token_type_hint=refresh_token&client_id=evil',
    'a+b=c%ü',
    'a%2Bb',
    'two words',
    'Bearer',
    'basic',
    'abc,',
    'a\\nb',
    'urn:token:abc',
    'eyJ1c2VyIjoxfQ.Zk3xYw.c2ln',
    '{"active":true}',
    '<script>alert(123)</script>',
  ])('the opaque token %j is left as it is', (token) =>
    expect(cleanToken(token)).toEqual({ text: token, removed: [], found: [] }),
  );

  test('plain base64 and padding of a JWT are not mended, only unwrapped', () => {
    const odd = `${JWT}+/==`;
    expect(cleanToken(encodeURIComponent(odd)).text).toBe(odd);
    expect(cleanToken(`{"access_token":"${odd}"}`).text).toBe(odd);
  });

  test.each([
    ['JWS', '{"payload":"e30","protected":"eyJhbGciOiJSUzI1NiJ9","signature":"c2ln"}'],
    ['JWS of several signers', '{ "payload": "e30",\n "signatures": [{"header": {"kid": "a"}, "signature": "c2ln"}] }'],
  ])('a %s in JSON form is left as it is', (_, json) => expect(cleanToken(` ${json}\n`).text).toBe(json));

  test('a text that has a private key in it is left whole, so that it is refused', () => {
    const pasted = `{"access_token":"${JWT}","key":"-----BEGIN PRIVATE KEY-----\\nMIIE"}`;
    expect(cleanToken(pasted)).toEqual({ text: pasted, removed: [], found: [] });
  });

  test('a placeholder in angle brackets keeps them, a token in them does not', () => {
    expect(cleanToken('Bearer <access_token>').text).toBe('<access_token>');
    expect(cleanToken('Bearer <tGzv3JOkF0XG5Qx2>').text).toBe('tGzv3JOkF0XG5Qx2');
  });

  test('what was cut off by an ellipsis is not made into a shorter token', () => {
    for (const cut of ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0…', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0...'])
      expect(cleanToken(`Authorization: Bearer ${cut}`).text).toBe(cut);
  });
});

describe('several tokens', () => {
  const response = JSON.stringify({ id_token: ID_TOKEN, refresh_token: 'r', access_token: JWT, token_type: 'x' });

  test('of a token response all are found, and the access token is taken', () => {
    expect(cleanToken(response)).toEqual({
      text: JWT,
      removed: ['the text around “access_token”'],
      found: [
        { name: 'access_token', text: JWT },
        { name: 'id_token', text: ID_TOKEN },
        { name: 'refresh_token', text: 'r' },
      ],
    });
  });

  test('the chosen one is taken, and a name that is not there changes nothing', () => {
    expect(cleanToken(response, 'refresh_token').text).toBe('r');
    expect(cleanToken(response, 'id_token').found).toHaveLength(3);
    expect(cleanToken(response, 'other').text).toBe(JWT);
    expect(cleanToken('opaque', 'id_token').text).toBe('opaque');
  });

  test('without names are numbered', () => {
    const { text, found } = cleanToken(`one: ${ID_TOKEN}\ntwo: ${JWT}\n`);
    expect(text).toBe(ID_TOKEN);
    expect(found.map(({ name }) => name)).toEqual(['JWT 1', 'JWT 2']);
    expect(cleanToken(`${JWT}\n${ID_TOKEN}`).found).toHaveLength(2);
  });

  test('each is listed as it would be sent', () => {
    const curl = `curl -H "Authorization: Bearer caller" -d token=${JWT.replaceAll('.', '%2E')} https://as.example`;
    expect(cleanToken(curl).found).toEqual([
      { name: 'token', text: JWT },
      { name: 'Authorization', text: 'caller' },
    ]);
  });
});

describe('an opaque value is decoded exactly once', () => {
  test.each([
    ['form', 'token=a%252Bb%2Bc&client_id=x', 'a%2Bb+c'],
    ['form with a space', 'token=two+words&client_id=x', 'two words'],
    ['form with an ampersand', 'token=abc%26token_type_hint%3Dx&client_id=x', 'abc&token_type_hint=x'],
    ['form that was not encoded', 'token=a+b=c%ü', 'a+b=c%ü'],
    ['curl that encodes', "curl --data-urlencode 'token=a+b&c%25' https://a.test", 'a+b&c%25'],
    ['JSON', '{"token":"a\\u0026b\\/c%2B"}', 'a&b/c%2B'],
    ['JSON with quotes', '{"token":"a\\"b"}', 'a"b'],
    ['header', 'Authorization: Bearer a%2Bb+c', 'a%2Bb+c'],
    ['environment', 'ACCESS_TOKEN=a%2Bb+c', 'a%2Bb+c'],
  ])('%s', (_, pasted, token) => expect(cleanToken(pasted).text).toBe(token));
});

test.each([
  'BNlnZ1PoNJWt==',
  'tGzv3JOkToken==',
  '6SVafrUeBO1C.4jwt=WUK2S7UNoEpV',
  'BDApI0authorization:457E',
  '"abc123","def456"',
])('the opaque token %s is not shortened', (token) => expect(cleanToken(token).text).toBe(token));
