import { describe, expect, test } from 'vitest';
import type { ServerId } from '../environment/servers.ts';
import { vendorOf } from './vendor.ts';

const vendor = (introspectionEndpoint: string, server: ServerId = 'other') =>
  vendorOf({ server, issuer: '', tokenEndpoint: '', introspectionEndpoint });

describe('the vendor', () => {
  test.each<ServerId>(['sandbox', 'eu', 'custom'])('of the server %s is PingOne whatever its endpoint', (server) => {
    expect(vendor('https://kc.test/realms/a/protocol/openid-connect/token/introspect', server)).toBe('pingone');
  });

  test.each([
    ['https://kc.test/realms/a/protocol/openid-connect/token/introspect', 'keycloak'],
    ['https://kc.test/realms/%C3%A4/protocol/openid-connect/token/introspect', 'keycloak'],
    ['https://kc.test/behind/protocol/openid-connect/token/introspect', 'keycloak'],
    ['https://x.okta.com/oauth2/default/v1/introspect', 'okta'],
    ['https://x.okta-emea.com/introspect', 'okta'],
    ['https://x.auth0.com/introspect', 'auth0'],
    ['http://127.0.0.1:4445/admin/oauth2/introspect', 'hydra'],
    ['https://pf.test/as/introspect.oauth2', 'pingfederate'],
    ['https://am.test/am/oauth2/realms/root/realms/alpha/introspect', 'pingone-aic'],
    ['https://ak.test/application/o/introspect/', 'authentik'],
    ['https://id.test/oauth/v2/introspect', 'zitadel'],
    ['https://is.test/connect/introspect', 'duende'],
    ['https://op.test/token/introspection', 'oidc-provider'],
    ['https://c.test/oauth/v2/oauth-introspect', 'curity'],
    ['https://x.okta.com.evil.test/introspect', 'other'],
    ['http://x.okta.com/introspect', 'other'],
    ['https://as.test/introspect', 'other'],
    ['not a URL', 'other'],
    ['', 'other'],
  ])('of %s is %s', (endpoint, expected) => {
    expect(vendor(endpoint)).toBe(expected);
  });
});
