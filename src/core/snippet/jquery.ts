import { javascriptLiteral } from './literals.ts';
import { camelCase, indented, joinLines, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: javascriptLiteral,
  variable: (name) => `'<${name}>'`,
  identifier: camelCase,
  declare: (identifier, expression) => `const ${identifier} = ${expression};`,
  comment: '//',
};

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
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const encoded = (value: string): string => (basic?.encoding === 'form' ? `formEncoded(${value})` : value);
  return joinLines(
    declarations,
    '',
    read.length > 0 && [
      `for (const [name, value] of Object.entries({ ${read.join(', ')} }))`,
      "  if (value === '' || value.startsWith('<INTROSPECT_')) throw new Error(`Set ${name} in this code first.`);",
      '',
    ],
    basic?.encoding === 'form' && [
      'function formEncoded(text) {',
      "  return new URLSearchParams([['', text]]).toString().slice(1);",
      '}',
      '',
    ],
    basic && [
      'function base64(text) {',
      '  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));',
      '}',
      '',
    ],
    '$.ajax({',
    `  url: ${endpoint},`,
    "  method: 'POST',",
    bearer !== undefined && `  headers: { Authorization: \`Bearer \${${bearer}}\` },`,
    basic && [
      '  headers: {',
      `    Authorization: \`Basic \${base64(\`\${${encoded(basic.clientId)}}:\${${encoded(basic.secret)}}\`)}\`,`,
      '  },',
    ],
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
