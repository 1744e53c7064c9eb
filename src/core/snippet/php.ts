import { phpLiteral } from './literals.ts';
import { indented, joinLines, missing, snakeCase, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';

const NOTATION: Notation = {
  literal: phpLiteral,
  variable: (name) => `env("${name}")`,
  identifier: (words) => `$${snakeCase(words)}`,
  declare: (identifier, expression) => `${identifier} = ${expression};`,
  comment: '//',
};

/** A program in PHP up to where a library sends: `$form` is the body, made in order, with every parameter in it. */
export function phpCode(
  request: SnippetRequest,
  sending: (endpoint: string, authorization: string | undefined) => readonly string[],
  loading: readonly string[] = [],
): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const encoded = (value: string): string => (basic?.encoding === 'form' ? `urlencode(${value})` : value);
  const authorization = basic
    ? `"Basic " . base64_encode(${encoded(basic.clientId)} . ":" . ${encoded(basic.secret)})`
    : bearer && `"Bearer " . ${bearer}`;
  return joinLines(
    '<?php',
    '',
    loading,
    read.length > 0 && [
      'function env(string $name): string',
      '{',
      '    $value = getenv($name);',
      '    if ($value === false || $value === "") {',
      `        fail("${missing('$name')}");`,
      '    }',
      '    return $value;',
      '}',
      '',
    ],
    'function fail(string $reason): void',
    '{',
    '    fwrite(STDERR, $reason . "\\n");',
    '    exit(1);',
    '}',
    '',
    declarations,
    '',
    '$form = implode("&", array_map(function (array $parameter): string {',
    '    return urlencode($parameter[0]) . "=" . urlencode($parameter[1]);',
    '}, [',
    indented(
      '    ',
      parameters.map(([name, value]) => `[${name}, ${value}],`),
    ),
    ']));',
    '',
    sending(endpoint, authorization),
    '',
  );
}
