import { utcOf } from '../claims/time.ts';
import type { SecretVariable, SnippetRequest, Value } from './snippet-request.ts';

/** How a language writes what every template needs. */
export interface Notation {
  /** A text as a string. */
  readonly literal: (text: string) => string;
  /** The expression that reads an environment variable, and stops the program if it is missing or empty. */
  readonly variable: (name: SecretVariable) => string;
  /** The name of a variable of the program, made of words with underscores between them. */
  readonly identifier: (words: string) => string;
  /** The statement that gives a name to an expression. */
  readonly declare: (identifier: string, expression: string) => string;
  /** What makes the rest of a line a comment. */
  readonly comment: '#' | '//';
}

/** The request in the words of a language: statements for what may be changed, and the expressions that use them. */
export interface WrittenRequest {
  /** One statement a line: the endpoint, then every value that a person typed. */
  readonly declarations: readonly string[];
  readonly endpoint: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly basic: { readonly encoding: 'form' | 'raw'; readonly clientId: string; readonly secret: string } | undefined;
  readonly bearer: string | undefined;
  /** The names of what is read from the environment. */
  readonly read: readonly string[];
}

/** The values that are declared under the name of their parameter; the others are words of the protocol. */
const DECLARED: ReadonlySet<string> = new Set(['token', 'client_assertion', 'client_id', 'client_secret']);

/** Puts a request into the words of a language. */
export function writeRequest(request: SnippetRequest, notation: Notation): WrittenRequest {
  const declarations: string[] = [];
  const names = new Set<string>();
  const read: string[] = [];
  const expressionOf = (value: Value): string =>
    'literal' in value ? notation.literal(value.literal) : notation.variable(value.variable);
  const declared = (words: string, value: Value): string => {
    if (names.has(words)) return expressionOf(value);
    names.add(words);
    const identifier = notation.identifier(words);
    if ('variable' in value) read.push(identifier);
    if (words === 'client_assertion')
      declarations.push(...assertionComment(request).map((line) => `${notation.comment} ${line}`));
    declarations.push(notation.declare(identifier, expressionOf(value)));
    return identifier;
  };
  const { authorization } = request;
  return {
    endpoint: declared('endpoint', { literal: request.url }),
    parameters: request.parameters.map(([name, value]) => [
      notation.literal(name),
      DECLARED.has(name) ? declared(name, value) : expressionOf(value),
    ]),
    basic:
      authorization?.scheme === 'basic'
        ? {
            encoding: authorization.encoding,
            clientId: declared('client_id', { literal: authorization.clientId }),
            secret: declared('client_secret', authorization.secret),
          }
        : undefined,
    bearer: authorization?.scheme === 'bearer' ? declared('bearer', authorization.token) : undefined,
    declarations,
    read,
  };
}

/** The variables that the request is read from, each once. */
export function variablesOf({ parameters, authorization }: SnippetRequest): readonly SecretVariable[] {
  const proof = authorization?.scheme === 'basic' ? authorization.secret : authorization?.token;
  const values = [...parameters.map(([, value]) => value), ...(proof ? [proof] : [])];
  return [...new Set(values.flatMap((value) => ('variable' in value ? [value.variable] : [])))];
}

/**
 * Where the client_assertion comes from, as lines of a comment. They have no character in them that means something to a
 * shell: that of a person who types has no comments.
 */
export function assertionComment({ parameters, assertionSource, expires }: SnippetRequest): readonly string[] {
  const assertion = parameters.find(([name]) => name === 'client_assertion')?.[1];
  if (assertion === undefined) return [];
  if ('literal' in assertion)
    return [
      `client_assertion was signed for one use${expires === undefined ? '' : ` and expires at ${utcOf(expires)}`}.`,
      'Many servers refuse it the second time.',
    ];
  const signer =
    assertionSource === 'signed' ? 'your own program or the signing code of Tokenscope' : 'your own program';
  return [
    `client_assertion is signed anew for each request by ${signer}.`,
    'It is short-lived, and many servers take it only once.',
  ];
}

/** The sentence with which a program stops that lacks a variable; `name` is how the language puts its name in. */
export const missing = (name: string): string => `Set the environment variable ${name} first.`;

/** Words with underscores, as they are. */
export const snakeCase = (words: string): string => words;

/** Words joined by a capital letter. */
export const camelCase = (words: string): string =>
  words.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Lines joined, without those that are left out. */
export const joinLines = (...lines: readonly (string | false | undefined | readonly string[])[]): string =>
  lines
    .flat()
    .filter((line): line is string => typeof line === 'string')
    .join('\n');

/** Each line with white space before it. */
export const indented = (indent: string, lines: readonly string[]): readonly string[] =>
  lines.map((line) => `${indent}${line}`);
