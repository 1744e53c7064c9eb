import { excerpt } from '../claims/excerpt.ts';
import { readUtf8 } from '../token/base64url.ts';
import { membersNamed, readJson, textOf, type JsonNode } from '../token/json.ts';
import { failure, success, type Result } from '../result.ts';
import type { ProblemCode } from '../problem/problem-code.ts';
import type { Problem } from '../problem/problem.ts';

/** An answer that keeps to RFC 7662: an object with exactly one boolean `active`. */
export interface Introspection {
  readonly active: boolean;
  readonly members: JsonNode & { readonly kind: 'object' };
  /** For an answer that came as a signed JWT: whose key its signature was checked with. */
  readonly signedBy?: string;
}

/** An HTTP answer as the relay hands it over; `body` is the bytes with the content encoding undone. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/**
 * What came of a question: an answer to judge, a 200 that is no introspection response (with its members where it is at
 * least an object), or a failure.
 */
export type Outcome =
  | { readonly kind: 'introspection'; readonly introspection: Introspection }
  | { readonly kind: 'malformed'; readonly problem: Problem; readonly members: JsonNode | undefined }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Where a redirect leads, without what may carry a token: query, fragment, user name and password. */
export const withoutQuery = (location: string): string =>
  location.replace(/[?#].*$/s, '?…').replace(/\/\/[^/]*@/, '//…@');

/** The values of a header, by its name in any case, in the order they came. */
export const headerValues = (answer: Pick<HttpAnswer, 'headers'>, name: string): readonly string[] =>
  answer.headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);

/**
 * Reads an HTTP answer of an introspection endpoint. Only a 200 that is labelled as JSON, is valid UTF-8 and JSON, and
 * is an object with one boolean `active` is an Introspection; nothing is guessed.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function readAnswer(answer: HttpAnswer): Outcome {
  const text = readUtf8(answer.body);
  const json = text === undefined ? undefined : readJson(text);
  const node = json?.ok ? json.value : undefined;
  if (answer.status !== 200) return { kind: 'failed', problem: problemOf(answer, node) };

  const correlationId = correlationIdOf(answer, node);
  const malformed = (code: ProblemCode, detail?: string): Outcome => ({
    kind: 'malformed',
    problem: {
      code,
      status: 200,
      ...(detail === undefined ? {} : { detail }),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
    members: node,
  });
  const type = headerValues(answer, 'content-type').join(', ').toLowerCase();
  if (answer.body.length === 0 || text?.trim() === '') return malformed('empty-body');
  if (text === undefined) return malformed('malformed-json', 'The body is not valid UTF-8.');
  if (/[+/]jwt\b/.test(type) && node === undefined) return malformed('jwt-response');
  if (/^\s*eyJ[\w-]*(\.[\w-]*){2,4}\s*$/.test(text)) return malformed('jwt-response');
  if (node === undefined) {
    const atIndex = json?.ok === false ? `It stops being JSON at character ${json.reason.at + 1}.` : undefined;
    return /^[\s\ufeff\u0000]*[{[]/.test(text)
      ? malformed('malformed-json', atIndex)
      : malformed('not-json', htmlHint(text));
  }
  if (!/^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/.test(type))
    return malformed(
      'wrong-content-type',
      type === '' ? 'It has no Content-Type.' : `Its Content-Type is ${excerpt(type)}.`,
    );
  if (isErrorObject(node)) return { kind: 'failed', problem: problemOf(answer, node) };
  const read = readMembers(node);
  if (read.ok) return { kind: 'introspection', introspection: read.value };
  return malformed('malformed-json', read.reason);
}

/**
 * Whether it is the error object of OAuth, or that of PingOne's platform, although the status says 200. One that vouches
 * for a token and names an error in the same breath is an error: nothing green comes of it.
 */
function isErrorObject(node: JsonNode): boolean {
  const has = (name: string): boolean => membersNamed(node, name).some(({ kind }) => kind === 'string');
  return has('error') || (has('code') && has('message') && membersNamed(node, 'active').length === 0);
}

/**
 * Reads the members of an introspection response: an object with exactly one `active`, which is a boolean. The reason of a
 * failure is a sentence that says what is there instead.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function readMembers(node: JsonNode): Result<Introspection, string> {
  if (node.kind !== 'object') return failure(`It is ${article(node.kind)}, not an object.`);
  const [active, second] = membersNamed(node, 'active');
  if (active === undefined) {
    const alike = node.members.find(({ name }) => name.trim().toLowerCase() === 'active');
    return failure(
      `It has no member “active”${alike ? `, only “${excerpt(alike.name)}”: names are compared exactly` : ''}.`,
    );
  }
  if (second !== undefined) return failure('It has more than one member “active”.');
  if (active.kind !== 'boolean')
    return failure(
      `Its member “active” is ${article(active.kind)} (${excerpt(active.source, 40)}), not a boolean: it counts as neither.`,
    );
  return success({ active: active.value, members: node });
}

/**
 * The problem that an error status, or an error object, stands for. OAuth servers answer `{error, error_description}`;
 * PingOne's platform answers `{id, code, message, details}`. The class depends on the status and the error code, never on
 * the sentence.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 * @see https://developer.pingidentity.com/pingone-api/platform/reference/error-codes.html
 */
function problemOf(answer: HttpAnswer, body: JsonNode | undefined): Problem {
  const error = textOf(body, 'error') ?? textOf(body, 'code') ?? challengeOf(answer, 'error');
  const description =
    textOf(body, 'error_description') ??
    textOf(body, 'message') ??
    detailOf(body) ??
    challengeOf(answer, 'error_description');
  const correlationId = correlationIdOf(answer, body, description);
  const retryAfter = headerValues(answer, 'retry-after').join(', ');
  const [target] = headerValues(answer, 'location');
  const location = target === undefined ? undefined : withoutQuery(target);
  return {
    code: codeOf(answer.status, error),
    status: answer.status,
    ...(error === undefined ? {} : { error }),
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

function correlationIdOf(answer: HttpAnswer, body: JsonNode | undefined, description = ''): string | undefined {
  const said = /Correlation ID:\s*([0-9a-f-]{8,64})/i.exec(description)?.[1];
  const headers = CORRELATION_HEADERS.flatMap((name) => headerValues(answer, name));
  return said ?? headers[0] ?? textOf(body, 'id');
}

/** What a challenge says beside the body, or in its place. @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const challengeOf = (answer: HttpAnswer, parameter: 'error' | 'error_description'): string | undefined =>
  headerValues(answer, 'www-authenticate')
    .map((value) => new RegExp(`(?:^|[\\s,])${parameter}="([^"\\\\]{1,500})"`, 'i').exec(value)?.[1])
    .find((text) => text !== undefined);

function detailOf(body: JsonNode | undefined): string | undefined {
  const [details] = membersNamed(body, 'details');
  return details?.kind === 'array' ? textOf(details.items[0], 'message') : undefined;
}

const htmlHint = (text: string): string | undefined =>
  /^\s*</.test(text) ? 'It looks like an HTML page: a login page, a captive portal, or a wrong URL.' : undefined;

const article = (kind: JsonNode['kind']): string =>
  kind === 'null' ? 'null' : `${/^[ao]/.test(kind) ? 'an' : 'a'} ${kind}`;
