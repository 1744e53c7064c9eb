import type { Middleware } from 'koa';
import type { Provider } from 'oidc-provider';
import { CUSTOM_SCOPES, indicatorForScopes } from './custom-resource.ts';
import { OPENID_SCOPES, USER, USERS, type User } from './world.ts';

/** Where the library sends whoever has to sign in. */
export const SIGN_IN_PATH = '/sign-in';

/**
 * Signs in whoever `login_hint` names, else the user of the example, and consents, in one redirect and without a page or a password. That is why the sandbox listens on the
 * loopback interface only.
 */
export function signInAtOnce(provider: Provider): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(`${SIGN_IN_PATH}/`)) return next();
    const { params } = await provider.interactionDetails(ctx.req, ctx.res);
    // the parameters of an authorization request that the library has accepted: text, as far as they are there
    const {
      client_id: clientId,
      scope = '',
      login_hint: hint,
    } = params as Record<string, string> & { client_id: string };
    const user = USERS.find(({ username }) => username === hint) ?? USER;
    const grantId = await saveGrant(provider, user, clientId, scope.split(' '));
    ctx.respond = false;
    await provider.interactionFinished(ctx.req, ctx.res, {
      login: { accountId: user.id, acr: user.acr, amr: ['pwd'], remember: false },
      consent: { grantId },
    });
  };
}

/** The user's consent to what a client asked for. Tokens refer to it by its id, and die with it. */
export async function saveGrant(
  provider: Provider,
  user: User,
  clientId: string,
  scopes: readonly string[],
): Promise<string> {
  const grant = new provider.Grant({ accountId: user.id, clientId });
  grant.addOIDCScope(scopes.filter((scope) => OPENID_SCOPES.includes(scope)));
  const indicator = indicatorForScopes(scopes);
  if (indicator) {
    grant.addResourceScope(
      indicator,
      scopes.filter((scope) => scope === 'openid' || CUSTOM_SCOPES.includes(scope)),
    );
  }
  return grant.save();
}
