import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Provider, UnknownObject } from 'oidc-provider';
import { presetClaims } from './access-token-claims.ts';
import { describeResourceServer, EXPECTED_AUDIENCE, EXPECTED_SCOPE, indicatorOf } from './custom-resource.ts';
import { saveGrant } from './sign-in.ts';
import { handleOf } from './store.ts';
import { CLIENT_IDS, ENVIRONMENT_ID, ORGANIZATION_ID, USER, type User } from './world.ts';

/** An access token to be issued without anybody asking over HTTP. Whatever is missing is taken from the good token. */
export interface MintOrder {
  readonly clientId?: string;
  /** Whose token it is; `null` makes it the client's own. */
  readonly user?: User | null;
  readonly scope?: string;
  readonly audience?: string;
  readonly format?: 'jwt' | 'opaque';
  readonly issuedAt?: number;
  readonly lifetimeSeconds?: number;
  readonly claims?: UnknownObject;
}

export const GOOD_SCOPE = `${EXPECTED_SCOPE} openid`;

/** In PingOne's example the user had signed in this long before the token was issued. */
const SIGNED_IN_BEFORE_SECONDS = 16;

/** Issues an access token by the library's own models, so that it introspects and dies like any other. */
export async function mintAccessToken(provider: Provider, order: MintOrder): Promise<string> {
  const { scope = GOOD_SCOPE, audience = EXPECTED_AUDIENCE, format = 'jwt', user = USER } = order;
  const client = await findClient(provider, order.clientId);
  const iat = order.issuedAt ?? now();
  const resourceServer = new provider.ResourceServer(
    indicatorOf(audience),
    describeResourceServer({ audience, scopes: scope.split(' '), format }),
  );
  const common = { client, resourceServer, scope, iat, exp: iat + (order.lifetimeSeconds ?? 3600) };
  const token = user
    ? new provider.AccessToken({ ...common, ...(await signIn(provider, user, client.clientId, scope)) })
    : new provider.ClientCredentials(common);
  presetClaims(token, { ...(user && authenticationAt(user, iat)), ...order.claims });
  return token.save();
}

/** Issues an ID token of the user for a client. */
export async function mintIdToken(provider: Provider, clientId: string): Promise<string> {
  const token = new provider.IdToken({ sub: USER.id }, { client: await findClient(provider, clientId) });
  const claims = {
    ...authenticationAt(USER, now()),
    sub: USER.id,
    sid: randomUUID(),
    nonce: randomUUID(),
    env: ENVIRONMENT_ID,
    org: ORGANIZATION_ID,
  };
  for (const [name, value] of Object.entries(claims)) token.set(name, value);
  return token.issue({ use: 'idtoken' });
}

/** Issues a refresh token that /token accepts. */
export async function mintRefreshToken(provider: Provider, clientId: string, scope: string): Promise<string> {
  const client = await findClient(provider, clientId);
  const { acr, auth_time: authTime } = authenticationAt(USER, now());
  const user = await signIn(provider, USER, clientId, scope);
  const resource = indicatorOf(EXPECTED_AUDIENCE);
  return new provider.RefreshToken({ client, ...user, acr, authTime, scope, resource, rotations: 0 }).save();
}

/** Revokes a JWT as a client would at /revoke, by the record that the library finds. */
export async function revokeJwt(provider: Provider, jwt: string): Promise<void> {
  const { jti = '' } = decodeJwt(jwt);
  const token = await provider.AccessToken.find(handleOf(jti));
  await token?.destroy();
}

async function findClient(provider: Provider, clientId: string = CLIENT_IDS.app) {
  const client = await provider.Client.find(clientId);
  if (!client) throw new Error('there is no such client');
  return client;
}

async function signIn(provider: Provider, user: User, clientId: string, scope: string) {
  const grantId = await saveGrant(provider, user, clientId, scope.split(' '));
  return { accountId: user.id, grantId, gty: 'authorization_code', sid: randomUUID() };
}

function authenticationAt(user: User, iat: number) {
  return { acr: user.acr, auth_time: iat - SIGNED_IN_BEFORE_SECONDS };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
