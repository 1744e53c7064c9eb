import { authorizationLines, FORM_ENCODED, javascriptNotation } from './javascript.ts';
import { indented, joinLines, missing, writeRequest } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION = javascriptNotation((name) => `env('${name}')`);

/** Node.js with its own fetch, as a module of either kind. */
export const NODE: Template = {
  code: nodeCode,
  notes: ['Needs Node.js 18 or later and nothing else. Save it as introspect.mjs, run node introspect.mjs.'],
};

function nodeCode(request: SnippetRequest): string {
  const written = writeRequest(request, NOTATION);
  const { declarations, endpoint, parameters, basic, read } = written;
  return joinLines(
    declarations,
    '',
    'async function introspect() {',
    `  const response = await fetch(${endpoint}, {`,
    "    method: 'POST',",
    indented('    ', authorizationLines(written)),
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
    basic?.encoding === 'form' && ['', ...FORM_ENCODED],
    basic && ['', 'function base64(text) {', "  return Buffer.from(text).toString('base64');", '}'],
    '',
    'introspect().catch((error) => {',
    '  console.error(error);',
    '  process.exitCode = 1;',
    '});',
    '',
  );
}
