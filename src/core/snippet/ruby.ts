import { rubyLiteral } from './literals.ts';
import { indented, joinLines, missing, snakeCase, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: rubyLiteral,
  variable: (name) => `env("${name}")`,
  identifier: snakeCase,
  declare: (identifier, expression) => `${identifier} = ${expression}`,
  comment: '#',
};

/** Ruby with Net::HTTP, which follows no redirect. */
export const RUBY: Template = {
  code: rubyCode,
  notes: ['Needs Ruby 2.5 or later and nothing else. Save it as introspect.rb, run ruby introspect.rb.'],
};

function rubyCode(request: SnippetRequest): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const encoded = (value: string): string =>
    basic?.encoding === 'form' ? `URI.encode_www_form_component(${value})` : `${value}.b`;
  return joinLines(
    'require "net/http"',
    'require "uri"',
    '',
    read.length > 0 && [
      'def env(name)',
      '  value = ENV[name].to_s',
      `  abort "${missing('#{name}')}" if value.empty?`,
      '  value',
      'end',
      '',
    ],
    declarations,
    '',
    `uri = URI(${endpoint})`,
    'request = Net::HTTP::Post.new(uri)',
    'request.set_form_data([',
    indented(
      '  ',
      parameters.map(([name, value]) => `[${name}, ${value}],`),
    ),
    '])',
    bearer !== undefined && `request["Authorization"] = "Bearer " + ${bearer}`,
    basic && `request.basic_auth(${encoded(basic.clientId)}, ${encoded(basic.secret)})`,
    '',
    'options = { use_ssl: uri.scheme == "https", open_timeout: 30, read_timeout: 30 }',
    'response = Net::HTTP.start(uri.hostname, uri.port, options) { |http| http.request(request) }',
    'puts "HTTP #{response.code}"',
    'puts response.body',
    '',
  );
}
