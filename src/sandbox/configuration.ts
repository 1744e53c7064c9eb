import { randomBytes } from 'node:crypto';
import type { Configuration } from 'oidc-provider';
import { keepShadow, pingOneClaims } from './access-token-claims.ts';
import type { RegisteredClient } from './clients.ts';
import type { KeyPair } from './key-pair.ts';
import type { Library } from './library.ts';
import { checkExpiry, CLOCK_TOLERANCE_SECONDS, mayIntrospect, onlyOwnerRevokes } from './policy.ts';
import { resolveResources } from './resource-resolution.ts';
import { SIGN_IN_PATH } from './sign-in.ts';
import type { Store } from './store.ts';
import { MOUNT, OPENID_SCOPES, USERS } from './world.ts';

/** PingOne, as far as oidc-provider's settings can say it. Nothing is left at a default that would print a notice. */
export function configure(
  library: Library,
  store: Store,
  signingKey: KeyPair,
  clients: readonly RegisteredClient[],
): Configuration {
  return {
    adapter: store.adapter,
    jwks: { keys: [signingKey.privateJwk] },
    clients: clients.map(({ metadata }) => metadata),
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    routes: {
      authorization: '/authorize',
      token: '/token',
      introspection: '/introspect',
      revocation: '/revoke',
      jwks: '/jwks',
    },
    scopes: OPENID_SCOPES,
    claims: { openid: ['sub', 'acr', 'auth_time', 'sid'], profile: ['preferred_username'] },
    responseTypes: ['code'],
    acrValues: USERS.map(({ acr }) => acr),
    pkce: { required: () => false },
    ttl: {
      // overruled by a resource's own accessTokenTTL
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? 3600,
      ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? 3600,
      AuthorizationCode: 60,
      IdToken: 3600,
      RefreshToken: 86_400,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 600,
    },
    ...authenticateClients(library),
    findAccount: (_ctx, sub) => {
      const user = USERS.find(({ id }) => id === sub);
      return user && { accountId: sub, claims: () => ({ sub, preferred_username: user.username }) };
    },
    interactions: { url: (_ctx, { uid }) => `${MOUNT}${SIGN_IN_PATH}/${uid}` },
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    extraTokenClaims: pingOneClaims,
    formats: { customizers: { jwt: keepShadow(store) } },
    renderError: (ctx, out) => {
      ctx.type = 'json'; // the default is a page for whoever accepts HTML
      ctx.body = out;
    },
    clientBasedCORS: () => false,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true }, // only for `sid`, see clients.ts
      introspection: { enabled: true, allowedPolicy: mayIntrospect },
      jwtIntrospection: { enabled: true },
      revocation: { enabled: true, allowedPolicy: onlyOwnerRevokes(library) },
      resourceIndicators: { enabled: true, ...resolveResources(library) },
    },
  };
}

function authenticateClients(library: Library): Configuration {
  return {
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'],
    enabledJWA: {
      clientAuthSigningAlgValues: [
        ...(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
        ...(['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'] as const),
      ],
    },
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    assertJwtClientAuthClaimsAndHeader: checkExpiry(library),
  };
}
