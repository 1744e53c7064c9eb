import { describeNearMiss } from '../environment/near-miss.ts';
import { failure, success, type Result } from '../result.ts';
import { membersNamed, readJson, textOf } from '../token/json.ts';
import type { World } from '../world.ts';
import { fetchDocument, type DocumentFault } from './fetch-document.ts';
import { readOffered, type Offered } from './offered.ts';
import { isUsableUrl, readEndpoint, readJwksUri } from './published-url.ts';

/** What an authorization server says of itself in its metadata document. */
export interface ServerMetadata {
  /** The issuer identifier: exactly the one that was asked for. */
  readonly issuer: string;
  /** Where its public keys are, as an absolute http or https URL; undefined where it names no such URL. */
  readonly jwksUri: string | undefined;
  /** Absolute URL of the introspection endpoint to the letter; undefined where it names none that can be called. */
  readonly introspectionEndpoint: string | undefined;
  /** Absolute URL of the token endpoint to the letter; undefined where it names none that can be called. */
  readonly tokenEndpoint: string | undefined;
  /** The methods of client authentication, names of later standards and of nobody included. */
  readonly methods: Offered;
  /** The JWS algorithms of a client_assertion, in the same way. */
  readonly algorithms: Offered;
  /** Sentences on what in it was ignored, and on what is unusual. */
  readonly notes: readonly string[];
  /** The URL at which the document was found. */
  readonly url: string;
}

/** The members that are read; a document that has one of them twice is not believed at all. */
const READ = [
  'issuer',
  'jwks_uri',
  'introspection_endpoint',
  'token_endpoint',
  'introspection_endpoint_auth_methods_supported',
  'token_endpoint_auth_methods_supported',
  'introspection_endpoint_auth_signing_alg_values_supported',
  'token_endpoint_auth_signing_alg_values_supported',
] as const;

/**
 * Fetches the metadata of the server with this issuer identifier: from where OpenID Connect Discovery has it or, if there is
 * none, from where RFC 8414 has it. The fault names every URL that was asked, and tells whether the server merely has no
 * metadata, or what it has cannot be used; only an abort by `signal` is thrown.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-3
 */
export async function fetchMetadata(
  issuer: string,
  relaySecret: string,
  world: Pick<World, 'fetch'>,
  signal: AbortSignal,
): Promise<Result<ServerMetadata, DocumentFault>> {
  const locations = metadataLocations(issuer);
  if (locations === undefined) return unusable(noIssuer(issuer));
  const asked: string[] = [];
  for (const url of locations) {
    const document = await fetchDocument({ call: 'discovery', url }, relaySecret, world, signal);
    if (document.ok) return readMetadata(document.value, issuer, url);
    asked.push(`${url}: ${document.reason.sentence}`);
    if (!document.reason.mayBeElsewhere) return unusable(asked.join(' '));
  }
  return failure({ sentence: asked.join(' '), mayBeElsewhere: true });
}

/**
 * Where the metadata of an issuer may be, in the order in which to ask; undefined where the text is no issuer identifier.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationRequest
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-3.1
 */
function metadataLocations(issuer: string): readonly [oidc: string, oauth: string] | undefined {
  if (!isUsableUrl(issuer) || issuer.includes('?')) return undefined;
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

/**
 * Reads the document that was found at `url`. Of one that another issuer stands in, nothing is taken.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-3.3
 */
function readMetadata(text: string, issuer: string, url: string): Result<ServerMetadata, DocumentFault> {
  const json = readJson(text);
  const document = json.ok ? json.value : undefined;
  const repeated = READ.find((name) => membersNamed(document, name).length > 1);
  if (repeated !== undefined)
    return unusable(`The metadata at ${url} has “${repeated}” more than once: nothing is taken from it.`);
  const named = textOf(document, 'issuer');
  if (named === undefined) return unusable(`The metadata at ${url} names no issuer: nothing is taken from it.`);
  if (named !== issuer) return unusable(mismatch(named, issuer, url));
  const jwksUri = readJwksUri(document);
  const introspectionEndpoint = readEndpoint(document, 'introspection_endpoint', issuer);
  const tokenEndpoint = readEndpoint(document, 'token_endpoint', issuer);
  const methods = readOffered(document, 'auth_methods_supported');
  const algorithms = readOffered(document, 'auth_signing_alg_values_supported');
  return success({
    issuer,
    jwksUri: jwksUri.value,
    introspectionEndpoint: introspectionEndpoint.value,
    tokenEndpoint: tokenEndpoint.value,
    methods: methods.value,
    algorithms: algorithms.value,
    notes: [jwksUri, introspectionEndpoint, tokenEndpoint, methods, algorithms].flatMap(({ notes }) => notes),
    url,
  });
}

const HOST_ALONE = /^[\w.-]+(?::\d{1,5})?(?:\/|$)/;

const noIssuer = (text: string): string =>
  HOST_ALONE.test(text)
    ? `${quoted(text)} lacks the https:// at its beginning. Plain http:// is possible for origins that were named at start in TOKENSCOPE_ALLOW.`
    : `An issuer is an https URL without query and fragment, and ${quoted(text)} is none.`;

function mismatch(named: string, issuer: string, url: string): string {
  const difference = describeNearMiss(named, issuer);
  return (
    `The metadata at ${url} is for the issuer ${quoted(named)}, not for ${quoted(issuer)}: nothing is taken from it.` +
    (difference === undefined ? '' : ` The difference: ${difference}.`)
  );
}

const unusable = (sentence: string): Result<never, DocumentFault> => failure({ sentence, mayBeElsewhere: false });

/** A text within a sentence: cut where it is long, and with code points in place of all but ASCII, which may only look alike. */
function quoted(text: string): string {
  const shown = text
    .slice(0, 200)
    .replace(/[^\x20-\x7e]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return `“${shown}${text.length > 200 ? '…' : ''}”`;
}
