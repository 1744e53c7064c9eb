import { javaLiteral } from './literals.ts';
import { camelCase, indented, joinLines, writeRequest, type Notation } from './notation.ts';
import type { SnippetRequest } from './snippet-request.ts';
import type { Template } from './template.ts';

const NOTATION: Notation = {
  literal: javaLiteral,
  variable: (name) => `env("${name}")`,
  identifier: camelCase,
  declare: (identifier, expression) => `String ${identifier} = ${expression};`,
  comment: '//',
};

/** Java with OkHttp, by what its versions 3.13 to 5 have in common. */
export const JAVA: Template = {
  code: javaCode,
  notes: [
    'Needs Java 11 or later and OkHttp (com.squareup.okhttp3:okhttp; version 5: okhttp-jvm) with what it depends on. Save it as Introspect.java, run java -cp "lib/*" Introspect.java.',
  ],
};

function javaCode(request: SnippetRequest): string {
  const { declarations, endpoint, parameters, basic, bearer, read } = writeRequest(request, NOTATION);
  const isForm = basic?.encoding === 'form';
  const encoded = (value: string): string => (isForm ? `URLEncoder.encode(${value}, "UTF-8")` : value);
  return joinLines(
    isForm && 'import java.net.URLEncoder;',
    basic && 'import java.nio.charset.StandardCharsets;',
    'import java.util.concurrent.TimeUnit;',
    basic && 'import okhttp3.Credentials;',
    'import okhttp3.FormBody;',
    'import okhttp3.OkHttpClient;',
    'import okhttp3.Request;',
    'import okhttp3.Response;',
    '',
    'public class Introspect {',
    '    public static void main(String[] args) throws Exception {',
    indented('        ', declarations),
    '',
    '        FormBody body = new FormBody.Builder()',
    indented(
      '            ',
      parameters.map(([name, value]) => `.add(${name}, ${value})`),
    ),
    '            .build();',
    '        Request request = new Request.Builder()',
    `            .url(${endpoint})`,
    bearer !== undefined && `            .header("Authorization", "Bearer " + ${bearer})`,
    basic && [
      '            .header("Authorization", Credentials.basic(',
      `                ${encoded(basic.clientId)}, ${encoded(basic.secret)}, StandardCharsets.UTF_8))`,
    ],
    '            .post(body)',
    '            .build();',
    '        OkHttpClient client = new OkHttpClient.Builder()',
    '            .callTimeout(30, TimeUnit.SECONDS)',
    '            .readTimeout(30, TimeUnit.SECONDS)',
    '            .followRedirects(false)',
    '            .followSslRedirects(false)',
    '            .build();',
    '        try (Response response = client.newCall(request).execute()) {',
    '            System.out.println("HTTP " + response.code());',
    '            System.out.println(response.body().string());',
    '        }',
    '    }',
    read.length > 0 && [
      '',
      '    static String env(String name) {',
      '        String value = System.getenv(name);',
      '        if (value == null || value.isEmpty()) {',
      '            throw new IllegalStateException("Set the environment variable " + name + " first.");',
      '        }',
      '        return value;',
      '    }',
    ],
    '}',
    '',
  );
}
