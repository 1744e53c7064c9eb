import { CSHARP_HTTPCLIENT } from './csharp-httpclient.ts';
import { CSHARP_RESTSHARP } from './csharp-restsharp.ts';
import { CURL } from './curl.ts';
import { GO } from './go.ts';
import { HTTP } from './http.ts';
import { JAVA } from './java.ts';
import { JQUERY } from './jquery.ts';
import type { LanguageId } from './languages.ts';
import { NODE } from './node.ts';
import { variablesOf } from './notation.ts';
import { PHP_CURL } from './php-curl.ts';
import { PHP_HTTP_REQUEST2 } from './php-httprequest2.ts';
import { PYTHON } from './python.ts';
import { RUBY } from './ruby.ts';
import type { SnippetRequest } from './snippet-request.ts';
import { SWIFT } from './swift.ts';
import type { Template } from './template.ts';

/** A program that asks, or that signs, and what goes with it. */
export interface Snippet {
  readonly code: string;
  /** The lines of a shell that set the variables which the code reads; empty if there are none. */
  readonly setup: string;
  /** What to have installed and what to know, as sentences. */
  readonly notes: readonly string[];
}

const TEMPLATES: Readonly<Record<LanguageId, Template>> = {
  curl: CURL,
  'csharp-restsharp': CSHARP_RESTSHARP,
  'csharp-httpclient': CSHARP_HTTPCLIENT,
  go: GO,
  http: HTTP,
  java: JAVA,
  jquery: JQUERY,
  node: NODE,
  python: PYTHON,
  'php-httprequest2': PHP_HTTP_REQUEST2,
  'php-curl': PHP_CURL,
  ruby: RUBY,
  swift: SWIFT,
};

/**
 * Writes the request in a language, as a whole program: it sends exactly that request, follows no redirect, prints the HTTP
 * status and the body whatever they are, and fails if there is no answer or a variable is missing. No text of the request
 * can be read as code.
 */
export function writeSnippet(language: LanguageId, request: SnippetRequest): Snippet {
  const { code, notes, hasPlaceholders = false } = TEMPLATES[language];
  const variables = hasPlaceholders ? [] : variablesOf(request);
  return {
    code: code(request),
    // a terminal that reads whole lines cuts them, on macOS at 1,024 characters: a token can be longer
    setup: variables.map((name) => `stty -icanon; read -rs ${name} && export ${name}; stty icanon`).join('\n'),
    notes: [
      ...(typeof notes === 'function' ? notes(request) : notes),
      ...(variables.length > 0
        ? ['Run one set-up line at a time, in bash or zsh: it waits for the value and shows nothing of it.']
        : []),
    ],
  };
}
