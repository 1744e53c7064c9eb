import type { PresetId } from './preset-id.ts';

/** Something that surprises callers of a product, in one or two sentences. */
export interface Quirk {
  readonly text: string;
  /** Where it is written, as an https URL; absent where no page says it. */
  readonly source?: string;
}

const OIDC_PROVIDER = 'https://github.com/panva/node-oidc-provider/blob/main/';
const PF = 'https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/pf_introspec_endpoint.html';
const AIC = 'https://developer.pingidentity.com/pingoneaic-api/am-oauth2/oauth2-introspect-endpoint.html';
const DUENDE = 'https://docs.duendesoftware.com/identityserver/reference/endpoints/introspection';
const FOSITE = 'https://github.com/ory/fosite/blob/master/';
const OKTA = 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/client-auth';
const ZITADEL = 'https://zitadel.com/docs/guides/integrate/token-introspection/';
const COGNITO =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html';

const CHECK_LOCALLY = 'A JWT can be checked here: enter the issuer, paste the token, and press “Check signature”.';

const said = (text: string, source?: string): Quirk => (source === undefined ? { text } : { text, source });

/** By product, what to know before asking it; for those without introspection, what to do instead. */
export const QUIRKS: Readonly<Record<PresetId, readonly Quirk[]>> = {
  keycloak: [
    said('The caller is a confidential client: a public one is refused.'),
    said(
      'Since 26.6.2 the caller must stand in the token’s aud, else the answer is “active”: false; an audience mapper puts it there.',
      'https://www.keycloak.org/docs/latest/upgrading/#migrating-to-26-6-2',
    ),
    said(
      'Its introspection endpoint was refused as aud of a client_assertion: the issuer is right.',
      'https://github.com/keycloak/keycloak/issues/30599',
    ),
    said(
      'From 26.6.2 until 26.8 a refresh token is found only with the hint refresh_token; unknown hints are an error.',
      'https://github.com/keycloak/keycloak/issues/51552',
    ),
  ],
  okta: [
    said(
      'Okta documents as aud the full URL that the assertion is used at, here the introspection endpoint; exp at most one hour ahead.',
      OKTA,
    ),
    said(
      'With several keys registered, an assertion without kid is refused.',
      'https://support.okta.com/help/s/article/okta-client-assertion-error-invalid-key-id',
    ),
    said(
      'Each authorization server knows only its own tokens: /oauth2/default is another one than that of the organization.',
    ),
  ],
  hydra: [
    said(
      'The endpoint is part of the admin API, on a port of its own; metadata does not name it, so enter it by hand.',
      'https://www.ory.sh/docs/hydra/reference/api',
    ),
    said(
      'On a server of one’s own nobody authenticates there: the network must keep strangers out. Ory Network wants an API key, sent by the method “bearer”.',
      'https://www.ory.sh/docs/hydra/reference/api',
    ),
    said(
      'Claims of the token’s own stand in “ext”; aud is a list. A server built on fosite refuses a bearer token that asks about itself.',
      `${FOSITE}introspection_request_handler.go`,
    ),
    said(
      'Where fosite takes an assertion, jti is required and works once, and client_secret_jwt is not supported.',
      `${FOSITE}client_authentication.go`,
    ),
  ],
  curity: [
    said(
      'The caller is a client with the capability “introspection”, and its endpoint can be at another path than this usual one.',
      'https://curity.io/resources/learn/introspect-with-phantom-token/',
    ),
    said(
      'Asked for application/jwt it answers with the token itself as a JWT (phantom token); an inactive token then has an empty answer.',
      'https://curity.io/resources/learn/introspect-with-phantom-token/',
    ),
  ],
  pingfederate: [
    said('A refresh token needs the hint refresh_token, and the answer is “active” and nothing else.', PF),
    said(
      'The answer leaves scope out where only the default scope was granted, and username and sub unless they were mapped.',
      PF,
    ),
    said('The caller is a client with the grant type “Access Token Validation”; its secret is optional.', PF),
    said('It is no PingOne: there is no environment ID, and the paths end with .oauth2.'),
  ],
  'pingone-aic': [
    said('The realm is part of the path, and each realm knows only its own tokens.', AIC),
    said(
      'AM wants its token endpoint (…/access_token) as aud of a client_assertion, unless other values were added to the provider.',
      'https://docs.pingidentity.com/pingam/7.2/oauth2-guide/client-auth-jwt.html',
    ),
    said('The issuer may be spelt with the port :443; copy it from its metadata or the token’s iss.'),
    said('A client can be set up to get answers that are signed or encrypted JWTs.', AIC),
  ],
  authentik: [
    said('The endpoint is one for all applications, and the slash at its end belongs to it.'),
    said(
      'The caller is the confidential provider that issued the token or, in newer versions, one that is federated with it; for others the answer is “active”: false.',
      'https://github.com/goauthentik/authentik/pull/21513',
    ),
    said('The issuer ends with a slash after the slug of the application.'),
  ],
  zitadel: [
    said(
      'The caller is an application of the type API, in the project that the token is for.',
      `${ZITADEL}private-key-jwt`,
    ),
    said(
      'The downloaded JSON key file has kid, key and client ID in it; the assertion names the kid, and the issuer as aud.',
      `${ZITADEL}private-key-jwt`,
    ),
    said('With a secret, client ID and secret are form-encoded before they are joined.', `${ZITADEL}basic-auth`),
    said(
      'The answer holds the user’s profile too, and a refused caller may read plain text instead of JSON.',
      'https://github.com/zitadel/oidc/blob/main/pkg/op/token_intospection.go',
    ),
  ],
  duende: [
    said(
      'The caller is an API resource: its name and its own secret, not those of the client that got the token.',
      DUENDE,
    ),
    said('A refresh token is told only to the client that got it; token_type can be “access_token”.', DUENDE),
    said(
      'IdentityServer4, its predecessor, wrote scope as a list.',
      'https://github.com/IdentityServer/IdentityServer4/issues/759',
    ),
  ],
  'oidc-provider': [
    said(
      'Access tokens that are JWTs are refused (400, unsupported_token_type): only opaque ones can be introspected.',
      `${OIDC_PROVIDER}lib/shared/reject_structured_tokens.js`,
    ),
    said(
      'An assertion needs jti, each works once, and its alg must be the registered one.',
      `${OIDC_PROVIDER}lib/shared/client_auth.js`,
    ),
    said(
      'Introspection is a feature that must be switched on, and its path is configurable; every reason ends as invalid_client.',
      `${OIDC_PROVIDER}docs/README.md`,
    ),
  ],
  auth0: [
    said('Auth0 has no introspection endpoint (RFC 7662).', 'https://community.auth0.com/t/63866'),
    said(CHECK_LOCALLY),
    said(
      'An opaque token can only be tried at /userinfo; ask for a token with an audience to get a JWT.',
      'https://auth0.com/docs/secure/tokens/access-tokens',
    ),
  ],
  entra: [
    said(
      'Microsoft Entra ID has no introspection endpoint (RFC 7662).',
      'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
    ),
    said(CHECK_LOCALLY),
    said(
      'Tokens for Microsoft Graph are opaque to everybody else, and do not verify. An iss of sts.windows.net means a token of version 1.0.',
      'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
    ),
  ],
  google: [
    said(
      'Google has no introspection endpoint (RFC 7662): its tokeninfo takes no client authentication, answers in another shape, and is meant for debugging.',
      'https://developers.google.com/identity/openid-connect/openid-connect',
    ),
    said('Access tokens are opaque; an ID token is a JWT.'),
    said(CHECK_LOCALLY),
  ],
  cognito: [
    said('Amazon Cognito has no introspection endpoint (RFC 7662).', COGNITO),
    said(CHECK_LOCALLY),
    said(
      'An access token has no aud, but client_id and token_use; a revoked one still verifies until it expires.',
      COGNITO,
    ),
  ],
};
