import { isUuid } from './environment.ts';
import { SERVERS } from './servers.ts';

/** An issuer identifier taken apart as PingOne builds it; `environmentId` is empty on a custom domain. */
export interface IssuerParts {
  readonly host: string;
  /** In lower case: a UUID is compared without regard to case. */
  readonly environmentId: string;
  /** Whether the host is that of one of PingOne's regions. */
  readonly isRegion: boolean;
  /** Whether the host is none of PingOne's regions and the path is that of a custom domain. */
  readonly isCustomDomain: boolean;
}

/**
 * Takes the URL of an issuer apart, so that another region can be told from another environment; undefined if it is none of
 * PingOne's shape.
 * @see https://developer.pingidentity.com/pingone-api/platform/custom-domains.html
 */
export function issuerParts(issuer: string): IssuerParts | undefined {
  const [, host, environmentId] = /^https?:\/\/([^/]+)(?:\/([^/]+))?\/as$/.exec(issuer) ?? [];
  if (host === undefined || (environmentId !== undefined && !isUuid(environmentId))) return undefined;
  const isRegion = SERVERS.some((server) => server.kind === 'region' && server.host === host);
  return {
    host,
    isRegion,
    environmentId: environmentId?.toLowerCase() ?? '',
    isCustomDomain: !isRegion && environmentId === undefined,
  };
}
