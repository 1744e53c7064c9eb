import { excerpt } from '../claims/excerpt.ts';
import { readUtf8 } from '../token/base64url.ts';
import { membersNamed, readJson, type JsonNode } from '../token/json.ts';
import { failure, success, type Result } from '../result.ts';
import type { ProblemCode } from '../problem/problem-code.ts';
import type { Problem } from '../problem/problem.ts';
import { correlationIdOf, problemOf } from './error-answer.ts';
import { headerValues, type HttpAnswer } from './http-answer.ts';

/** An answer that keeps to RFC 7662: an object with exactly one boolean `active`. */
export interface Introspection {
  readonly active: boolean;
  readonly members: JsonNode & { readonly kind: 'object' };
  /** For an answer that came as a signed JWT: whose key its signature was checked with. */
  readonly signedBy?: string;
}

/**
 * What came of a question: an answer to judge, a 200 that is no introspection response (with its members where it is at
 * least an object), or a failure.
 */
export type Outcome =
  | { readonly kind: 'introspection'; readonly introspection: Introspection }
  | { readonly kind: 'malformed'; readonly problem: Problem; readonly members: JsonNode | undefined }
  | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * Reads an HTTP answer of an introspection endpoint. Only a 200 that is labelled as JSON, is valid UTF-8 and JSON, and
 * is an object with one boolean `active` is an Introspection; nothing is guessed.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function readAnswer(answer: HttpAnswer): Outcome {
  const text = readUtf8(answer.body);
  const json = text === undefined ? undefined : readJson(text);
  const node = json?.ok ? json.value : undefined;
  if (answer.status !== 200) return { kind: 'failed', problem: problemOf(answer, node, text) };

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
  if (isErrorObject(node)) return { kind: 'failed', problem: problemOf(answer, node, text) };
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

const htmlHint = (text: string): string | undefined =>
  /^\s*</.test(text) ? 'It looks like an HTML page: a login page, a captive portal, or a wrong URL.' : undefined;

const article = (kind: JsonNode['kind']): string =>
  kind === 'null' ? 'null' : `${/^[ao]/.test(kind) ? 'an' : 'a'} ${kind}`;
