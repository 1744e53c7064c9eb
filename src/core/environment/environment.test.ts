import { describe, expect, test } from 'vitest';
import { guessTokenEndpoint, introspectionEndpointOf, readEnvironment, type EnvironmentDraft } from './environment.ts';
import { issuerHintOf } from './issuer-hint.ts';
import { SERVERS } from './servers.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const SANDBOX = 'http://127.0.0.1:4711';
const draft = (patch: Partial<EnvironmentDraft>): EnvironmentDraft => ({
  server: 'eu',
  environmentId: ID,
  customDomain: '',
  issuer: '',
  endpoint: '',
  tokenEndpoint: '',
  preset: '',
  ...patch,
});

describe('the environment', () => {
  test.each([
    [{ server: 'na' }, `https://auth.pingone.com/${ID}/as`],
    [{ server: 'au', environmentId: ` ${ID} ` }, `https://auth.pingone.com.au/${ID}/as`],
    [{ server: 'sandbox' }, `${SANDBOX}/${ID}/as`],
    [{ server: 'custom', customDomain: 'https://Login.Example.com/as/' }, 'https://login.example.com/as'],
  ] as const)('%j has its issuer, and its endpoint below that', (patch, issuer) => {
    const read = readEnvironment(draft(patch), SANDBOX);
    const endpoints = { introspectionEndpoint: `${issuer}/introspect`, tokenEndpoint: `${issuer}/token` };
    expect(read).toMatchObject({ ok: true, value: { issuer, ...endpoints } });
    expect(introspectionEndpointOf(draft(patch), SANDBOX)).toBe(`${issuer}/introspect`);
  });

  test('of another issuer is what was typed, to the letter', () => {
    const typed = {
      server: 'other',
      issuer: 'https://sso.example/realms/A/',
      endpoint: 'https://sso.example/introspect?x=1',
    } as const;
    expect(readEnvironment(draft(typed), SANDBOX)).toEqual({
      ok: true,
      value: { server: 'other', issuer: typed.issuer, introspectionEndpoint: typed.endpoint, tokenEndpoint: '' },
    });
  });

  test.each([
    ['https://a.example/x/as/introspect', 'https://a.example/x/as/token'],
    ['https://a.example/oidc/token/introspection', 'https://a.example/oidc/token'],
    [
      'https://a.example/realms/R/protocol/openid-connect/token/introspect',
      'https://a.example/realms/R/protocol/openid-connect/token',
    ],
    ['https://a.example/as/introspect.oauth2', 'https://a.example/as/token.oauth2'],
    ['https://a.example/am/oauth2/realms/root/introspect', 'https://a.example/am/oauth2/realms/root/access_token'],
    ['https://a.example/application/o/introspect/', 'https://a.example/application/o/token/'],
    ['https://a.example/who-knows', ''],
  ])('guesses the token endpoint beside %s', (endpoint, token) => {
    expect(guessTokenEndpoint(endpoint)).toBe(token);
  });

  test.each([
    ['environmentId', { environmentId: '' }],
    ['environmentId', { environmentId: 'not-a-uuid' }],
    ['environmentId', { environmentId: '{{envID}}' }],
    ['customDomain', { server: 'custom', customDomain: 'no spaces allowed' }],
    ['issuer', { server: 'other', issuer: 'sso.example', endpoint: 'https://sso.example' }],
    ['endpoint', { server: 'other', issuer: 'https://sso.example', endpoint: 'https://user:pw@sso.example/' }],
    ['endpoint', { server: 'other', issuer: 'https://sso.example', endpoint: 'https://sso.example/#x' }],
    ['endpoint', { server: 'other', issuer: 'https://sso.example', endpoint: 'file:///etc/passwd' }],
  ] as const)('names the field %s when it is %j', (field, patch) => {
    const read = readEnvironment(draft(patch), SANDBOX);
    expect(read.ok ? [] : Object.keys(read.reason)).toEqual([field]);
  });

  test('every region is recognised by the iss of its tokens, and no other host is', () => {
    for (const server of SERVERS)
      if (server.kind === 'region')
        expect(issuerHintOf(`https://${server.host}/${ID}/as`, SANDBOX)).toEqual({
          server: server.id,
          environmentId: ID,
        });
    expect(issuerHintOf(`${SANDBOX}/${ID}/as`, SANDBOX)).toEqual({ server: 'sandbox', environmentId: ID });
    for (const iss of [
      `https://evil.example/${ID}/as`,
      `http://auth.pingone.eu/${ID}/as`,
      `https://auth.pingone.eu/${ID}/as/`,
      'https://auth.pingone.eu/x/as',
      '',
    ])
      expect(issuerHintOf(iss, SANDBOX)).toBeUndefined();
  });
});
