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
import { powershellSetup, shellSetup, type SetupStep } from './setup.ts';
import type { SnippetRequest } from './snippet-request.ts';
import { SWIFT } from './swift.ts';
import type { Template } from './template.ts';

/** A program that asks, or that signs, and what goes with it. */
export interface Snippet {
  readonly code: string;
  /** How the variables that the code reads are set, in their order. */
  readonly steps: readonly SetupStep[];
  /** The same as lines of bash or zsh; empty if there are no variables. */
  readonly setup: string;
  /** The same as lines of PowerShell 7.1 or later; empty too if the code needs a POSIX shell. */
  readonly powershell: string;
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
 * can be read as code. With a signer, as {@link writeSigner} makes it, a client_assertion is set by the steps of that.
 */
export function writeSnippet(language: LanguageId, request: SnippetRequest, signer?: Snippet): Snippet {
  const { code, notes, hasPlaceholders = false, needsShell = false } = TEMPLATES[language];
  const variables = hasPlaceholders ? [] : variablesOf(request);
  const steps = variables.flatMap((name) =>
    signer && name === 'INTROSPECT_CLIENT_ASSERTION' ? signer.steps : [{ asks: name }],
  );
  return {
    code: code(request),
    steps,
    setup: shellSetup(steps),
    powershell: needsShell ? '' : powershellSetup(steps),
    notes: [...(typeof notes === 'function' ? notes(request) : notes), ...setupNotes(steps)],
  };
}

const setupNotes = (steps: readonly SetupStep[]): readonly string[] =>
  steps.some((step) => 'asks' in step)
    ? [
        'The lines that set the variables are for bash or zsh, pasted all at once. What they ask for is pasted too: nothing typed can be corrected there.',
      ]
    : [];
