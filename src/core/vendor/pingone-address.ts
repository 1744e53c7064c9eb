import type { Address } from './address.ts';
import { isUuid } from '../environment/environment.ts';
import { SERVERS, type ServerId } from '../environment/servers.ts';

const IN_PATH = /^\/(?:v1\/(?:environments|company)\/)?([^/]+)/;
const IN_QUERY = /[?&]env=([^&#]*)/;
const CUSTOM_PATH =
  /^\/as(?:\/(?:introspect|token|authorize|revoke|jwks|userinfo|signoff|par|device_authorization))?\/?$/;

/** The region of PingOne whose own host an address has, and the environment that it names, empty for none. */
export function regionOf({
  isPlainHttps,
  hostname,
  path,
  search,
  hash,
}: Address): { readonly server: ServerId; readonly environmentId: string } | undefined {
  const domain = isPlainHttps
    ? /^(?:auth|api|apps|console|orchestrate-api)\.(pingone\..*)$/.exec(hostname)?.[1]
    : undefined;
  const region = SERVERS.find((server) => server.kind === 'region' && server.host === `auth.${domain}`);
  const ids = [IN_PATH.exec(path), IN_QUERY.exec(search), IN_QUERY.exec(hash)].map((match) => match?.[1] ?? '');
  const environmentId = ids.find(isUuid) ?? '';
  return region && { server: region.id, environmentId };
}

/**
 * The host of an address whose path is one that PingOne has on a custom domain; undefined for any other. The host alone
 * never tells.
 * @see https://developer.pingidentity.com/pingone-api/platform/custom-domains.html
 */
export const customDomainOf = ({ isPlainHttps, hostname, path }: Address): string | undefined =>
  isPlainHttps && CUSTOM_PATH.test(path) ? hostname : undefined;
