import { expect, test } from 'vitest';
import { withoutQuery, type HttpAnswer } from './http-answer.ts';
import { readAnswer } from './introspection.ts';

const refusal = (body: string, ...headers: HttpAnswer['headers']): HttpAnswer => ({
  status: 401,
  headers: [['content-type', 'application/json'], ...headers],
  body: new TextEncoder().encode(body),
});
const problemOf = (answer: HttpAnswer) => {
  const outcome = readAnswer(answer);
  return outcome.kind === 'introspection' ? undefined : outcome.problem;
};
const CHALLENGE = [
  'WWW-Authenticate',
  'Bearer realm="x", error="invalid_token", error_description="The token expired"',
] as const;

test('a challenge is read where the body says nothing', () => {
  expect(problemOf(refusal('', CHALLENGE))).toMatchObject({
    code: 'client-auth-failed',
    error: 'invalid_token',
    description: 'The token expired',
  });
});

test('the body counts before a challenge', () => {
  expect(problemOf(refusal('{"error":"a","error_description":"b"}', CHALLENGE))).toMatchObject({
    error: 'a',
    description: 'b',
  });
});

test('a challenge without an error says none', () => {
  const problem = problemOf(refusal('', ['www-authenticate', 'Basic realm="my error=\\"x\\""']));
  expect(problem?.error).toBeUndefined();
  expect(problem?.description).toBeUndefined();
});

test.each<[shape: string, body: string, told: object]>([
  [
    'Okta’s',
    '{"errorCode":"E1","errorSummary":"The audience is wrong","errorId":"o-1"}',
    { error: 'E1', description: 'The audience is wrong', correlationId: 'o-1' },
  ],
  [
    'a problem of RFC 9457',
    '{"title":"Unauthorized","detail":"No such client","traceId":"t-1"}',
    { error: 'Unauthorized', description: 'No such client', correlationId: 't-1' },
  ],
  ['an error within an error', '{"error":{"message":"nope"}}', { description: 'nope' }],
  ['a plain sentence', 'client is unknown', { description: 'client is unknown' }],
])('the words of %s are read', (_shape, body, told) => {
  expect(problemOf(refusal(body))).toMatchObject({ code: 'client-auth-failed', ...told });
});

test('a page is no sentence', () => {
  expect(problemOf(refusal('<html>Sign in</html>'))?.description).toBeUndefined();
});

test('an answer that is no introspection response still tells its correlation id', () => {
  const answer: HttpAnswer = {
    status: 200,
    headers: [
      ['content-type', 'text/html'],
      ['x-request-id', 'r-1'],
    ],
    body: new TextEncoder().encode('<html>'),
  };
  expect(problemOf(answer)).toMatchObject({ code: 'not-json', correlationId: 'r-1' });
});

test.each([
  ['https://a.example/login?token=x#y', 'https://a.example/login?…'],
  ['/login#token=x', '/login?…'],
  ['https://me:secret@a.example/', 'https://…@a.example/'],
  ['https://me:se@cret@a.example/', 'https://…@a.example/'],
  ['https://a.example/plain', 'https://a.example/plain'],
])('of the redirect to %s is shown %s', (location, shown) => {
  expect(withoutQuery(location)).toBe(shown);
});
