import { pythonLiteral } from './literals.ts';
import { indented, joinLines, missing, snakeCase, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: pythonLiteral,
  variable: (name) => `env("${name}")`,
  identifier: snakeCase,
  declare: (identifier, expression) => `${identifier} = ${expression}`,
  comment: '#',
};

/**
 * Python 3 with requests, which would add credentials of a `.netrc` file to a request that has no `auth`, and would write
 * the endpoint in a form of its own: it is put into the request again once that is prepared.
 */
export const PYTHON: Template = {
  code: pythonCode,
  notes: [
    'Needs Python 3.6 or later and requests: pip install requests. Save it as introspect.py, run python3 introspect.py.',
  ],
};

function pythonCode(request: SnippetRequest): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const hasVariables = read.length > 0;
  const isForm = basic?.encoding === 'form';
  return joinLines(
    hasVariables && ['import os', 'import sys'],
    isForm && 'from urllib.parse import quote_plus',
    (hasVariables || isForm) && '',
    'import requests',
    '',
    hasVariables && [
      '',
      'def env(name):',
      '    value = os.environ.get(name)',
      '    if not value:',
      `        sys.exit(f"${missing('{name}')}")`,
      '    return value',
      '',
      '',
    ],
    declarations,
    '',
    'session = requests.Session()',
    'request = session.prepare_request(requests.Request(',
    '    "POST",',
    `    ${endpoint},`,
    '    data=[',
    indented(
      '        ',
      parameters.map(([name, value]) => `(${name}, ${value}),`),
    ),
    '    ],',
    bearer !== undefined && `    headers={"Authorization": "Bearer " + ${bearer}},`,
    isForm && `    auth=(quote_plus(${basic.clientId}), quote_plus(${basic.secret})),`,
    basic?.encoding === 'raw' && `    auth=(${basic.clientId}.encode(), ${basic.secret}.encode()),`,
    !basic && '    auth=lambda request: request,  # adds nothing: without it, requests would look into .netrc',
    '))',
    `request.url = ${endpoint}  # as it is: requests would decode %7E, for example`,
    `settings = session.merge_environment_settings(${endpoint}, {}, None, None, None)`,
    'response = session.send(request, allow_redirects=False, timeout=30, **settings)',
    'response.encoding = "utf-8"',
    'print("HTTP", response.status_code)',
    'print(response.text)',
    '',
  );
}
