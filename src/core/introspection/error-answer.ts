import type { ProblemCode } from '../problem/problem-code.ts';
import type { Problem } from '../problem/problem.ts';
import { membersNamed, textOf, type JsonNode } from '../token/json.ts';
import { headerValues, withoutQuery, type HttpAnswer } from './http-answer.ts';

/**
 * The problem that an error status, or an error object, stands for. OAuth servers answer `{error, error_description}`;
 * PingOne's platform answers `{id, code, message, details}`, Okta `{errorCode, errorSummary, errorId}`, others a problem of RFC
 * 9457 or a plain sentence. The class depends on the status and the error code, never on the sentence.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 * @see https://developer.pingidentity.com/pingone-api/platform/reference/error-codes.html
 */
export function problemOf(answer: HttpAnswer, body: JsonNode | undefined, text = ''): Problem {
  const error = textOf(body, 'error') ?? textOf(body, 'code') ?? challengeOf(answer, 'error');
  const told = error ?? textOf(body, 'errorCode') ?? textOf(body, 'title');
  const description = descriptionOf(body) ?? challengeOf(answer, 'error_description') ?? sentenceOf(body, text);
  const correlationId = correlationIdOf(answer, body, description);
  const retryAfter = headerValues(answer, 'retry-after').join(', ');
  const [target] = headerValues(answer, 'location');
  const location = target === undefined ? undefined : withoutQuery(target);
  return {
    code: codeOf(answer.status, error),
    status: answer.status,
    ...(told === undefined ? {} : { error: told }),
    ...(description === undefined ? {} : { description }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(retryAfter === '' ? {} : { retryAfter }),
    ...(location === undefined ? {} : { location }),
  };
}

function codeOf(status: number, error: string | undefined): ProblemCode {
  if (status < 200 || status > 599) return 'bad-status';
  if (status === 204 || status === 205) return 'empty-body';
  if (status === 401 || error === 'invalid_client') return 'client-auth-failed';
  if (status === 200) return 'oauth-error';
  if (status < 300) return 'unexpected-status';
  if (status < 400) return 'redirected';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 405 || status === 410) return 'wrong-endpoint';
  if (status === 408) return 'server-timeout';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return status === 400 && error !== undefined ? 'oauth-error' : 'http-error';
}

const CORRELATION_HEADERS = ['correlation-id', 'x-correlation-id', 'ping-correlation-id', 'x-request-id', 'request-id'];

/** The id by which the server's support finds the request: from a sentence, a header or the body, in this order. */
export function correlationIdOf(
  answer: Pick<HttpAnswer, 'headers'>,
  body: JsonNode | undefined,
  description = '',
): string | undefined {
  const said = /Correlation ID:\s*([0-9a-f-]{8,64})/i.exec(description)?.[1];
  const headers = CORRELATION_HEADERS.flatMap((name) => headerValues(answer, name));
  return said ?? headers[0] ?? textOf(body, 'id') ?? textOf(body, 'errorId') ?? textOf(body, 'traceId');
}

/** What a challenge says beside the body, or in its place. @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const challengeOf = (answer: HttpAnswer, parameter: 'error' | 'error_description'): string | undefined =>
  headerValues(answer, 'www-authenticate')
    .map((value) => new RegExp(`(?:^|[\\s,])${parameter}="([^"\\\\]{1,500})"`, 'i').exec(value)?.[1])
    .find((text) => text !== undefined);

function descriptionOf(body: JsonNode | undefined): string | undefined {
  const [details] = membersNamed(body, 'details');
  const [inner] = membersNamed(body, 'error');
  return (
    textOf(body, 'error_description') ??
    textOf(body, 'message') ??
    textOf(body, 'errorSummary') ??
    textOf(body, 'detail') ??
    textOf(inner, 'message') ??
    (details?.kind === 'array' ? textOf(details.items[0], 'message') : undefined)
  );
}

/** The beginning of a body that is a plain sentence, neither JSON nor a page. */
function sentenceOf(body: JsonNode | undefined, text: string): string | undefined {
  const sentence = text.slice(0, 1000).trim();
  return body !== undefined || sentence === '' || /^[<{[]/.test(sentence) ? undefined : sentence.slice(0, 200);
}
