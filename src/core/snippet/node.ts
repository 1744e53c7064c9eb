import { javascriptLiteral } from './literals.ts';
import { camelCase, indented, joinLines, missing, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: javascriptLiteral,
  variable: (name) => `env('${name}')`,
  identifier: camelCase,
  declare: (identifier, expression) => `const ${identifier} = ${expression};`,
  comment: '//',
};

/** Node.js with its own fetch, as a module of either kind. */
export const NODE: Template = {
  code: nodeCode,
  notes: ['Needs Node.js 18 or later and nothing else. Save it as introspect.mjs, run node introspect.mjs.'],
};

function nodeCode(request: SnippetRequest): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const encoded = (value: string): string => (basic?.encoding === 'form' ? `formEncoded(${value})` : value);
  return joinLines(
    declarations,
    '',
    'async function introspect() {',
    `  const response = await fetch(${endpoint}, {`,
    "    method: 'POST',",
    bearer !== undefined && `    headers: { Authorization: \`Bearer \${${bearer}}\` },`,
    basic && [
      '    headers: {',
      `      Authorization: \`Basic \${base64(\`\${${encoded(basic.clientId)}}:\${${encoded(basic.secret)}}\`)}\`,`,
      '    },',
    ],
    '    body: new URLSearchParams([',
    indented(
      '      ',
      parameters.map(([name, value]) => `[${name}, ${value}],`),
    ),
    '    ]),',
    "    redirect: 'manual',",
    '    signal: AbortSignal.timeout(30_000),',
    '  });',
    '  console.log(`HTTP ${response.status}`);',
    '  console.log(await response.text());',
    '}',
    read.length > 0 && [
      '',
      'function env(name) {',
      '  const value = process.env[name];',
      `  if (!value) throw new Error(\`${missing('${name}')}\`);`,
      '  return value;',
      '}',
    ],
    basic?.encoding === 'form' && [
      '',
      'function formEncoded(text) {',
      "  return new URLSearchParams([['', text]]).toString().slice(1);",
      '}',
    ],
    basic && ['', 'function base64(text) {', "  return Buffer.from(text).toString('base64');", '}'],
    '',
    'introspect().catch((error) => {',
    '  console.error(error);',
    '  process.exitCode = 1;',
    '});',
    '',
  );
}
