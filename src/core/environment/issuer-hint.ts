import { SERVERS, type ServerId } from './servers.ts';
import { isUuid } from './environment.ts';

/** Where a token says that it comes from: an authorization server of the list and an environment ID. */
export interface IssuerHint {
  readonly server: ServerId;
  readonly environmentId: string;
}

/**
 * The server and environment that an `iss` claim names, if it is a PingOne region's or the sandbox's. Any other host is
 * not offered: a token must not lead a person to sign an assertion for whoever made the token.
 * @see https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2.html
 */
export function issuerHintOf(iss: string, sandboxOrigin: string): IssuerHint | undefined {
  const match = /^(https?:\/\/[^/]+)\/([^/]+)\/as$/.exec(iss);
  const [, origin, environmentId] = match ?? [];
  if (origin === undefined || environmentId === undefined || !isUuid(environmentId)) return undefined;
  if (origin === sandboxOrigin) return { server: 'sandbox', environmentId };
  const region = SERVERS.find((server) => server.kind === 'region' && origin === `https://${server.host}`);
  return region && { server: region.id, environmentId };
}
