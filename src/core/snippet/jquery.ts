import { authorizationLines, FORM_ENCODED, javascriptNotation } from './javascript.ts';
import { indented, joinLines, writeRequest } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION = javascriptNotation((name) => `'<${name}>'`);

/** jQuery in a page, which has no environment: what is secret are placeholders to replace. */
export const JQUERY: Template = {
  code: jqueryCode,
  notes: (request) => [
    'Needs a page with jQuery 1.9 or later, and a server that lets the origin of that page ask it (CORS).',
    ...(writeRequest(request, NOTATION).read.length > 0
      ? ['A page has no environment variables: replace what stands in angle brackets.']
      : []),
    'Whoever can open the page can read what is in it: no secret belongs in a page that others can reach.',
    'A browser follows redirects by itself.',
  ],
  hasPlaceholders: true,
};

function jqueryCode(request: SnippetRequest): string {
  const written = writeRequest(request, NOTATION);
  const { declarations, endpoint, parameters, basic, read } = written;
  return joinLines(
    declarations,
    '',
    read.length > 0 && [
      `for (const [name, value] of Object.entries({ ${read.join(', ')} }))`,
      "  if (value === '' || value.startsWith('<INTROSPECT_')) throw new Error(`Set ${name} in this code first.`);",
      '',
    ],
    basic?.encoding === 'form' && [...FORM_ENCODED, ''],
    basic && [
      'function base64(text) {',
      '  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));',
      '}',
      '',
    ],
    '$.ajax({',
    `  url: ${endpoint},`,
    "  method: 'POST',",
    indented('  ', authorizationLines(written)),
    '  data: [',
    indented(
      '    ',
      parameters.map(([name, value]) => `{ name: ${name}, value: ${value} },`),
    ),
    '  ],',
    "  dataType: 'text',",
    '  timeout: 30000,',
    '})',
    '  .done((body, _, response) => {',
    '    console.log(`HTTP ${response.status}`);',
    '    console.log(body);',
    '  })',
    '  .fail((response, reason) => {',
    '    console.error(response.status === 0 ? `No answer: ${reason}` : `HTTP ${response.status}`);',
    '    if (response.responseText) console.error(response.responseText);',
    '  });',
    '',
  );
}
