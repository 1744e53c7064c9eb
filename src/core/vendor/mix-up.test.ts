import { describe, expect, test } from 'vitest';
import type { EnvironmentDraft } from '../environment/environment.ts';
import { mixUpOf } from './mix-up.ts';
import { PRESETS } from './presets.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const EU = `https://auth.pingone.eu/${ID}/as`;
const AIC = 'https://x.forgeblocks.com/am/oauth2/realms/root/realms/alpha';
const LEGACY = 'https://openam-x.forgeblocks.com/am/oauth2/alpha';
const KEYCLOAK = 'https://kc.test/realms/a';
const KEYCLOAK_ENDPOINT = `${KEYCLOAK}/protocol/openid-connect/token/introspect`;

const draft = (patch: Partial<EnvironmentDraft>): EnvironmentDraft => ({
  server: 'other',
  environmentId: '',
  customDomain: '',
  issuer: '',
  endpoint: '',
  tokenEndpoint: '',
  preset: '',
  ...patch,
});

/** What the hint says, and the form once its button is pressed. */
function pressed(patch: Partial<EnvironmentDraft>) {
  const before = draft(patch);
  const mixUp = mixUpOf(before);
  return { ...mixUp, after: { ...before, ...mixUp?.patch } };
}

describe('an environment ID', () => {
  test.each<[Partial<EnvironmentDraft>, string, Partial<EnvironmentDraft>]>([
    [{ server: 'eu', environmentId: EU }, 'Use the UUID in it', { server: 'eu', environmentId: ID }],
    [{ server: 'eu', environmentId: 'auth.pingone.eu' }, 'Empty the field', { server: 'eu', environmentId: '' }],
    [{ server: 'na', environmentId: ` ${EU}/introspect` }, 'Use PingOne Europe', { server: 'eu', environmentId: ID }],
    [
      { server: 'sandbox', environmentId: `https://console.pingone.eu/?env=${ID}` },
      'Use PingOne Europe',
      { server: 'eu', environmentId: ID },
    ],
    [
      { server: 'sandbox', environmentId: `http://127.0.0.1:4711/${ID}/as` },
      'Use the UUID in it',
      { server: 'sandbox', environmentId: ID },
    ],
    [
      { server: 'na', environmentId: 'https://login.example.com/as/introspect' },
      'Use PingOne custom domain',
      { server: 'custom', customDomain: 'login.example.com', environmentId: '' },
    ],
    [
      { server: 'na', environmentId: `${AIC}/introspect` },
      'Use PingOne Advanced Identity Cloud',
      { server: 'other', preset: 'pingone-aic', issuer: AIC, endpoint: `${AIC}/introspect`, environmentId: '' },
    ],
    [
      { server: 'na', environmentId: 'https://x.eu.auth0.com/' },
      'Use Auth0',
      { server: 'other', preset: 'auth0', issuer: 'https://x.eu.auth0.com/', endpoint: '', environmentId: '' },
    ],
  ])('of %j is moved: %s', (patch, label, expected) => {
    const { after, ...mixUp } = pressed(patch);
    expect(mixUp.label).toBe(label);
    expect(after).toMatchObject(expected);
    expect(mixUpOf(after)).toBeUndefined();
  });
});

describe('a custom domain', () => {
  test.each<[string, string, Partial<EnvironmentDraft>]>([
    ['auth.pingone.eu', 'Use PingOne Europe', { server: 'eu', customDomain: '', environmentId: '' }],
    [EU, 'Use PingOne Europe', { server: 'eu', customDomain: '', environmentId: ID }],
    [
      'https://pf.test/as/introspect.oauth2',
      'Use PingFederate',
      {
        server: 'other',
        preset: 'pingfederate',
        issuer: 'https://pf.test',
        endpoint: 'https://pf.test/as/introspect.oauth2',
        tokenEndpoint: 'https://pf.test/as/token.oauth2',
      },
    ],
    [
      `${LEGACY}/introspect`,
      'Use PingOne Advanced Identity Cloud',
      { server: 'other', preset: 'pingone-aic', issuer: LEGACY, endpoint: `${LEGACY}/introspect` },
    ],
    [AIC, 'Use PingOne Advanced Identity Cloud', { server: 'other', preset: 'pingone-aic', issuer: AIC }],
    ['x.okta.com', 'Use Okta', { server: 'other', preset: 'okta', issuer: 'https://x.okta.com' }],
  ])('of %j is moved: %s', (customDomain, label, expected) => {
    const { after, ...mixUp } = pressed({ server: 'custom', customDomain });
    expect(mixUp.label).toBe(label);
    expect(after).toMatchObject(expected);
    expect(mixUpOf(after)).toBeUndefined();
  });

  test('names a vendor without introspection as such', () => {
    expect(mixUpOf(draft({ server: 'custom', customDomain: 'https://x.eu.auth0.com' }))?.sentence).toBe(
      'The field Custom domain holds an address of Auth0, which has no introspection endpoint.',
    );
  });
});

describe('another issuer', () => {
  test.each<[string, Partial<EnvironmentDraft>, string, Partial<EnvironmentDraft>]>([
    [
      'a region of PingOne as issuer',
      { issuer: EU, endpoint: `${EU}/introspect`, tokenEndpoint: `${EU}/token`, preset: 'pingfederate' },
      'Use PingOne Europe',
      { server: 'eu', environmentId: ID, issuer: '', endpoint: '', tokenEndpoint: '' },
    ],
    [
      'a region of PingOne as endpoint, and what was typed elsewhere stays',
      { issuer: 'https://as.test', endpoint: `${EU}/introspect` },
      'Use PingOne Europe',
      { server: 'eu', environmentId: ID, issuer: 'https://as.test', endpoint: '' },
    ],
    [
      'a custom domain of PingOne',
      { issuer: 'https://login.example.com/as', endpoint: 'https://login.example.com/as/introspect' },
      'Use PingOne custom domain',
      { server: 'custom', customDomain: 'login.example.com', issuer: '', endpoint: '' },
    ],
    [
      'a custom domain of PingOne as PingFederate',
      { issuer: 'https://login.example.com/as', preset: 'pingfederate' },
      'Use PingOne custom domain',
      { server: 'custom', customDomain: 'login.example.com', preset: '' },
    ],
    [
      'Keycloak without a preset',
      { issuer: KEYCLOAK },
      'Use Keycloak',
      { preset: 'keycloak', issuer: KEYCLOAK, endpoint: KEYCLOAK_ENDPOINT },
    ],
    [
      'Keycloak with another preset, whose endpoint stays',
      { issuer: KEYCLOAK, endpoint: 'https://kc.test/mine', preset: 'okta' },
      'Use Keycloak',
      { preset: 'keycloak', issuer: KEYCLOAK, endpoint: 'https://kc.test/mine' },
    ],
    [
      'AIC with the preset PingFederate',
      { issuer: AIC, preset: 'pingfederate' },
      'Use PingOne Advanced Identity Cloud',
      { preset: 'pingone-aic', issuer: AIC, endpoint: `${AIC}/introspect`, tokenEndpoint: `${AIC}/access_token` },
    ],
    [
      'an endpoint where the issuer belongs',
      { issuer: KEYCLOAK_ENDPOINT, preset: 'keycloak' },
      'Use the issuer in it',
      { issuer: KEYCLOAK, endpoint: KEYCLOAK_ENDPOINT },
    ],
    [
      'the metadata of a known product where the issuer belongs',
      { issuer: 'https://c.test/oauth/v2/oauth-anonymous/.well-known/openid-configuration' },
      'Use Curity',
      { issuer: 'https://c.test/oauth/v2/oauth-anonymous', endpoint: 'https://c.test/oauth/v2/oauth-introspect' },
    ],
    [
      'AIC with its realm as older addresses have it',
      { issuer: LEGACY },
      'Use PingOne Advanced Identity Cloud',
      {
        preset: 'pingone-aic',
        issuer: LEGACY,
        endpoint: `${LEGACY}/introspect`,
        tokenEndpoint: `${LEGACY}/access_token`,
      },
    ],
    [
      'metadata where the issuer belongs',
      { issuer: 'https://as.test/a/.well-known/openid-configuration' },
      'Use the issuer in it',
      { issuer: 'https://as.test/a', preset: '' },
    ],
    [
      'the endpoint of a product without its issuer',
      { endpoint: KEYCLOAK_ENDPOINT },
      'Use Keycloak',
      { preset: 'keycloak', issuer: KEYCLOAK, endpoint: KEYCLOAK_ENDPOINT },
    ],
    [
      'a vendor without introspection',
      { issuer: 'https://accounts.google.com' },
      'Use Google',
      { preset: 'google', issuer: 'https://accounts.google.com', endpoint: '' },
    ],
  ])('that is %s is said', (_what, patch, label, expected) => {
    const { after, ...mixUp } = pressed(patch);
    expect(mixUp.label).toBe(label);
    expect(after).toMatchObject(expected);
    expect(mixUpOf(after)).toBeUndefined();
  });

  test.each(['', 'keycloak'])('that is metadata is said to be it, with the preset %j', (preset) => {
    const issuer = preset === '' ? 'https://as.test/a' : KEYCLOAK;
    expect(mixUpOf(draft({ issuer: `${issuer}/.well-known/openid-configuration`, preset }))).toMatchObject({
      sentence: 'This is the address of the metadata, not the issuer.',
      label: 'Use the issuer in it',
      patch: { issuer },
    });
  });

  test('with another preset is said with both names', () => {
    expect(mixUpOf(draft({ issuer: KEYCLOAK, preset: 'okta' }))?.sentence).toBe(
      'The issuer URL has the shape of Keycloak; the preset is Okta.',
    );
  });
});

describe('nothing is mixed up', () => {
  test.each(PRESETS)('by the example of $label', ({ id, issuerExample, endpointOf, tokenEndpointOf }) => {
    const endpoint = endpointOf?.(issuerExample) ?? '';
    const tokenEndpoint = tokenEndpointOf?.(issuerExample) ?? '';
    expect(mixUpOf(draft({ preset: id, issuer: issuerExample, endpoint, tokenEndpoint }))).toBeUndefined();
  });

  test.each<Partial<EnvironmentDraft>>([
    {},
    { server: 'eu' },
    { server: 'eu', environmentId: ID },
    { server: 'eu', environmentId: 'nonsense' },
    { server: 'eu', environmentId: `https://auth.pingone.com.evil.test/${ID}/as` },
    { server: 'eu', environmentId: `http://127.0.0.1:4711/${ID}/as` },
    { server: 'custom', customDomain: 'login.example.com' },
    { server: 'custom', customDomain: 'https://login.example.com/as/introspect' },
    { server: 'custom', customDomain: 'auth.pingone.eu.evil.test' },
    { server: 'custom', issuer: EU },
    { issuer: 'https://as.test', endpoint: 'https://as.test/introspect' },
    { issuer: 'http://127.0.0.1:9000/as', endpoint: 'http://127.0.0.1:9000/as/introspect' },
    { issuer: 'https://as.test', endpoint: 'https://as.test/as/introspect' },
    { issuer: 'https://a.test/as', endpoint: 'https://b.test/as/introspect' },
    { issuer: 'https://login.example.com/as', preset: 'duende' },
    { issuer: `${KEYCLOAK}/`, preset: 'keycloak' },
    { issuer: 'https://am.test/am/oauth2/alpha', preset: 'pingone-aic' },
    { issuer: 'https://as.test', tokenEndpoint: `${KEYCLOAK}/protocol/openid-connect/token` },
    { issuer: 'x'.repeat(4_000_000) },
    { issuer: `https://a.test/${'realms/'.repeat(1_000_000)}` },
  ])('by draft %#', (patch) => {
    expect(mixUpOf(draft(patch))).toBeUndefined();
  });
});
