import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanToken } from './clean.ts';
import { tokenError } from './token-error.ts';
import { readToken } from './token.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
const PEM = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const refusal = (pasted: string, secret = ''): string | undefined => tokenError(cleanToken(pasted).text, secret);

describe('what is no token is refused, and its sentence says what it is', () => {
  test.each([
    ['Paste the token', ['', ' \n', 'Bearer\u200b '.slice(6)]],
    ['private key', [PEM, `Authorization: Bearer ${PEM}`, `curl -d 'token=${encodeURIComponent(PEM)}' https://a.test`]],
    ['template variable', ['{{useCaseAccessToken}}', '%7B%7BuseCaseAccessToken%7D%7D', 'token={{t}}&client_id=x']],
    [
      'template variable',
      ['Authorization: Bearer <access_token>', '<token>', 'YOUR_ACCESS_TOKEN', '[your token here]'],
    ],
    ['template variable', ['${TOKEN}', 'Bearer $ACCESS_TOKEN', '%ACCESS_TOKEN%', '{access_token}', 'paste-token-here']],
    ['cut off', ['eyJhbGciOi…', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi...', 'Bearer eyJhbGciOi...c2ln', 'abc…', 'abc…def']],
    ['cut off', ['{"access_token":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIi...","token_type":"Bearer"}', 'eyJhbGciOi[...]c2ln']],
    [
      'client secret',
      ['client_secret=abc', 'CLIENT_SECRET=abc', '{"client_id":"a","client_secret":"b"}', 'clientSecret: a'],
    ],
    [
      'client secret',
      ['client_id=a&client_secret=b&grant_type=client_credentials', 'Client secret: abc', 'appSecret=x'],
    ],
    ['client secret', ['CLIENT_ID=a\nCLIENT_SECRET=b', "{ clientSecret: 'b' }", 'export PINGONE_CLIENT_SECRET="b"']],
    [
      'client secret',
      ['Authorization: Basic Y2xpZW50OnNlY3JldA==', 'Basic Y2xpZW50OnNlY3JldA==', 'curl -u id:secret https://a.test'],
    ],
    ['300,000 characters', ['a'.repeat(300_000), `"${'a'.repeat(300_000)}"`]],
  ])('%s', (words, texts) => {
    for (const text of texts) expect(refusal(text)).toContain(words);
  });

  test('the text of the field “Client secret” is refused, however it is wrapped', () => {
    for (const pasted of ['s3cr3t', ' "s3cr3t"\n', 'Bearer s3cr3t', 'token=s3cr3t'])
      expect(refusal(pasted, 's3cr3t')).toContain('client secret');
    expect(refusal('s3cr3t', ' s3cr3t ')).toContain('client secret');
    expect(refusal('s3cr3t2', 's3cr3t')).toBeUndefined();
    expect(refusal('', '')).toContain('Paste');
  });
});

describe('what may be a token is not refused', () => {
  test.each([
    JWT,
    'a',
    '..',
    'a...b',
    'тест…',
    'two words',
    '$2a$10$abcdef',
    '{a}',
    '<script>alert(1)</script>',
    'your',
    'basic',
    'secret',
    'abc&client_secret=evil',
    'eyJhbGciOiJkaXIifQ..aXY.Y3Q.dGFn',
    `client_secret=abc&token=${JWT}`,
    `{"client_secret":"abc","access_token":"opaque"}`,
    `curl -u id:secret -d token=opaque https://a.test`,
    '{"payload":"e30","signatures":[{"signature":"c2ln","header":{"kid":"a"}}]}',
    '{"payload":"e30","signature":"c2ln","header":{"jwk":{"kty":"EC"}}}',
    'a'.repeat(250_000),
  ])('%j', (pasted) => expect(refusal(pasted)).toBeUndefined());

  test('a client assertion or an ID token pasted by mistake can be asked about', () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const claims of [
      { iss: 'c', sub: 'c', aud: 'as' },
      { iss: 'as', sub: 'u', aud: 'c', nonce: 'n' },
    ])
      expect(refusal(`${encode({ alg: 'RS256' })}.${encode(claims)}.AAAA`)).toBeUndefined();
  });
});

const { cases } = JSON.parse(readFileSync(new URL('../../../e2e/corpora/tokens.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly { readonly input: string }[];
};
const WHOLE = cases[0]?.input ?? '';
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = WHOLE.split('.');
const broken = (junk: string): readonly string[] => [
  `${HEADER}.${PAYLOAD.slice(0, 50)}${junk}${PAYLOAD.slice(50)}.${SIGNATURE}`,
  `${HEADER}.${PAYLOAD}.${SIGNATURE.slice(0, 50)}${junk}${SIGNATURE.slice(50)}`,
];
const WRAPPINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Bearer ${text}`,
  (text) => `{"access_token":"${text}","token_type":"Bearer"}`,
  (text) => `curl -H "Authorization: Bearer ${text}" https://a.test`,
];

describe('a JWT that is not whole', () => {
  test.each([
    `${WHOLE.slice(0, -30)}...`,
    `${WHOLE}...`,
    `${WHOLE.slice(0, 60)}..`,
    `${WHOLE.slice(0, 150)}[…]`,
    ...['...', ' ... ', '…', '[...]', '[…]', '(truncated)', ' [truncated] '].flatMap(broken),
  ])('is refused as cut off, however it is wrapped: %s', (cut) => {
    for (const wrapped of WRAPPINGS) expect(refusal(wrapped(cut))).toContain('cut off');
  });

  test.each(['*', '!', ':', '&', '@', ',', ';', '•••', 'а'])(
    'stays as it was pasted around %s, and is flagged',
    (junk) => {
      for (const text of broken(junk)) {
        expect(cleanToken(text).text).toBe(text);
        expect(readToken(text).flags).toContain('not-base64url');
      }
    },
  );

  test('is not taken out of a sentence', () => {
    for (const text of [...broken('*'), `${HEADER}.${PAYLOAD}`, `${SIGNATURE}*${WHOLE}`])
      expect(cleanToken(`see ${text} there`).text).toBe(`see ${text} there`);
  });
});

describe('a client secret', () => {
  const secret = 's3cr3t-of-client';
  const basic = Buffer.from(`id:${secret}`).toString('base64');
  test.each([
    `a${secret}b`,
    `id:${secret}`,
    `Basic ${basic}`,
    basic,
    Buffer.from(`${secret}\n`).toString('base64url'),
    `x Basic ${Buffer.from(`id:${encodeURIComponent(secret)}`).toString('base64')} y`,
    encodeURIComponent(` ${secret}`),
  ])('that stands in the field is refused within %j', (text) =>
    expect(refusal(text, secret)).toContain('client secret'),
  );

  test.each([
    `{"Authorization":"Basic ${basic}"}`,
    `curl -H "Authorization: Basic ${basic}" https://a.test`,
    `POST /as/token HTTP/1.1\r\nHost: a.test\r\nAuthorization: Basic ${basic}\r\n\r\ngrant_type=client_credentials`,
    'Client secret\nabc',
    'Client Secret\tabc',
    '| Client Secret | abc |',
    '<client_secret>abc</client_secret>',
    'client_secret abc',
    'tool --client-secret abc',
    '{"key":"appSecret","value":"abc"}',
    '{"value":"abc","type":"secret","key":"appSecret"}',
    'spring.security.oauth2.client.registration.pingone.client-secret=abc',
  ])('is seen by its label in %j', (text) => expect(refusal(text)).toContain('client secret'));

  test('a word of an opaque token is none', () => {
    for (const text of ['mysecrettoken', 'secret-abc', 'abc.secret.def', 'secret|abc'])
      expect(refusal(text, 'secret')).toBeUndefined();
  });
});

describe('what stands for a token', () => {
  test.each(['<eyJ...>', 'Bearer ...', '%257B%257Btoken%257D%257D', 'Bearer <eyJ...>'])('%j is a template', (text) =>
    expect(refusal(text)).toContain('template variable'),
  );
  test.each(['ya29.a0AfB_byC...', 'ya29.a0Af…B...'])('%j is cut off', (text) =>
    expect(refusal(text)).toContain('cut off'),
  );
  test.each(['abc{{def', 'abc}}def', '}}{{', '{"a":{"b":1}}', 'short...'])('%j may be a token', (text) =>
    expect(refusal(text)).toBeUndefined(),
  );
});
