import { csharpLiteral } from './literals.ts';
import { camelCase, indented, joinLines, writeRequest, type Notation, type WrittenRequest } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';

const NOTATION: Notation = {
  literal: csharpLiteral,
  variable: (name) => `Env("${name}")`,
  identifier: camelCase,
  declare: (identifier, expression) => `var ${identifier} = ${expression};`,
  comment: '//',
};

/** A program in C#, old and new, around what a library sends; `authorization` is the expression of the header's credentials. */
export function csharpCode(
  request: SnippetRequest,
  namespaces: readonly string[],
  sending: (written: WrittenRequest, authorization: string | undefined) => readonly string[],
): string {
  const written = writeRequest(request, NOTATION);
  const { declarations, basic, bearer, read } = written;
  const encoded = (value: string): string => (basic?.encoding === 'form' ? `WebUtility.UrlEncode(${value})` : value);
  const using = [
    ...namespaces,
    ...(basic?.encoding === 'form' ? ['System.Net'] : []),
    ...(basic ? ['System.Text'] : []),
  ];
  return joinLines(
    using.toSorted().map((name) => `using ${name};`),
    '',
    'class Program',
    '{',
    '    static void Main()',
    '    {',
    '        Introspect().GetAwaiter().GetResult();',
    '    }',
    '',
    '    static async Task Introspect()',
    '    {',
    indented('        ', declarations),
    '',
    basic && [`        var credentials = ${encoded(basic.clientId)} + ":" + ${encoded(basic.secret)};`],
    indented('        ', sending(written, basic ? BASE64 : bearer)),
    '    }',
    read.length > 0 && [
      '',
      '    static string Env(string name)',
      '    {',
      '        var value = Environment.GetEnvironmentVariable(name);',
      '        if (string.IsNullOrEmpty(value))',
      '            throw new InvalidOperationException("Set the environment variable " + name + " first.");',
      '        return value;',
      '    }',
    ],
    '}',
    '',
  );
}

const BASE64 = 'Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))';
