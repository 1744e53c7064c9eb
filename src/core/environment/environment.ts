import { failure, success, type Result } from '../result.ts';
import { serverOf, type ServerId } from './servers.ts';

/** An authorization server made usable: who issues its tokens and where it is asked about them. */
export interface Environment {
  readonly server: ServerId;
  /** The issuer identifier, without a trailing slash unless it was typed with one (RFC 8414 section 2). */
  readonly issuer: string;
  /** Absolute URL of the introspection endpoint (RFC 7662 section 2). */
  readonly introspectionEndpoint: string;
  /** Absolute URL of the token endpoint: one of the audiences that servers accept. Guessed where nobody named it. */
  readonly tokenEndpoint: string;
}

/** What was typed about the authorization server; all strings, as they stand in the form. */
export interface EnvironmentDraft {
  readonly server: ServerId;
  readonly environmentId: string;
  readonly customDomain: string;
  readonly issuer: string;
  readonly endpoint: string;
  readonly tokenEndpoint: string;
  /** The preset that was chosen for another issuer; empty for none. */
  readonly preset: string;
}

/** Sentences for the fields that keep the environment from being usable. */
export type EnvironmentErrors = Partial<Record<'environmentId' | 'customDomain' | 'issuer' | 'endpoint', string>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;

/** Whether a text is a UUID in its usual spelling, 8-4-4-4-12 hexadecimal digits. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** Whether a text still holds a template variable such as `{{envID}}`, plain or percent-encoded. */
export const hasPlaceholder = (text: string): boolean => /\{\{|\}\}|%7B%7B|%7D%7D/i.test(text);

/**
 * Reads the typed fields into an Environment, or says of every field at once what is wrong with it.
 * PingOne's issuer is `https://HOST/ENVIRONMENT_ID/as`; on a custom domain the environment ID is dropped.
 * `sandboxOrigin` is the origin of the embedded authorization server, which carries its port.
 * @see https://developer.pingidentity.com/pingone-api/platform/custom-domains.html
 */
export function readEnvironment(
  draft: EnvironmentDraft,
  sandboxOrigin: string,
): Result<Environment, EnvironmentErrors> {
  const server = serverOf(draft.server);
  switch (server?.kind) {
    case 'sandbox':
    case 'region': {
      const id = draft.environmentId.trim();
      if (id === '')
        return failure({ environmentId: 'Enter the environment ID: PingOne console, Environment, Properties.' });
      if (hasPlaceholder(id))
        return failure({ environmentId: 'This still holds a template variable. Replace it with its value.' });
      if (!isUuid(id)) return failure({ environmentId: 'An environment ID is a UUID: 8-4-4-4-12 hexadecimal digits.' });
      const origin = server.kind === 'sandbox' ? sandboxOrigin : `https://${server.host}`;
      return success(environmentAt(server.id, `${origin}/${id}/as`));
    }
    case 'custom-domain': {
      const host = hostOf(draft.customDomain);
      if (host === '')
        return failure({ customDomain: 'Enter the host name of the custom domain, such as login.example.com.' });
      if (!HOST.test(host))
        return failure({ customDomain: 'A custom domain is a host name only, such as login.example.com.' });
      return success(environmentAt(server.id, `https://${host}/as`));
    }
    default:
      return readOtherIssuer(draft);
  }
}

/** Where the request will go, as far as the typed fields tell; the empty parts are named in angle brackets. */
export function introspectionEndpointOf(draft: EnvironmentDraft, sandboxOrigin: string): string {
  const server = serverOf(draft.server);
  const id = draft.environmentId.trim() || '<environment ID>';
  switch (server?.kind) {
    case 'sandbox':
      return `${sandboxOrigin}/${id}/as/introspect`;
    case 'region':
      return `https://${server.host}/${id}/as/introspect`;
    case 'custom-domain':
      return `https://${hostOf(draft.customDomain) || '<custom domain>'}/as/introspect`;
    default:
      return draft.endpoint;
  }
}

const environmentAt = (server: ServerId, issuer: string): Environment => ({
  server,
  issuer,
  introspectionEndpoint: `${issuer}/introspect`,
  tokenEndpoint: `${issuer}/token`,
});

/**
 * The token endpoint that stands beside an introspection endpoint in the products whose paths are known; empty where none
 * can be guessed.
 */
export function guessTokenEndpoint(introspectionEndpoint: string): string {
  const known: readonly (readonly [pattern: RegExp, replacement: string])[] = [
    [/\/token\/introspect(?:ion)?$/, '/token'], // Keycloak, oidc-provider
    [/\/introspect\.oauth2$/, '/token.oauth2'], // PingFederate
    [/\/am\/oauth2(\/.*)?\/introspect$/, '/am/oauth2$1/access_token'], // PingAM
    [/\/introspect(\/?)$/, '/token$1'],
  ];
  // Hydra's admin API has no token endpoint
  if (introspectionEndpoint.endsWith('/admin/oauth2/introspect')) return '';
  const match = known.find(([pattern]) => pattern.test(introspectionEndpoint));
  return match ? introspectionEndpoint.replace(match[0], match[1]) : '';
}

/** People paste the whole address of a custom domain; its host is what counts. */
const hostOf = (typed: string): string =>
  typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/s, '')
    .toLowerCase();

function readOtherIssuer(draft: EnvironmentDraft): Result<Environment, EnvironmentErrors> {
  const issuer = draft.issuer.trim();
  const endpoint = draft.endpoint.trim();
  const issuerError = urlError(issuer, 'the issuer URL: it becomes the audience of the client_assertion');
  const endpointError = urlError(endpoint, 'the URL of the introspection endpoint');
  const tokenEndpoint = draft.tokenEndpoint.trim() || guessTokenEndpoint(endpoint);
  if (issuerError === undefined && endpointError === undefined)
    return success({ server: 'other', issuer, introspectionEndpoint: endpoint, tokenEndpoint });
  return failure({
    ...(issuerError === undefined ? {} : { issuer: issuerError }),
    ...(endpointError === undefined ? {} : { endpoint: endpointError }),
  });
}

/** What is wrong with the text of a URL, or undefined. `what` completes the sentence “Enter …”. */
export function urlError(text: string, what: string): string | undefined {
  if (text === '') return `Enter ${what}.`;
  if (hasPlaceholder(text)) return 'This still holds a template variable. Replace it with its value.';
  if (/[\x00-\x1f\x7f]/.test(text)) return 'A URL has no control characters in it.';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'Enter a whole URL, starting with https://.';
  if (url.username !== '' || url.password !== '') return 'A user name or password does not belong into this URL.';
  if (text.includes('#')) return 'A fragment (#…) does not belong into this URL.';
  return undefined;
}
