import type { ClaimTable } from './claim-table.ts';

/** What other vendors add to the registered claims. */
export const VENDOR_CLAIMS: ClaimTable = [
  [
    {
      name: 'Keycloak: AccessToken',
      url: 'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/representations/AccessToken.html',
    },
    {
      realm_access: 'The roles of the user in the whole realm.',
      resource_access: 'The roles of the user for each client.',
      session_state: 'The session at Keycloak, as older versions call sid.',
      'allowed-origins': 'The web origins that may use the token from a browser.',
      typ: 'What kind of token Keycloak issued: Bearer, ID or Refresh.',
    },
  ],
  [
    {
      name: 'Okta: OpenID Connect and OAuth 2.0',
      url: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/',
    },
    {
      uid: 'The Okta user ID.',
      cid: 'The client that the token was issued to, as Okta calls client_id.',
      scp: 'What the token allows, as some servers call it. The registered name is scope.',
      ver: 'The version of the token format.',
      device_id: 'The device that is tied to the token.',
    },
  ],
  [
    { name: 'Ory Hydra: API', url: 'https://www.ory.com/docs/hydra/reference/api' },
    {
      ext: 'Extra claims that were set at sign-on or consent.',
      token_use: 'What kind of token this is, such as access, refresh or id.',
      obfuscated_subject: 'The subject as this client alone knows it.',
    },
  ],
  [
    {
      name: 'Microsoft Entra: access token claims',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
    },
    {
      oid: 'The user or service principal, the same for every client: use it with tid as the key.',
      tid: 'The tenant that the user signed on to.',
      upn: 'A name of the user for people; it can change, so never a key.',
      unique_name: 'A name of the user for people; it can change, so never a key.',
      appid: 'The client that the token was issued to, in tokens of version 1.0.',
      appidacr: 'How the client authenticated: 0 not at all, 1 with a secret, 2 with a certificate.',
      azpacr: 'How the client authenticated: 0 not at all, 1 with a secret, 2 with a certificate.',
      idtyp: 'Says app if the token stands for a client without a user.',
      idp: 'The identity provider that signed the user on, if it is another one.',
      wids: 'The administrator roles of the user in the whole tenant.',
      uti: 'The identifier of this one token, as Entra calls jti.',
    },
  ],
  [
    {
      name: 'Auth0: access token profiles',
      url: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
    },
    { gty: 'The grant type that the token was asked for with.' },
  ],
  [
    {
      name: 'Amazon Cognito: access token',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
    },
    {
      'cognito:groups': 'The groups of the user.',
      'cognito:username': 'The user name at Cognito.',
      origin_jti: 'Ties the token to its refresh token; revoking that ends both.',
      event_id: 'The sign-on event in the logs.',
    },
  ],
  [
    { name: 'Zitadel: claims', url: 'https://zitadel.com/docs/apis/openidoauth/claims' },
    {
      'urn:zitadel:iam:org:project:roles':
        'The roles of the user in the project, each by the organization that granted it.',
      'urn:zitadel:iam:user:resourceowner:id': 'The organization of the user.',
    },
  ],
];
