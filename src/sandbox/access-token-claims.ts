import { randomUUID } from 'node:crypto';
import type { Configuration, Provider, UnknownObject } from 'oidc-provider';
import { CUSTOM_SCOPES } from './custom-resource.ts';
import { handleOf, type Store } from './store.ts';
import { ENVIRONMENT_ID, ORGANIZATION_ID } from './world.ts';

export type AccessToken = InstanceType<Provider['AccessToken'] | Provider['ClientCredentials']>;
type ExtraClaims = NonNullable<Configuration['extraTokenClaims']>;
type Customizer = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>;

const minted = new WeakMap<object, UnknownObject>();

/** Claims for one token that is about to be minted outside any request. They win over the usual ones. */
export function presetClaims(token: AccessToken, claims: UnknownObject): void {
  minted.set(token, claims);
}

/** What PingOne adds to an access token: who signed in and how, the custom attribute, environment and organization. */
export const pingOneClaims: ExtraClaims = (ctx, token) => {
  // outside a request there is no context, whatever the types say
  const entities = (ctx as typeof ctx | undefined)?.oidc.entities;
  const signIn = entities?.AuthorizationCode ?? entities?.RefreshToken;
  const custom = token.scope?.split(' ').find((scope) => CUSTOM_SCOPES.includes(scope));
  return {
    ...(signIn && { acr: signIn.acr, auth_time: signIn.authTime }),
    ...(custom && { clientAssertion_custom: custom }),
    env: ENVIRONMENT_ID,
    org: ORGANIZATION_ID,
    ...minted.get(token),
  };
};

/**
 * Gives a JWT PingOne's looks (a UUID for `jti`, a list for `aud`, `sid`) and stores its shadow just before it is signed.
 * The library itself keeps no record of a JWT and therefore could neither introspect nor revoke it.
 */
export function keepShadow(store: Store): Customizer {
  return async (_ctx, token, { payload }) => {
    const jti = randomUUID();
    const aud = [token.aud ?? []].flat();
    Object.assign(payload, { jti, aud, ...('sid' in token && { sid: token.sid }) });
    // the model's own list of what it stores, which the types put on a class they do not export
    const fields = (token.constructor as unknown as Provider['BaseToken']).IN_PAYLOAD;
    const stored = Object.entries(token).filter(([name, value]) => fields.includes(name) && value !== undefined);
    const exp = Number(payload.exp);
    const shadow = { ...Object.fromEntries(stored), jti, aud, exp, iat: Number(payload.iat) };
    await store.adapter(token.kind).upsert(handleOf(jti), shadow, exp - Math.floor(Date.now() / 1000));
  };
}
