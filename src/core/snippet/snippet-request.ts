import { CLIENT_ASSERTION_TYPE } from '../assertion/options.ts';
import { secondsOf } from '../claims/time.ts';
import { signsAssertion, type Draft } from '../draft.ts';
import type { BasicEncoding } from '../environment/client-authentication.ts';
import type { Environment } from '../environment/environment.ts';
import { success, type Result } from '../result.ts';
import { cleanToken } from '../token/clean.ts';
import { memberOf } from '../token/json.ts';
import { readToken } from '../token/token.ts';
import { snippetUrlOf } from './snippet-url.ts';
import { wellFormed } from './well-formed.ts';

/** The environment variables that code reads its secrets from. */
export const SECRET_VARIABLES = [
  'INTROSPECT_TOKEN',
  'INTROSPECT_CLIENT_SECRET',
  'INTROSPECT_CLIENT_ASSERTION',
  'INTROSPECT_BEARER',
] as const;

/** One of {@link SECRET_VARIABLES}. */
export type SecretVariable = (typeof SECRET_VARIABLES)[number];

/** A value of the request: the text itself, or the variable that it is read from when the code runs. */
export type Value = { readonly literal: string } | { readonly variable: SecretVariable };

/** What stands in the Authorization header. */
export type SnippetAuthorization =
  | {
      readonly scheme: 'basic';
      readonly encoding: BasicEncoding;
      readonly clientId: string;
      readonly secret: Value;
    }
  | { readonly scheme: 'bearer'; readonly token: Value };

/** The introspection request that code is written for. No text in it has half of a surrogate pair. */
export interface SnippetRequest {
  /** As {@link snippetUrlOf} makes it. */
  readonly url: string;
  readonly authorization?: SnippetAuthorization;
  readonly parameters: readonly (readonly [name: string, value: Value])[];
  /** Who signs the client_assertion: what the page can sign too, or something else. */
  readonly assertionSource: 'none' | 'signed' | 'prepared';
  /** When a client_assertion that is part of the code expires, in seconds since the epoch; absent if it does not tell. */
  readonly expires?: number;
}

/** The secret texts that shall be part of the code, as typed; an empty one stays a variable. */
export interface SnippetSecrets {
  readonly token: string;
  readonly secret: string;
  readonly assertion: string;
  readonly bearer: string;
}

/** Those texts, and until when an assertion that was signed for the code is valid, in milliseconds since the epoch. */
export interface CodeSecrets extends SnippetSecrets {
  /** Undefined where none was signed for it. */
  readonly expiresAt: number | undefined;
}

/**
 * The request that the page would send for the draft, as {@link introspectionCall} makes it. Without `secrets`, token, client
 * secret, client_assertion and bearer token are variables. Fails with a sentence if the endpoint is no usable URL.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export function snippetRequestOf(
  draft: Draft,
  environment: Environment,
  secrets: SnippetSecrets | undefined,
): Result<SnippetRequest, string> {
  const url = snippetUrlOf(environment.introspectionEndpoint);
  if (!url.ok) return url;
  const token = secrets && cleanToken(secrets.token, draft.chosenToken).text;
  const { parameters, ...proof } = proofOf(draft, secrets);
  return success({
    url: url.value,
    parameters: [
      ['token', valueOf('INTROSPECT_TOKEN', token)],
      ...parameters,
      ...(draft.hint === '' ? [] : ([['token_type_hint', { literal: draft.hint }]] as const)),
    ],
    ...proof,
  });
}

function proofOf(draft: Draft, secrets: SnippetSecrets | undefined): Omit<SnippetRequest, 'url'> {
  const clientId = wellFormed(draft.clientId.trim());
  const secret = valueOf('INTROSPECT_CLIENT_SECRET', secrets?.secret);
  switch (draft.method) {
    case 'private_key_jwt':
    case 'client_secret_jwt':
    case 'prepared': {
      const isSigned = signsAssertion(draft.method);
      const assertion = secrets && (isSigned ? secrets.assertion : cleanToken(secrets.assertion).text);
      const expires = assertion && secondsOf(memberOf(readToken(assertion).claims, 'exp'));
      return {
        parameters: [
          ['client_assertion', valueOf('INTROSPECT_CLIENT_ASSERTION', assertion)],
          ['client_assertion_type', { literal: CLIENT_ASSERTION_TYPE }],
        ],
        assertionSource: isSigned ? 'signed' : 'prepared',
        ...(typeof expires === 'number' ? { expires } : {}),
      };
    }
    case 'client_secret_post':
      return {
        parameters: [
          ['client_id', { literal: clientId }],
          ['client_secret', secret],
        ],
        assertionSource: 'none',
      };
    case 'none':
      return { parameters: [['client_id', { literal: clientId }]], assertionSource: 'none' };
    case 'client_secret_basic':
      return {
        authorization: { scheme: 'basic', encoding: draft.basicEncoding, clientId, secret },
        parameters: [],
        assertionSource: 'none',
      };
    case 'bearer': {
      const bearer = secrets && cleanToken(secrets.bearer).text;
      return {
        authorization: { scheme: 'bearer', token: valueOf('INTROSPECT_BEARER', fitForHeader(bearer)) },
        parameters: [],
        assertionSource: 'none',
      };
    }
  }
}

const valueOf = (variable: SecretVariable, text: string | undefined): Value =>
  text === undefined || text === '' ? { variable } : { literal: wellFormed(text) };

/** A line end would begin another header, and what is not ASCII is written differently by every library. */
const fitForHeader = (text: string | undefined): string | undefined =>
  text !== undefined && /^[\x21-\x7e]*$/.test(text) ? text : undefined;
