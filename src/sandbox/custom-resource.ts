import type { ResourceServer } from 'oidc-provider';
import { RESOURCE_CLIENT_IDS } from './world.ts';

export interface CustomResource {
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly format: 'jwt' | 'opaque';
  /** The resource's own clients: they may introspect tokens that are meant for the resource. */
  readonly introspectors?: readonly string[];
}

export const EXPECTED_AUDIENCE = 'CustomResource_1736807466';
export const EXPECTED_SCOPE = 'CustomResourceScope_1736807471';
export const READONLY_SCOPE = 'CustomResourceScope_readonly';
export const OTHER_AUDIENCE = 'CustomResource_1736809999';

const URN = 'urn:pingone:resource:';

/**
 * RFC 8707 wants resource indicators to be absolute URIs, PingOne's audiences are plain names: the URN is only the handle
 * under which the library knows a resource. Of two resources that share a scope, the first one wins.
 * @see https://www.rfc-editor.org/rfc/rfc8707#section-2
 */
const RESOURCES: Readonly<Record<string, CustomResource>> = {
  [indicatorOf(EXPECTED_AUDIENCE)]: {
    audience: EXPECTED_AUDIENCE,
    scopes: [EXPECTED_SCOPE, READONLY_SCOPE],
    format: 'jwt',
    introspectors: RESOURCE_CLIENT_IDS,
  },
  [indicatorOf(OTHER_AUDIENCE)]: { audience: OTHER_AUDIENCE, scopes: [EXPECTED_SCOPE], format: 'jwt' },
  [`${indicatorOf(EXPECTED_AUDIENCE)}:opaque`]: {
    audience: EXPECTED_AUDIENCE,
    scopes: [EXPECTED_SCOPE],
    format: 'opaque',
    introspectors: RESOURCE_CLIENT_IDS,
  },
};

/** Every scope that some custom resource defines. */
export const CUSTOM_SCOPES: readonly string[] = [...new Set(Object.values(RESOURCES).flatMap(({ scopes }) => scopes))];

/** The resource indicator that stands for an audience. */
export function indicatorOf(audience: string): string {
  return `${URN}${audience}`;
}

/** The resource behind an indicator, if there is one. */
export function findResource(indicator: string): CustomResource | undefined {
  return Object.hasOwn(RESOURCES, indicator) ? RESOURCES[indicator] : undefined;
}

/** PingOne has no `resource` parameter: the scopes name the resource. */
export function indicatorForScopes(scopes: Iterable<string>): string | undefined {
  const asked = new Set(scopes);
  return Object.entries(RESOURCES).find(([, resource]) => resource.scopes.some((scope) => asked.has(scope)))?.[0];
}

/** Whether the client is the resource that the audience names, and so may introspect its tokens. */
export function isResourceOf(clientId: string, audiences: readonly string[]): boolean {
  return Object.values(RESOURCES).some(
    ({ audience, introspectors }) => introspectors?.includes(clientId) && audiences.includes(audience),
  );
}

/** The resource in the library's words. `openid` rides along, so that one token carries both, as PingOne's do. */
export function describeResourceServer({ audience, scopes, format }: CustomResource): ResourceServer {
  return {
    audience,
    scope: [...scopes, 'openid'].join(' '),
    accessTokenFormat: format,
    accessTokenTTL: 3600,
    jwt: { sign: { alg: 'RS256' } },
  };
}
