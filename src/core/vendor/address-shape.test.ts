import { describe, expect, test } from 'vitest';
import { recogniseAddress } from './address-shape.ts';
import type { PresetId } from './preset-id.ts';
import { SERVERS } from '../environment/servers.ts';

const ID = '11111111-1111-4111-8111-111111111111';

describe('an address of PingOne', () => {
  test.each(SERVERS.flatMap((server) => (server.kind === 'region' ? [[server.host, server.id] as const] : [])))(
    'on %s is told by its host',
    (host, server) => {
      const domain = host.replace('auth.', '');
      for (const url of [
        `https://${host}/${ID}/as`,
        `https://${host}/${ID}/as/introspect`,
        `https://${host}:443/${ID}/as/token?x=1`,
        `HTTPS://${host.toUpperCase()}/${ID}/as/jwks`,
        `${host}/${ID}/as`,
        ` https://${host}/${ID}/as/.well-known/openid-configuration\n`,
        `https://${host}/.well-known/oauth-authorization-server/${ID}/as`,
        `https://api.${domain}/v1/environments/${ID}/applications`,
        `https://console.${domain}/?env=${ID}`,
        `https://console.${domain}/index.html?env=${ID}#/home`,
        `https://console.${domain}/#/home?env=${ID}&x=1`,
        `https://apps.${domain}/${ID}/myaccount/`,
      ])
        expect(recogniseAddress(url), url).toEqual({ kind: 'region', server, environmentId: ID });
      expect(recogniseAddress(host)).toEqual({ kind: 'region', server, environmentId: '' });
      expect(recogniseAddress(`https://${host}/not-a-uuid/as`)).toMatchObject({ kind: 'region', environmentId: '' });
    },
  );

  test.each([
    'https://login.example.com/as',
    'https://login.example.com/as/introspect',
    'https://login.example.com/as/token/',
    'https://login.example.com/as/.well-known/openid-configuration',
    'login.example.com/as/jwks',
  ])('on a custom domain is told by its path: %s', (url) => {
    expect(recogniseAddress(url)).toEqual({ kind: 'custom-domain', customDomain: 'login.example.com' });
  });
});

describe('an address of another product', () => {
  test.each<[PresetId, string, string, string]>([
    ['keycloak', 'https://kc.test/realms/a', 'https://kc.test/realms/a', '…/protocol/openid-connect/token/introspect'],
    [
      'keycloak',
      'http://localhost:8080/auth/realms/My%20Realm/protocol/openid-connect/certs',
      'http://localhost:8080/auth/realms/My%20Realm',
      '…/protocol/openid-connect/token/introspect',
    ],
    [
      'keycloak',
      'https://kc.test/realms/a/.well-known/openid-configuration',
      'https://kc.test/realms/a',
      '…/protocol/openid-connect/token/introspect',
    ],
    [
      'keycloak',
      'https://kc.test/admin/master/console/#/orders/clients',
      'https://kc.test/realms/orders',
      '…/protocol/openid-connect/token/introspect',
    ],
    ['keycloak', 'https://kc.test/sso/protocol/openid-connect/token', '', ''],
    ['okta', 'https://x.okta.com', 'https://x.okta.com', '…/oauth2/v1/introspect'],
    ['okta', 'x.oktapreview.com/oauth2/v1/introspect', 'https://x.oktapreview.com', '…/oauth2/v1/introspect'],
    ['okta', 'https://x.okta.com/oauth2/aus1/v1/keys', 'https://x.okta.com/oauth2/aus1', '…/v1/introspect'],
    ['okta', 'https://x-admin.okta.com/admin/oauth2/as/aus1#tab', 'https://x.okta.com/oauth2/aus1', '…/v1/introspect'],
    ['okta', 'https://id.test/oauth2/default/v1/token', 'https://id.test/oauth2/default', '…/v1/introspect'],
    ['hydra', 'http://127.0.0.1:4445/admin/oauth2/introspect', '', 'http://127.0.0.1:4445/admin/oauth2/introspect'],
    [
      'hydra',
      'https://x.projects.oryapis.com/oauth2/token',
      'https://x.projects.oryapis.com',
      '…/admin/oauth2/introspect',
    ],
    [
      'curity',
      'https://c.test/oauth/v2/oauth-anonymous/.well-known/openid-configuration',
      'https://c.test/oauth/v2/oauth-anonymous',
      'https://c.test/oauth/v2/oauth-introspect',
    ],
    [
      'curity',
      'https://c.test/oauth/v2/oauth-introspect',
      'https://c.test/oauth/v2/oauth-anonymous',
      'https://c.test/oauth/v2/oauth-introspect',
    ],
    ['pingfederate', 'https://pf.test/as/introspect.oauth2', 'https://pf.test', '…/as/introspect.oauth2'],
    ['pingfederate', 'https://pf.test:9031/as/token.oauth2', 'https://pf.test:9031', '…/as/introspect.oauth2'],
    ['pingfederate', 'https://pf.test/pf/JWKS', 'https://pf.test', '…/as/introspect.oauth2'],
    ['pingfederate', 'https://pf.test:9999/pingfederate/app', '', ''],
    [
      'pingone-aic',
      'https://openam-x.forgeblocks.com:443/am/oauth2/realms/root/realms/alpha',
      'https://openam-x.forgeblocks.com:443/am/oauth2/realms/root/realms/alpha',
      '…/introspect',
    ],
    [
      'pingone-aic',
      'https://am.test:8443/am/oauth2/realms/root/realms/alpha/access_token',
      'https://am.test:8443/am/oauth2/realms/root/realms/alpha',
      '…/introspect',
    ],
    [
      'pingone-aic',
      'https://openam-x.forgeblocks.com/platform/?realm=alpha#/',
      'https://openam-x.forgeblocks.com/am/oauth2/realms/root/realms/alpha',
      '…/introspect',
    ],
    [
      'pingone-aic',
      'https://am.test/openam/oauth2/access_token?realm=/alpha',
      'https://am.test/openam/oauth2/realms/root/realms/alpha',
      '…/introspect',
    ],
    ['pingone-aic', 'https://am.test/am/oauth2/connect/jwk_uri', 'https://am.test/am/oauth2', '…/introspect'],
    ['pingone-aic', 'https://am.test/am/oauth2/alpha/introspect', 'https://am.test/am/oauth2/alpha', '…/introspect'],
    ['pingone-aic', 'https://am.test/am/oauth2/realms/', '', ''],
    ['pingone-aic', 'https://x.id.forgerock.io/', '', ''],
    [
      'authentik',
      'https://ak.test/application/o/orders/jwks/',
      'https://ak.test/application/o/orders/',
      'https://ak.test/application/o/introspect/',
    ],
    ['authentik', 'https://ak.test/application/o/introspect/', '', 'https://ak.test/application/o/introspect/'],
    ['zitadel', 'https://x.zitadel.cloud/ui/console', 'https://x.zitadel.cloud', '…/oauth/v2/introspect'],
    ['zitadel', 'https://id.test/oauth/v2/keys', 'https://id.test', '…/oauth/v2/introspect'],
    ['duende', 'https://is.test/base/connect/token', 'https://is.test/base', '…/connect/introspect'],
    ['duende', 'https://is.test/.well-known/openid-configuration/jwks', 'https://is.test', '…/connect/introspect'],
    ['oidc-provider', 'https://op.test/oidc/token/introspection', 'https://op.test/oidc', '…/token/introspection'],
    ['auth0', 'https://x.eu.auth0.com/oauth/token', 'https://x.eu.auth0.com/', ''],
    ['auth0', 'https://manage.auth0.com/dashboard/eu/x', '', ''],
    [
      'entra',
      `https://login.microsoftonline.com/${ID}/oauth2/v2.0/token`,
      `https://login.microsoftonline.com/${ID}/v2.0`,
      '',
    ],
    [
      'entra',
      `https://login.microsoftonline.com/${ID}/discovery/v2.0/keys`,
      `https://login.microsoftonline.com/${ID}/v2.0`,
      '',
    ],
    ['entra', 'https://login.microsoftonline.com/common/oauth2/v2.0/token', '', ''],
    ['entra', `https://sts.windows.net/${ID}/`, `https://sts.windows.net/${ID}/`, ''],
    ['google', 'https://oauth2.googleapis.com/tokeninfo', 'https://accounts.google.com', ''],
    ['google', 'https://accounts.google.com', 'https://accounts.google.com', ''],
    [
      'cognito',
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1/.well-known/jwks.json',
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1',
      '',
    ],
    ['cognito', 'https://x.auth.eu-west-1.amazoncognito.com/oauth2/token', '', ''],
  ])('is told: %s, %s', (preset, url, issuer, endpoint) => {
    expect(recogniseAddress(url)).toMatchObject({
      kind: 'preset',
      preset,
      issuer,
      endpoint: endpoint.replace('…', issuer),
    });
  });
});

describe('an address is not recognised', () => {
  test.each([
    '',
    ID,
    'orders',
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln',
    `https://auth.pingone.com.evil.test/${ID}/as`,
    `https://auth.pingone.com.evil.test`,
    `https://evil-auth.pingone.com.test/${ID}/as`,
    `https://xauth.pingone.com/${ID}/as`,
    `https://auth.pingone.com@evil.test/${ID}/as`,
    `https://auth.pingone.com:pw@evil.test/${ID}/as`,
    `https://auth.pingone.com./${ID}/as`,
    `https://auth.pingone.com:8443/${ID}/as`,
    `http://auth.pingone.com/${ID}/as`,
    `https://auth%2epingone.com/${ID}/as`,
    `https:/auth.pingone.com/${ID}/as`,
    `https:\\\\auth.pingone.com\\${ID}\\as`,
    `https://evil.test\\@auth.pingone.com/${ID}/as`,
    `https://auth.pingone.com\t/${ID}/as`,
    `https://auth.ping\u2060one.com/${ID}/as`,
    `https://auth.p\u0456ngone.com/${ID}/as`,
    `https://auth.pingone.de/${ID}/as`,
    `ftp://auth.pingone.com/${ID}/as`,
    `javascript://auth.pingone.com/${ID}/as`,
    'https://evil.test/?u=https://auth.pingone.com/as/introspect',
    'https://evil.test/#https://auth.pingone.com',
    'https://x.okta.com.evil.test/',
    'https://xokta.com/',
    'https://x.okta.com:8443/',
    'https://accounts.google.com.evil.test/',
    'https://evil.test/accounts.google.com',
    'https://evil.test/x/..%2fas/introspect',
    'https://evil.test/x/../as/introspect',
    'https://evil.test/%61s/introspect',
    'https://evil.test/as%2fintrospect',
    'https://login.example.com/as/introspect/more',
    'https://login.example.com/oauth/as/introspect',
    'http://login.example.com/as/introspect',
    'https://login.example.com:8443/as/introspect',
    'https://0x7f.1/as/introspect',
    'https://as.test/introspect',
    'https://as.test/realms/a/introspect',
    `https://as.test/oauth2/v1/introspect`,
    `https://auth.pingone.com/${ID}/${'x'.repeat(2000)}`,
  ])('where it is none of them: %s', (text) => {
    expect(recogniseAddress(text)).toBeUndefined();
  });
});
