import type { Configuration } from 'oidc-provider';
import { isResourceOf } from './custom-resource.ts';
import type { Library } from './library.ts';

type Features = NonNullable<Configuration['features']>;
type Introspection = NonNullable<NonNullable<Features['introspection']>['allowedPolicy']>;
type Revocation = NonNullable<NonNullable<Features['revocation']>['allowedPolicy']>;
type AssertionCheck = NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']>;

const LONGEST_ASSERTION_SECONDS = 3600;

/** How far two clocks may differ. */
export const CLOCK_TOLERANCE_SECONDS = 5;

/** PingOne answers the client that a token was issued to and the custom resource that it is meant for; others see it inactive. */
export const mayIntrospect: Introspection = (_ctx, client, token) => {
  const audience = 'aud' in token ? token.aud : undefined;
  return client.clientId === token.clientId || isResourceOf(client.clientId, [audience ?? []].flat());
};

/**
 * Only a token's own client may revoke it. Throws, because the library would answer a mere "no" with 200.
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2.1
 */
export function onlyOwnerRevokes({ errors }: Library): Revocation {
  return (_ctx, client, token) => {
    if (token.clientId === client.clientId) return true;
    throw new errors.InvalidRequest('client is not authorized to revoke the presented token');
  };
}

/**
 * "Tokens that expire more than one hour from now are rejected", says PingOne; the library has no such limit. Now is what
 * the answer's own Date says: the library has held the assertion against the real clock, a fault may show another one.
 */
export function checkExpiry({ errors }: Library): AssertionCheck {
  return (ctx, { exp }) => {
    const shown = ctx.response.get('date');
    const remaining = Number(exp) - Math.floor((shown ? Date.parse(shown) : Date.now()) / 1000);
    if (shown && remaining <= -CLOCK_TOLERANCE_SECONDS) {
      throw new errors.InvalidClientAuth(`jwt expired: on purpose, the sandbox's clock is ahead and shows ${shown}`);
    }
    if (remaining > LONGEST_ASSERTION_SECONDS) {
      throw new errors.InvalidClientAuth('expiration is too far in the future');
    }
  };
}
