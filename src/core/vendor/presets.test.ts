import { describe, expect, test } from 'vitest';
import { recogniseAddress } from './address-shape.ts';
import { lacksIntrospection, PRESET_IDS } from './preset-id.ts';
import { PRESETS, presetOf } from './presets.ts';

describe('the presets', () => {
  test('are one for each id, found by it, and by nothing else', () => {
    expect(PRESETS.map(({ id }) => id)).toEqual(PRESET_IDS);
    for (const preset of PRESETS) expect(presetOf(preset.id)).toBe(preset);
    for (const id of ['', 'Keycloak', '__proto__', 'toString', 'pingone']) expect(presetOf(id)).toBeUndefined();
  });

  test.each(PRESETS)('$label has two to four short quirks, and https sources', ({ quirks, source }) => {
    expect(quirks.length).toBeGreaterThanOrEqual(2);
    expect(quirks.length).toBeLessThanOrEqual(4);
    expect(new Set(quirks.map(({ text }) => text)).size).toBe(quirks.length);
    for (const { text } of quirks) expect(text).toMatch(/^[A-Z].{10,200}\.$/);
    for (const url of [source, ...quirks.flatMap((quirk) => quirk.source ?? [])])
      expect(new URL(url)).toMatchObject({ protocol: 'https:', href: url });
  });

  test.each(PRESETS.filter(({ introspects }) => !introspects))(
    '$label is said to have no endpoint, and what to do instead',
    ({ quirks, ...preset }) => {
      expect(quirks[0]?.text).toContain('has no introspection endpoint (RFC 7662)');
      expect(quirks.some(({ text }) => text.includes('“Check signature”'))).toBe(true);
      expect(preset.endpointOf ?? preset.tokenEndpointOf ?? preset.endpointExample).toBeUndefined();
    },
  );

  test.each(PRESETS.filter(({ introspects, id }) => introspects && id !== 'hydra'))(
    '$label has the endpoint of its example',
    ({ issuerExample, endpointExample, endpointOf }) => {
      expect(endpointOf?.(issuerExample)).toBe(endpointExample);
    },
  );

  test.each(PRESETS)(
    'the examples of $label are those of no other product',
    ({ id, issuerExample, endpointExample }) => {
      for (const example of [issuerExample, endpointExample ?? issuerExample]) {
        const found = recogniseAddress(example);
        expect(found === undefined || (found.kind === 'preset' && found.preset === id)).toBe(true);
      }
    },
  );

  test('only of Duende the caller is the resource', () =>
    expect(PRESETS.flatMap(({ id, caller }) => (caller ? [`${id} ${caller}`] : []))).toEqual(['duende resource']));

  test.each([
    ['keycloak', 'http://localhost:8080/realms/a/', '…realms/a/protocol/openid-connect/token'],
    ['okta', 'https://x.okta.com', '…oauth2/v1/token'],
    ['okta', 'https://x.okta.com/oauth2/aus1', '…oauth2/aus1/v1/token'],
    ['hydra', 'https://x.projects.oryapis.com', '…oauth2/token'],
    ['curity', 'https://c.test/oauth/v2/oauth-anonymous', '…oauth/v2/oauth-token'],
    ['pingfederate', 'https://pf.test/', '…as/token.oauth2'],
    ['pingone-aic', 'https://am.test/am/oauth2/realms/root', '…am/oauth2/realms/root/access_token'],
    ['pingone-aic', 'https://am.test/am/oauth2/alpha/', '…am/oauth2/alpha/access_token'],
    ['authentik', 'https://ak.test/application/o/orders/', '…application/o/token/'],
    ['authentik', 'https://ak.test/', '…application/o/token/'],
    ['zitadel', 'https://id.test', '…oauth/v2/token'],
    ['duende', 'https://is.test/base', '…base/connect/token'],
    ['oidc-provider', 'http://127.0.0.1:9000', '…token'],
  ])('%s has for %s the token endpoint %s', (id, issuer, endpoint) => {
    expect(presetOf(id)?.tokenEndpointOf?.(issuer)).toBe(endpoint.replace('…', `${new URL(issuer).origin}/`));
  });

  test.each([
    ['keycloak', 'https://kc.test/a'],
    ['keycloak', 'https://kc.test/realms/a/protocol/openid-connect/token'],
    ['okta', 'https://x.okta.com/oauth2/v1/token'],
    ['okta', 'https://x.eu.auth0.com'],
    ['hydra', 'https://hydra.test'],
    ['curity', 'https://c.test/oauth/v2'],
    ['pingone-aic', 'https://am.test/am/oauth2/introspect'],
    ['pingone-aic', 'https://am.test/am/oauth2/realms'],
    ['pingone-aic', 'https://am.test/am/oauth2/alpha/introspect'],
    ['pingfederate', 'https://auth.pingone.eu/11111111-1111-4111-8111-111111111111/as'],
    ['pingfederate', 'https://login.example.com/as'],
    ['pingfederate', 'https://pf.test/as/token.oauth2'],
    ['zitadel', 'https://id.test/oauth'],
    ['duende', 'https://kc.test/realms/a'],
    ['duende', 'https://is.test/.well-known/openid-configuration'],
    ['duende', 'https://is.test?x'],
    ['duende', 'https://is.test/#x'],
    ['duende', 'https://user@is.test'],
    ['duende', 'is.test'],
    ['duende', ''],
  ])('%s knows no endpoint for %j', (id, issuer) => {
    expect(presetOf(id)?.endpointOf?.(issuer)).toBeUndefined();
    expect(presetOf(id)?.tokenEndpointOf?.(issuer)).toBeUndefined();
  });

  test('are known to lack introspection by their ids alone, where the page has nothing else of them yet', () => {
    for (const { id, introspects } of PRESETS) expect(lacksIntrospection(id)).toBe(!introspects);
    expect(lacksIntrospection('')).toBe(false);
  });
});
