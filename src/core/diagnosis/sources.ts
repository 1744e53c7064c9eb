import { openidCore, rfc } from '../claims/sources.ts';
import type { Source } from '../claims/source.ts';

const PINGONE = 'https://developer.pingidentity.com/pingone-api/';

/** The documents that the rules for a request come from, beside those for its assertion. */
export const SOURCES = {
  clientPassword: rfc(6749, '2.3.1'),
  clientErrors: rfc(6749, '5.2'),
  secretLength: rfc(7518, '3.2'),
  clockSkew: rfc(7519, '4.1.4'),
  keySelection: rfc(7515, '6'),
  introspectionRequest: rfc(7662, '2.1'),
  introspectionResponse: rfc(7662, '2.2'),
  metadata: rfc(8414, '2'),
  replay: openidCore('9', 'ClientAuthentication'),
  pingOneMethods: {
    name: 'PingOne: token endpoint authentication methods',
    url: 'https://docs.pingidentity.com/pingone/applications/p1_token_endpoint_authentication_methods.html',
  },
  pingOneResource: {
    name: 'PingOne: introspection as resource',
    url: `${PINGONE}auth/openid-connect-oauth-2/token-introspection-resource-id-and-secret.html`,
  },
  pingOneRegions: {
    name: 'PingOne: regions',
    url: `${PINGONE}workflow-library/using-postman-workflow-collections/using-the-pingone-postman-environment.html`,
  },
  pingOneErrors: { name: 'PingOne: error codes', url: `${PINGONE}platform/reference/error-codes.html` },
} as const satisfies Record<string, Source>;
