import { basicCredentials, formEncoded } from '../introspection/introspection-call.ts';
import { shellLiteral } from './literals.ts';
import { assertionComment, joinLines } from './notation.ts';
import type { SecretVariable, SnippetAuthorization, SnippetRequest, Value } from './snippet-request.ts';
import type { Template } from './template.ts';

/** curl in a POSIX shell. Values stand where they are used: a shell that is typed into goes on after a line that failed. */
export const CURL: Template = {
  code: curlCode,
  notes: [
    'Needs curl 7.18 or later and a POSIX shell, such as sh, bash or zsh; neither cmd nor PowerShell.',
    'It prints the answer, and then the HTTP status.',
    'While it runs, other people on the same machine can read its arguments, and so the secrets, in the list of processes.',
    'With --disable it reads no .curlrc file, which could change what is sent; proxies are taken from the environment.',
  ],
  needsShell: true,
};

function curlCode(request: SnippetRequest): string {
  const { url, authorization, parameters } = request;
  const options = [
    "--write-out '\\nHTTP %{http_code}\\n'",
    // the brackets of an IPv6 address
    ...(url.includes('[') ? ['--globoff'] : []),
    ...(authorization ? [authorizationOption(authorization)] : []),
    ...parameters.map(([name, value]) => parameterOption(formEncoded(name), value)),
  ];
  return joinLines(
    // zsh that is typed into takes # for the name of a command
    assertionComment(request).map((line) => `: ${shellLiteral(line)}`),
    authorization?.scheme === 'basic' && authorization.encoding === 'form' && encodedSecret(authorization.secret),
    'curl --disable --silent --show-error --max-time 30 \\',
    options.map((option) => `  ${option} \\`),
    `  ${shellLiteral(url)}`,
    '',
  );
}

/** A terminal acts on control characters that are pasted, and invisible ones cannot be seen: those are sent in the encoded form. */
const parameterOption = (name: string, value: Value): string =>
  'variable' in value
    ? `--data-urlencode "${name}=${reading(value.variable)}"`
    : isPrintable(value.literal)
      ? `--data-urlencode ${shellLiteral(`${name}=${value.literal}`)}`
      : `--data ${shellLiteral(`${name}=${formEncoded(value.literal)}`)}`;

function authorizationOption(authorization: SnippetAuthorization): string {
  if (authorization.scheme === 'bearer') {
    const { token } = authorization;
    return 'variable' in token
      ? `--header "Authorization: Bearer ${reading(token.variable)}"`
      : `--header ${shellLiteral(`Authorization: Bearer ${token.literal}`)}`;
  }
  const { clientId, secret, encoding } = authorization;
  const isForm = encoding === 'form';
  const user = `${isForm ? formEncoded(clientId) : clientId}:`;
  if ('literal' in secret) {
    const pair = `${user}${isForm ? formEncoded(secret.literal) : secret.literal}`;
    return isPrintable(pair)
      ? `--user ${shellLiteral(pair)}`
      : `--header 'Authorization: ${basicCredentials(clientId, secret.literal, encoding)}'`;
  }
  const quoted = isPrintable(user) ? shellLiteral(user) : `"$(printf '${octal(user)}')"`;
  return `--user ${quoted}"${isForm ? `\${encoded_secret:?${sentence(secret.variable)}}` : reading(secret.variable)}"`;
}

/** The secret form-encoded, byte by byte, as {@link formEncoded} does it. */
const encodedSecret = (secret: Value): readonly string[] | false =>
  'variable' in secret && [
    `encoded_secret=$(printf %s "$${secret.variable}" | od -An -v -tu1 | awk '{`,
    '  for (i = 1; i <= NF; i++) {',
    '    c = sprintf("%c", $i + 0)',
    '    if ($i == 32) printf "+"',
    '    else if (index("*-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", c)) printf "%s", c',
    '    else printf "%%%02X", $i',
    '  }',
    "}')",
  ];

const sentence = (variable: SecretVariable): string => `Set ${variable} first.`;

const reading = (variable: SecretVariable): string => `\${${variable}:?${sentence(variable)}}`;

const isPrintable = (text: string): boolean => /^[ -~]*$/.test(text);

/** Every byte of the text in octal, as printf has it. */
const octal = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
