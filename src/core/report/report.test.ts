import { describe, expect, test } from 'vitest';
import { partsOf, tokenWith, NOW, type TestRequest } from '../diagnosis/test-facts.ts';
import type { Answered } from '../introspection/introspect.ts';
import { readAnswer } from '../introspection/introspection.ts';
import { readToken } from '../token/token.ts';
import { readExpectation } from '../verdict/expectation.ts';
import { judgeAnswer } from '../verdict/verdict.ts';
import { redactorOf, type Redaction } from './redact.ts';
import { writeReport } from './report.ts';

const MARKER = 'M4rk3r-'.repeat(6);
const SENT = {
  token: tokenWith({ sub: `person-${MARKER}`, email: `${MARKER}@example.com` }),
  client_assertion: `eyJhbGciOiJSUzI1NiJ9.${btoa(`{"jti":"${MARKER}"}`).replaceAll('=', '')}.${MARKER}`,
  client_secret: `secret-${MARKER}`,
};

/** What a report on an answer with this body is made of, after a question in which every secret place held a marker. */
function reported(status: number, body: string, request: TestRequest = {}) {
  const parts = partsOf({
    ...request,
    draft: { token: SENT.token, expectedScope: 'read', ...request.draft },
    secrets: {
      secret: SENT.client_secret,
      assertion: SENT.client_assertion,
      bearer: `bearer-${MARKER}`,
      ...request.secrets,
    },
  });
  const { environment, draft } = parts;
  if (!environment) throw new Error('the environment of the test is not complete');
  const answer = {
    status,
    headers: [
      ['content-type', 'application/json'],
      ['date', new Date(NOW).toUTCString()],
      ['x-correlation-id', 'c-1'],
    ] as const,
    body: new TextEncoder().encode(body),
  };
  const answered: Answered = {
    inquiry: {
      environment,
      token: draft.token,
      hint: '',
      caller: draft.caller,
      clientId: draft.clientId,
      authentication: { method: 'none' },
    },
    exchange: {
      call: {
        call: 'introspect',
        url: environment.introspectionEndpoint,
        parameters: Object.entries(SENT),
        authorization: `Basic ${btoa(MARKER)}`,
      },
      answer,
      timings: { total: 12 },
    },
    outcome: readAnswer(answer),
    receivedAt: NOW,
  };
  const token = readToken(draft.token);
  const evidence = { token, expectation: readExpectation(draft), signature: undefined, now: NOW };
  return {
    ...parts,
    answered,
    verdict: judgeAnswer(answered, evidence),
    network: { allowedOrigins: [], authorities: ['Corp CA'], proxy: '' },
    version: '1.2.3',
    browser: 'Test/1',
    now: NOW,
  };
}

const reportOn = (...given: Parameters<typeof reported>): string => writeReport(reported(...given));

const CLAIMS = `{"active":true,"scope":"read","aud":["api"],"exp":${NOW / 1000 + 60},"sub":"person-${MARKER}","email":"${MARKER}@example.com"}`;

const spellings = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  btoa(text).replace(/=+$/, '').slice(0, -1),
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '').slice(0, -1),
  Buffer.from(text).toString('hex'),
];

describe('no secret is in a report', () => {
  test.each<[answer: string, status: number, body: string]>([
    ['on an accepted token', 200, CLAIMS],
    ['on an answer that repeats what was sent', 400, JSON.stringify({ error: 'invalid_request', ...SENT })],
    ['on a page that repeats what was sent', 200, `<html>${Object.values(SENT).join('<br>')} ${CLAIMS}`],
    ['on an answer that repeats it percent-encoded', 500, encodeURIComponent(Object.values(SENT).join(' '))],
    ['on an answer that repeats it in base64', 500, btoa(SENT.client_secret)],
    ['on an answer that repeats it in hexadecimal digits', 500, Buffer.from(SENT.client_secret).toString('hex')],
    ['on malformed JSON', 200, CLAIMS.slice(0, -1)],
  ])('%s', (_answer, status, body) => {
    const report = reportOn(status, body);
    for (const spelling of spellings(MARKER)) expect(report).not.toContain(spelling);
    expect(report).not.toMatch(/eyJ[\w-]{6}/);
    expect(report).not.toContain(btoa(MARKER).slice(0, 20));
  });
});

describe('a report', () => {
  test('says where was asked, how, what came back, how it was judged and in which versions', () => {
    const report = reportOn(200, CLAIMS);
    for (const part of [
      'Tokenscope 1.2.3',
      '`Test/1`',
      '**Accepted: with read**',
      'PingOne Europe',
      'Corp CA',
      'Method: private_key_jwt',
      '`token`, `client_assertion`, `client_secret`',
      'HTTP status: 200',
      '| `scope` | met |',
      '| `email` | unasked |',
    ])
      expect(report).toContain(part);
  });

  test('names the way to the server only where one was taken', () => {
    const parts = reported(200, CLAIMS);
    const { exchange } = parts.answered;
    expect(writeReport(parts)).toContain('Way: direct');
    const through = { ...exchange, proxy: 'proxy.example:3128' } as typeof exchange;
    expect(writeReport({ ...parts, answered: { ...parts.answered, exchange: through } })).toContain(
      'through the proxy',
    );
    const unreached = { call: exchange?.call, answer: undefined, timings: { total: 3 } } as typeof exchange;
    expect(writeReport({ ...parts, answered: { ...parts.answered, exchange: unreached } })).not.toContain('Way');
    expect(writeReport({ ...parts, answered: undefined })).not.toContain('Way');
  });

  test('has the likely causes of a refusal, numbered, with what the server said', () => {
    const report = reportOn(401, '{"error":"invalid_client","error_description":"The client assertion has expired"}');
    expect(report).toContain('1. Evidence: The server says “The client assertion has expired”.');
    expect(report).toContain('Correlation ID: `c-1`');
    expect(report).toMatch(/\n2\. Evidence: .*\n3\. /);
    expect(report).toContain('"error_description": "The client assertion has expired"');
  });

  test('of what others wrote nothing becomes markup', () => {
    const report = reportOn(500, '```\n# not a heading\n<img src=x>\n``` and ````');
    expect(report).toContain('`````\n```\n# not a heading');
    const titled = reportOn(400, '{"error":"<img src=x>","error_description":"[a](http://b) | `c` kid"}');
    const [, said = ''] = titled.split('## Likely causes');
    expect(said).toContain('\\[a\\](http://b) \\| \\`c\\` kid');
  });
});

const redact = (text: string, known: readonly Redaction[]): string => redactorOf(known)(text);

describe('redaction', () => {
  const SECRET = 'pa*ss<w>or"d|x~9&b/c+d%e\\f`g é[1]';
  const bytes = Buffer.from(SECRET);

  test.each<[spelling: string, text: string]>([
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    [
      'percent-encoded in lower case',
      encodeURIComponent(SECRET).replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase()),
    ],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['as a form', new URLSearchParams({ v: SECRET }).toString()],
    ['as JSON', JSON.stringify(SECRET)],
    ['as JSON in JSON', JSON.stringify(JSON.stringify(SECRET))],
    [
      'as JSON with slashes and angles escaped',
      JSON.stringify(SECRET).replaceAll('/', '\\/').replaceAll('<', '\\u003c'),
    ],
    [
      'as HTML',
      SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;'),
    ],
    ['in base64', bytes.toString('base64')],
    ['in base64 behind other text', Buffer.from(`client:${SECRET}`).toString('base64')],
    ['in base64 behind other text of another length', Buffer.from(`clients:${SECRET}`).toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in hexadecimal digits', bytes.toString('hex')],
    ['in capital hexadecimal digits', bytes.toString('hex').toUpperCase()],
  ])('knows a secret %s', (_spelling, text) => {
    const known = [{ text: SECRET, name: 'secret' }];
    expect(redact(`before ${text} after`, known)).toMatch(/^before .{0,20}\[redacted: secret\].{0,6} after$/);
  });

  test('leaves what is not secret as it is', () => {
    expect(redact('a text about tokens', [{ text: 'secret', name: 'secret' }])).toBe('a text about tokens');
  });

  test('knows a long secret in pieces, in any case, and wrapped', () => {
    const token = 'Opaque-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-ABCDEFG';
    const known = [{ text: token, name: 'token' }];
    for (const piece of [
      token.slice(0, 30),
      token.slice(20),
      token.toUpperCase().slice(3),
      `${token.slice(0, 25)}\n${token.slice(25)}`,
    ])
      expect(redact(`see ${piece} there`, known)).toMatch(/^see (?:\[redacted: a piece of a secret\]\s?)+ there$/);
    expect(redact('0123456789-ABC and opaque', known)).toBe('[redacted: a piece of a secret] and opaque');
  });

  test('finds a piece where it stands, after letters that are longer in the other case', () => {
    const known = [{ text: '0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ', name: 'secret' }];
    expect(redact('İİİİİİİİ 0123456789-ABC, said', known)).toBe('İİİİİİİİ [redacted: a piece of a secret], said');
  });

  test('takes a short secret where it stands alone, and nowhere else', () => {
    expect(redact('abc abcd "abc"', [{ text: 'abc', name: 'secret' }])).toBe(
      '[redacted: secret] abcd "[redacted: secret]"',
    );
  });

  test('takes away a text that holds a private key', () => {
    expect(
      redact('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----', []),
    ).not.toContain('MIIEvQ');
  });

  test('takes tokens away that nobody knows of', () => {
    expect(redact(`see ${tokenWith({ a: 1 })} there`, [])).toBe('see [redacted: token] there');
  });

  test('takes the longer of two secrets first', () => {
    const known = [
      { text: 'abcd', name: 'short' },
      { text: 'abcdefgh', name: 'long' },
    ];
    expect(redact('abcdefgh', known)).toBe('[redacted: long]');
  });

  test('takes a very long pasted text without choking on it', () => {
    const text = `curl -d '${'%'.repeat(300_000)}'`;
    expect(redact(text, [{ text, name: 'token' }]).length).toBeLessThan(70_000);
  });
});

describe('what is said of a person', () => {
  test('is not quoted from an answer that is no introspection response', () => {
    const report = reportOn(
      200,
      '{"active":"true","username":"jane.doe@corp.example","phone":{"home":"+49 1"},"scope":"read"}',
    );
    expect(report).toContain('"active": "true", "username": (string), "phone": (object), "scope": "read"');
    expect(report).not.toMatch(/jane|\+49/);
  });

  test('is taken out of a page that repeats it from deep in the token', () => {
    const token = tokenWith({ address: { street: 'Elm Street 9' } });
    expect(reportOn(502, '<p>Elm Street 9</p>', { draft: { token } })).not.toContain('Elm');
  });

  test('takes no words of the report itself away', () => {
    const token = tokenWith({ kind: 'application', x: 'Possible' });
    const report = reportOn(401, '{"error":"invalid_client"}', { draft: { token } });
    expect(report).toContain('- Caller: application');
  });
});

test('a secret that is cut, or escaped, in a quotation is taken out before', () => {
  const secret = `pa*ss<w>ord|${'x~9'.repeat(40)}`;
  const description = `kid ${'y'.repeat(150)} ${secret} ${'z'.repeat(300)}`;
  const report = reportOn(401, JSON.stringify({ error: 'invalid_client', error_description: description }), {
    secrets: { secret },
    draft: { method: 'client_secret_post' },
  });
  expect(report).not.toMatch(/ss.{0,3}<?w|x~9|x\\~9/);
});
