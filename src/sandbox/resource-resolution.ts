import type { Configuration } from 'oidc-provider';
import { CUSTOM_SCOPES, describeResourceServer, findResource, indicatorForScopes } from './custom-resource.ts';
import type { Library } from './library.ts';
import { OPENID_SCOPES } from './world.ts';

type Settings = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>;

/**
 * Finds the resource that a request is about: the one it names, or else the one that its scopes belong to.
 * @see https://www.rfc-editor.org/rfc/rfc8707
 */
export function resolveResources({ errors }: Library): Omit<Settings, 'enabled'> {
  return {
    defaultResource: (ctx, _client, oneOf) => {
      if (oneOf?.[0]) return oneOf[0];
      const scopes = [...ctx.oidc.requestParamScopes];
      // the library would drop a scope that nobody knows, PingOne refuses it
      const unknown = scopes.find((scope) => !OPENID_SCOPES.includes(scope) && !CUSTOM_SCOPES.includes(scope));
      if (unknown) throw new errors.InvalidScope('requested scope is not known', unknown);
      return indicatorForScopes(scopes);
    },
    useGrantedResource: () => true, // else a code with `openid` would get a token for nobody
    getResourceServerInfo: (_ctx, indicator) => {
      const resource = findResource(indicator);
      if (!resource) throw new errors.InvalidTarget();
      return describeResourceServer(resource);
    },
  };
}
