import { readAddress } from './address.ts';
import type { PresetId } from './preset-id.ts';

/** The endpoints that a product has for one issuer, as absolute URLs. */
export interface VendorEndpoints {
  readonly introspection: string;
  readonly token: string;
}

type Rule = readonly [issuer: RegExp, introspection: string, token: string];

/** What stands behind the realm in the addresses of AM. */
export const AM_ENDPOINTS =
  '(?:introspect|access_token|authorize|token|connect|userinfo|tokeninfo|device|par|bc-authorize)(?:/|$)';
/** The realm in an address of AM: a path of its own or, as in older addresses, its name alone. */
export const AM_REALM = `(?:(?:/realms/[^/]+)+|/(?!realms(?:/|$)|${AM_ENDPOINTS})[\\w-]+)?`;

const ANY_ISSUER = /^(.*?)\/?$/;

/** By product: the issuers that it has, and what its endpoints are in terms of these. */
const RULES: Partial<Record<PresetId, readonly Rule[]>> = {
  keycloak: [
    [/^(.+\/realms\/[^/]+)\/?$/, '$1/protocol/openid-connect/token/introspect', '$1/protocol/openid-connect/token'],
  ],
  okta: [
    [/^(https?:\/\/[^/]+\/oauth2\/(?!v1\/?$)[^/]+)\/?$/, '$1/v1/introspect', '$1/v1/token'],
    [/^(https?:\/\/[^/]+)\/?$/, '$1/oauth2/v1/introspect', '$1/oauth2/v1/token'],
  ],
  // on one's own server the endpoint is at another port, and only there
  hydra: [[/^(https:\/\/[^/]+\.projects\.oryapis\.com)\/?$/, '$1/admin/oauth2/introspect', '$1/oauth2/token']],
  curity: [[/^(.+)\/oauth-anonymous\/?$/, '$1/oauth-introspect', '$1/oauth-token']],
  pingfederate: [[ANY_ISSUER, '$1/as/introspect.oauth2', '$1/as/token.oauth2']],
  'pingone-aic': [[new RegExp(`^(.+/oauth2${AM_REALM})/?$`), '$1/introspect', '$1/access_token']],
  authentik: [
    [/^(.+\/application\/o)\/[^/]+\/?$/, '$1/introspect/', '$1/token/'],
    [/^(https?:\/\/[^/]+)\/?$/, '$1/application/o/introspect/', '$1/application/o/token/'],
  ],
  zitadel: [[/^(https?:\/\/[^/]+)\/?$/, '$1/oauth/v2/introspect', '$1/oauth/v2/token']],
  duende: [[ANY_ISSUER, '$1/connect/introspect', '$1/connect/token']],
  'oidc-provider': [[ANY_ISSUER, '$1/token/introspection', '$1/token']],
};

/** The endpoints of an issuer if this product runs it; undefined where they do not follow from the issuer. */
export function endpointsOf(preset: PresetId, issuer: string): VendorEndpoints | undefined {
  const address = readAddress(issuer);
  // an issuer has no query (RFC 8414 section 2), and what is not an issuer has no endpoints
  if (!address || address.isMetadata || !/^https?:/i.test(issuer) || /[?#]/.test(issuer)) return undefined;
  const rule = RULES[preset]?.find(([shape]) => shape.test(issuer));
  return rule && { introspection: issuer.replace(rule[0], rule[1]), token: issuer.replace(rule[0], rule[2]) };
}
