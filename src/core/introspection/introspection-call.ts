import { CLIENT_ASSERTION_TYPE } from '../assertion/options.ts';
import type { BasicEncoding } from '../environment/client-authentication.ts';
import type { IntrospectCall } from '../environment/relay.ts';
import type { Inquiry } from '../inquiry.ts';
import { base64Of } from '../key/octets.ts';

type Parameters = readonly (readonly [name: string, value: string])[];

/**
 * The introspection request: the token, and exactly one proof of who asks. With an assertion it has the three parameters
 * of the example request in its order and no more; a hint is added if one was chosen. `assertion` is the freshly signed
 * one, where the method signs.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export function introspectionCall(inquiry: Inquiry, assertion: string | undefined): IntrospectCall {
  const [proof, authorization] = proofOf(inquiry, assertion);
  return {
    call: 'introspect',
    url: inquiry.environment.introspectionEndpoint,
    parameters: [
      ['token', inquiry.token],
      ...proof,
      ...(inquiry.hint === '' ? [] : ([['token_type_hint', inquiry.hint]] as const)),
    ],
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function proofOf(
  { authentication, clientId }: Inquiry,
  assertion: string | undefined,
): readonly [parameters: Parameters, authorization?: string] {
  switch (authentication.method) {
    case 'private_key_jwt':
    case 'client_secret_jwt':
      if (assertion === undefined) throw new Error('an assertion was not signed');
      return [assertionParameters(assertion)];
    case 'prepared':
      return [assertionParameters(authentication.assertion)];
    case 'client_secret_post':
      return [
        [
          ['client_id', clientId],
          ['client_secret', authentication.secret],
        ],
      ];
    case 'none':
      return [[['client_id', clientId]]];
    case 'client_secret_basic':
      return [[], basicCredentials(clientId, authentication.secret, authentication.encoding)];
    case 'bearer':
      return [[], `Bearer ${authentication.bearer}`];
  }
}

const assertionParameters = (assertion: string): Parameters => [
  ['client_assertion', assertion],
  ['client_assertion_type', CLIENT_ASSERTION_TYPE],
];

/**
 * The value of an Authorization header with client ID and secret, each form-encoded before they are joined, or raw.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
export function basicCredentials(clientId: string, secret: string, encoding: BasicEncoding): string {
  const encode = encoding === 'raw' ? (text: string): string => text : formEncoded;
  return `Basic ${base64Of(new TextEncoder().encode(`${encode(clientId)}:${encode(secret)}`))}`;
}

/**
 * A text as it stands in an application/x-www-form-urlencoded body.
 * @see https://url.spec.whatwg.org/#urlencoded-serializing
 */
export const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice('='.length);
