import { describe, expect, test } from 'vitest';
import { encodePart } from './test-token.ts';
import { cleanToken } from './clean.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
const ID_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJub25jZSI6Im4ifQ.c2lnbmF0dXJl';

const long = (name: string): string => `${name}${'0123456789'.repeat(30)}`;
const LONG_JWT = `${encodePart({ alg: 'RS256', kid: 'k' })}.${encodePart({ sub: long('s') })}.${long('a')}`;
const SD_JWT = `${LONG_JWT}~${encodePart(['salt', 'name', 'value'])}~${encodePart(['salt', 1])}~`;
const BOUND_SD_JWT = `${SD_JWT}${JWT}`;
const JWE = `${encodePart({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.${long('k')}.aXY.${long('c')}.dGFn`;
const wrap = (text: string, between: string, width = 64): string =>
  text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(between) ?? '';

/** Wrappings that show by a name or a sign where the token is: any token comes out of them. */
const ANY: readonly (readonly [string, (token: string) => string])[] = [
  ['Authorization header', (t) => `Authorization: Bearer ${t}`],
  ['Proxy-Authorization header', (t) => `proxy-authorization: dpop ${t}\n`],
  ['HTTP request', (t) => `GET /x HTTP/1.1\r\nHost: api.test\r\nAuthorization: Bearer ${t}\r\nAccept: */*\r\n\r\n`],
  ['headers', (t) => `Authorization: Bearer ${t}\nAccept: */*`],
  ['trace of curl', (t) => `> GET / HTTP/2\n> authorization: Bearer ${t}\n> accept: */*\n>`],
  ['HTTP response', (t) => `HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"access_token":"${t}"}`],
  [
    'introspection request',
    (t) => `POST /introspect HTTP/1.1\nAuthorization: Basic eDp5\n\ntoken=${encodeURIComponent(t)}&x=1`,
  ],
  ['curl command', (t) => `curl -H 'Authorization: Bearer ${t}' https://api.test`],
  [
    'curl command of several lines',
    (t) => `curl "https://a.test/?y=1" \\\n  -H "accept: */*" \\\n  -H "Authorization: Bearer ${t}"`,
  ],
  ['curl --header=', (t) => `$ curl --header="authorization: bearer ${t}" https://api.test`],
  [
    'curl introspecting',
    (t) => `curl -H 'Authorization: Bearer c' -d 'token=${encodeURIComponent(t)}&client_id=a' https://a.test`,
  ],
  [
    'curl introspecting, lines',
    (t) => `curl -u id:secret \\\r\n --data "token=${encodeURIComponent(t)}" \\\r\n https://a.test`,
  ],
  ['curl --data-raw', (t) => `curl https://a.test --data-raw 'client_id=a&token=${encodeURIComponent(t)}'`],
  [
    'curl --data-urlencode',
    (t) => `curl https://a.test --data-urlencode 'token=${t}' --data-urlencode 'client_assertion=${JWT}'`,
  ],
  ['curl with JSON', (t) => `curl https://a.test -d '{"token":${JSON.stringify(t)}}'`],
  ['curl with cookies', (t) => `curl https://a.test -b 'access_token=${encodeURIComponent(t)}; x=y'`],
  ['httpie', (t) => `http POST https://a.test Authorization:"Bearer ${t}"`],
  [
    'token response',
    (t) => JSON.stringify({ token_type: 'Bearer', access_token: t, id_token: ID_TOKEN }, undefined, 2),
  ],
  ['escaped JSON', (t) => JSON.stringify(JSON.stringify({ access_token: t, token_type: 'Bearer' }))],
  ['JSON within JSON', (t) => JSON.stringify({ status: 200, body: JSON.stringify({ accessToken: t }) })],
  ['JSON member', (t) => `"access_token": "${t}",`],
  ['two JSON members', (t) => `"access_token":"${t}","token_type":"Bearer"`],
  ['cut off JSON', (t) => `{"access_token":"${t}","id_to`],
  ['log line', (t) => `2026-01-01 INFO got {"access_token":"${t}"} in 200 ms`],
  ['form', (t) => `token=${encodeURIComponent(t)}&client_id=abc&client_secret=x`],
  ['form with the token behind', (t) => `client_id=abc&token=${encodeURIComponent(t)}`],
  ['token response as a form', (t) => `access_token=${encodeURIComponent(t)}&token_type=bearer`],
  [
    'URL with a fragment',
    (t) => `https://a.test/cb#state=x&access_token=${encodeURIComponent(t)}&id_token=${ID_TOKEN}`,
  ],
  ['URL with a query', (t) => `https://a.test/cb?token=${encodeURIComponent(t)}`],
  ['URL of an app', (t) => `com.example.app:/cb?x=1#access_token=${encodeURIComponent(t)}`],
  ['request line', (t) => `GET /cb?access_token=${encodeURIComponent(t)}&x=1 HTTP/1.1`],
  ['cookie', (t) => `access_token=${encodeURIComponent(t)}; Path=/; HttpOnly`],
  ['Set-Cookie header', (t) => `Set-Cookie: access_token=${encodeURIComponent(t)}; Path=/; Secure`],
  ['Cookie header', (t) => `Cookie: session=abc; access_token=${encodeURIComponent(t)}; theme=dark`],
  ['percent-encoded URL', (t) => encodeURIComponent(`https://a.test/cb#access_token=${t}`)],
  ['percent-encoded JSON', (t) => encodeURIComponent(JSON.stringify({ access_token: t }))],
  ['percent-encoded header value', (t) => encodeURIComponent(`Bearer ${t}`)],
  ['.env file', (t) => `CLIENT_ID=abc\nACCESS_TOKEN=${t}\nFOO=bar`],
  ['shell', (t) => `export TOKEN="${t}"`],
  ['JavaScript', (t) => `const token = '${t}';`],
  ['TypeScript', (t) => `const token: string = "${t}";`],
  ['JavaScript object', (t) => `{ access_token: '${t}', expires_in: 3600 }`],
  ['fetch call', (t) => `fetch(url, { headers: { Authorization: 'Bearer ${t}' } })`],
  ['Java', (t) => `String accessToken = "${t}";`],
  ['Go', (t) => `token := "${t}"`],
  ['Python', (t) => `{'access_token': '${t}', 'expires_in': 3600}`],
  ['PowerShell', (t) => `Invoke-RestMethod -Headers @{ Authorization = "Bearer ${t}" }`],
  ['YAML', (t) => `auth:\n  type: x\n  access_token: ${t}\n  other: y`],
  ['quoted prefix', (t) => `"Bearer ${t}"`],
  ['guillemets', (t) => `«${t}»`],
  ['German quotes', (t) => `„${t}“`],
  ['escaped quotes', (t) => `\\"${t}\\"`],
  ['invisible edges', (t) => `\u200b${t}\u2060\ufeff`],
];

/** Wrappings that only a token of known characters comes out of. */
const JWT_ONLY: readonly (readonly [string, (token: string) => string])[] = [
  ['lines', (t) => wrap(t, '\r\n')],
  ['indented lines', (t) => `    ${wrap(t, '\n    ')}`],
  ['quoted-printable', (t) => wrap(t, '=\r\n', 75)],
  ['quoted mail', (t) => `> ${wrap(t, '\n> ')}`],
  ['twice quoted mail', (t) => `>> ${wrap(t, '\r\n>> ')}`],
  ['wrapped header', (t) => `GET / HTTP/1.1\r\nAuthorization: Bearer ${wrap(t, '\r\n  ')}\r\nHost: a.test`],
  ['wrapped JSON', (t) => `{"access_token":"${wrap(t, '\n')}","expires_in":3}`],
  ['wrapped curl command', (t) => `curl -H 'Authorization: Bearer ${wrap(t, '\n')}' https://a.test`],
  ['literal line breaks', (t) => wrap(t, '\\r\\n')],
  ['concatenated source text', (t) => `String t = "${wrap(t, '" +\n    "')}";`],
  ['soft hyphens', (t) => wrap(t, '\u00ad')],
  ['encoded dots', (t) => t.replaceAll('.', '%2e')],
  [
    'twice encoded URL',
    (t) => `https://a.test/?next=${encodeURIComponent(`/cb#access_token=${encodeURIComponent(`"${t}"`)}`)}`,
  ],
  ['encoded line break', (t) => `${t}%0A`],
  ['encoded quotes', (t) => `%22${t}%22`],
  ['parentheses', (t) => `(${t})`],
  ['square brackets', (t) => `["${t}"]`],
  ['angle brackets', (t) => `<${t}>`],
  ['code fence', (t) => `\`\`\`jwt\n${t}\n\`\`\``],
  ['markup', (t) => `<access_token>${t}</access_token>`],
  ['entities', (t) => `&quot;${t}&quot;`],
  ['mail', (t) => `Hi,\n\nthe token:\n\n${wrap(t, '\n', 76)}\n\nThanks, Bob`],
  ['block of YAML', (t) => `access_token: >-\n  ${t}`],
  ['semicolon', (t) => `${t};`],
];

describe.each([
  ['a JWT', LONG_JWT],
  ['an SD-JWT', SD_JWT],
  ['an SD-JWT with key binding', BOUND_SD_JWT],
  ['a JWE', JWE],
  ['an opaque token', 'tGzv3JOkF0XG5Qx2TlKWIA'],
  ['a token of plain base64', 'ab+cd/ef=='],
])('%s comes out of', (_, token) => {
  test.each(token.startsWith('ey') ? [...ANY, ...JWT_ONLY] : ANY)('%s', (__, wrapped) => {
    const { text, removed } = cleanToken(wrapped(token));
    expect(text).toBe(token);
    expect(removed).not.toEqual([]);
  });
});
