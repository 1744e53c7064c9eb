import { expect, test } from 'vitest';
import { readAnswer, withoutQuery, type HttpAnswer } from './introspection.ts';

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
