import type { Caller, Method } from '../environment/client-authentication.ts';
import type { PresetId } from './preset-id.ts';

/** What of a product stands in its documentation, and does not depend on the issuer. */
export interface PresetFacts {
  readonly id: PresetId;
  readonly label: string;
  /** What its issuer looks like. */
  readonly issuerExample: string;
  /** What its introspection endpoint looks like; absent where there is none. */
  readonly endpointExample?: string;
  /** The method to begin with, where the page's own is not the best. */
  readonly method?: Method;
  /** Who asks there, where it is not the application that got the token. */
  readonly caller?: Caller;
  /** The audience that its client_assertion needs, where it is known. */
  readonly audience?: 'issuer' | 'token' | 'introspection';
  readonly basicEncoding?: 'form' | 'raw';
  /** The vendor's page on introspection or, without it, on what to do instead; an https URL. */
  readonly source: string;
}

/** The products that introspect. */
export const INTROSPECTING: readonly PresetFacts[] = [
  {
    id: 'keycloak',
    label: 'Keycloak',
    issuerExample: 'https://sso.example.com/realms/orders',
    endpointExample: 'https://sso.example.com/realms/orders/protocol/openid-connect/token/introspect',
    audience: 'issuer',
    source: 'https://www.keycloak.org/securing-apps/oidc-layers',
  },
  {
    id: 'okta',
    label: 'Okta',
    issuerExample: 'https://example.okta.com/oauth2/default',
    endpointExample: 'https://example.okta.com/oauth2/default/v1/introspect',
    audience: 'introspection',
    source: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/client-auth',
  },
  {
    id: 'hydra',
    label: 'Ory Hydra',
    issuerExample: 'https://hydra.example.com',
    endpointExample: 'http://127.0.0.1:4445/admin/oauth2/introspect',
    method: 'none',
    source: 'https://www.ory.sh/docs/hydra/reference/api',
  },
  {
    id: 'curity',
    label: 'Curity',
    issuerExample: 'https://idsvr.example.com/oauth/v2/oauth-anonymous',
    endpointExample: 'https://idsvr.example.com/oauth/v2/oauth-introspect',
    source: 'https://curity.io/resources/learn/introspect-with-phantom-token/',
  },
  {
    id: 'pingfederate',
    label: 'PingFederate',
    issuerExample: 'https://sso.example.com',
    endpointExample: 'https://sso.example.com/as/introspect.oauth2',
    source: 'https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/pf_introspec_endpoint.html',
  },
  {
    id: 'pingone-aic',
    label: 'PingOne Advanced Identity Cloud',
    issuerExample: 'https://openam-example.forgeblocks.com/am/oauth2/realms/root/realms/alpha',
    endpointExample: 'https://openam-example.forgeblocks.com/am/oauth2/realms/root/realms/alpha/introspect',
    audience: 'token',
    source: 'https://developer.pingidentity.com/pingoneaic-api/am-oauth2/oauth2-introspect-endpoint.html',
  },
  {
    id: 'authentik',
    label: 'authentik',
    issuerExample: 'https://authentik.example.com/application/o/orders/',
    endpointExample: 'https://authentik.example.com/application/o/introspect/',
    method: 'client_secret_basic',
    source: 'https://docs.goauthentik.io/add-secure-apps/providers/oauth2/',
  },
  {
    id: 'zitadel',
    label: 'Zitadel',
    issuerExample: 'https://example.zitadel.cloud',
    endpointExample: 'https://example.zitadel.cloud/oauth/v2/introspect',
    audience: 'issuer',
    basicEncoding: 'form',
    source: 'https://zitadel.com/docs/guides/integrate/token-introspection',
  },
  {
    id: 'duende',
    label: 'Duende IdentityServer',
    issuerExample: 'https://identity.example.com',
    endpointExample: 'https://identity.example.com/connect/introspect',
    caller: 'resource',
    method: 'client_secret_basic',
    source: 'https://docs.duendesoftware.com/identityserver/reference/endpoints/introspection',
  },
  {
    id: 'oidc-provider',
    label: 'oidc-provider (node)',
    issuerExample: 'https://op.example.com',
    endpointExample: 'https://op.example.com/token/introspection',
    audience: 'issuer',
    source: 'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md',
  },
];

/** The products that people look for here although they do not introspect. */
export const WITHOUT_INTROSPECTION: readonly PresetFacts[] = [
  {
    id: 'auth0',
    label: 'Auth0',
    issuerExample: 'https://example.eu.auth0.com/',
    source: 'https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
  },
  {
    id: 'entra',
    label: 'Microsoft Entra ID',
    issuerExample: 'https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/v2.0',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
  },
  {
    id: 'google',
    label: 'Google',
    issuerExample: 'https://accounts.google.com',
    source: 'https://developers.google.com/identity/openid-connect/openid-connect',
  },
  {
    id: 'cognito',
    label: 'Amazon Cognito',
    issuerExample: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Example',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html',
  },
];
