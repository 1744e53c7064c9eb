import { goLiteral } from './literals.ts';
import { camelCase, indented, joinLines, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: goLiteral,
  variable: (name) => `env("${name}")`,
  identifier: camelCase,
  declare: (identifier, expression) => `${identifier} := ${expression}`,
  comment: '//',
};

/** Go with net/http. Its url.Values would sort the parameters by their names. */
export const GO: Template = {
  code: goCode,
  notes: ['Needs Go 1.16 or later and nothing else. Save it as introspect.go, run go run introspect.go.'],
};

function goCode(request: SnippetRequest): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const hasVariables = read.length > 0;
  const encoded = (value: string): string => (basic?.encoding === 'form' ? `url.QueryEscape(${value})` : value);
  return joinLines(
    'package main',
    '',
    'import (',
    indented(
      '\t',
      ['fmt', 'io', 'log', 'net/http', 'net/url', ...(hasVariables ? ['os'] : []), 'strings', 'time'].map(
        (name) => `"${name}"`,
      ),
    ),
    ')',
    '',
    'func main() {',
    indented('\t', declarations),
    '',
    '\tparameters := [][2]string{',
    indented(
      '\t\t',
      parameters.map(([name, value]) => `{${name}, ${value}},`),
    ),
    '\t}',
    '\tvar form []string',
    '\tfor _, parameter := range parameters {',
    '\t\tform = append(form, url.QueryEscape(parameter[0])+"="+url.QueryEscape(parameter[1]))',
    '\t}',
    `\trequest, err := http.NewRequest(http.MethodPost, ${endpoint}, strings.NewReader(strings.Join(form, "&")))`,
    FATAL,
    '\trequest.Header.Set("Content-Type", "application/x-www-form-urlencoded")',
    bearer !== undefined && `\trequest.Header.Set("Authorization", "Bearer "+${bearer})`,
    basic && `\trequest.SetBasicAuth(${encoded(basic.clientId)}, ${encoded(basic.secret)})`,
    '',
    '\tclient := &http.Client{',
    '\t\tTimeout: 30 * time.Second,',
    '\t\tCheckRedirect: func(*http.Request, []*http.Request) error {',
    '\t\t\treturn http.ErrUseLastResponse',
    '\t\t},',
    '\t}',
    '\tresponse, err := client.Do(request)',
    FATAL,
    '\tdefer response.Body.Close()',
    '\tbody, err := io.ReadAll(response.Body)',
    FATAL,
    '\tfmt.Println("HTTP", response.StatusCode)',
    '\tfmt.Println(string(body))',
    '}',
    hasVariables && [
      '',
      'func env(name string) string {',
      '\tvalue := os.Getenv(name)',
      '\tif value == "" {',
      '\t\tlog.Fatalf("Set the environment variable %s first.", name)',
      '\t}',
      '\treturn value',
      '}',
    ],
    '',
  );
}

const FATAL: readonly string[] = ['\tif err != nil {', '\t\tlog.Fatal(err)', '\t}'];
