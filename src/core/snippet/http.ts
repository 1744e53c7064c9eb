import { basicCredentials, formEncoded } from '../introspection/introspection-call.ts';
import { assertionComment, joinLines, variablesOf } from './notation.ts';
import type { SnippetAuthorization, SnippetRequest, Value } from './snippet-request.ts';
import type { Template } from './template.ts';

/** The request as it goes over the wire; with placeholders, as a file for the HTTP clients of editors. */
export const HTTP: Template = {
  code: httpCode,
  notes: (request) =>
    variablesOf(request).length > 0
      ? [
          'Save it as introspect.http for an HTTP client that replaces {{…}}: that of JetBrains, or REST Client for VS Code.',
          'What replaces a placeholder of the body must be form-encoded already: a plus sign, for example, as %2B.',
          ...(request.authorization?.scheme === 'basic' ? basicNotes(request.authorization) : []),
        ]
      : [
          'HTTP ends each line of the head with CR LF, and nothing follows the body: convert the line ends before this is sent.',
          'For https it goes through a TLS connection, such as that of openssl s_client.',
        ],
  hasPlaceholders: true,
};

function httpCode(request: SnippetRequest): string {
  const { host, pathname, search } = new URL(request.url);
  const isTemplate = variablesOf(request).length > 0;
  const body = request.parameters.map(([name, value]) => `${formEncoded(name)}=${encodedValue(value)}`).join('&');
  const { authorization } = request;
  return joinLines(
    isTemplate && [
      ...assertionComment(request).map((line) => `# ${line}`),
      '# Placeholders are replaced by form-encoded values.',
      '',
    ],
    // clients of editors take a path alone for plain http
    `POST ${isTemplate ? request.url : `${pathname}${search}`} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/x-www-form-urlencoded',
    !isTemplate && [`Content-Length: ${body.length}`, 'Connection: close'],
    authorization && `Authorization: ${authorizationOf(authorization)}`,
    '',
    body,
  );
}

function authorizationOf(authorization: SnippetAuthorization): string {
  if (authorization.scheme === 'bearer') return `Bearer ${textOf(authorization.token)}`;
  const { clientId, secret, encoding } = authorization;
  if ('literal' in secret) return basicCredentials(clientId, secret.literal, encoding);
  return joinsByClient(authorization) ? `Basic ${clientId} ${textOf(secret)}` : 'Basic {{INTROSPECT_BASIC}}';
}

/** Whether the client of an editor can be left to join and encode the two halves: the ID stands for itself in any encoding. */
const joinsByClient = ({ clientId }: { readonly clientId: string }): boolean => /^[\w.*-]+$/.test(clientId);

const basicNotes = (authorization: {
  readonly clientId: string;
  readonly encoding: 'form' | 'raw';
}): readonly string[] => [
  joinsByClient(authorization)
    ? 'The HTTP client joins ID and secret and encodes them in Base64.'
    : 'INTROSPECT_BASIC is the client ID, a colon and the secret, encoded in Base64.',
  authorization.encoding === 'form'
    ? 'ID and secret are form-encoded before they are joined (RFC 6749 section 2.3.1).'
    : 'ID and secret are joined as they are, not form-encoded.',
];

const textOf = (value: Value): string => ('literal' in value ? value.literal : `{{${value.variable}}}`);

const encodedValue = (value: Value): string => ('literal' in value ? formEncoded(value.literal) : textOf(value));
