import { describe, expect, test } from 'vitest';
import { endpointsAt, habitsOf } from './preset-patch.ts';
import { presetOf } from './presets.ts';

const PLAIN = {
  preset: '',
  caller: 'application',
  method: 'private_key_jwt',
  audience: 'issuer',
  basicEncoding: 'form',
} as const;

describe('choosing a preset', () => {
  test('brings the habits of the product', () => {
    expect(habitsOf(presetOf('hydra'), PLAIN)).toEqual({ preset: 'hydra', method: 'none' });
    expect(habitsOf(presetOf('pingone-aic'), PLAIN)).toMatchObject({ audience: 'token' });
    expect(habitsOf(undefined, PLAIN)).toEqual({ preset: '' });
  });

  test('takes those of the former product away', () => {
    const hydra = { ...PLAIN, preset: 'hydra', method: 'none' } as const;
    expect(habitsOf(presetOf('curity'), hydra)).toEqual({ preset: 'curity', method: 'private_key_jwt' });
    expect(habitsOf(undefined, hydra)).toEqual({ preset: '', method: 'private_key_jwt' });
    expect(habitsOf(presetOf('keycloak'), { ...PLAIN, preset: 'okta', audience: 'introspection' })).toEqual({
      preset: 'keycloak',
      audience: 'issuer',
    });
  });

  test('leaves what a person has chosen', () => {
    const chosen = { ...PLAIN, preset: 'hydra', method: 'client_secret_post', audience: 'token' } as const;
    expect(habitsOf(presetOf('curity'), chosen)).toEqual({ preset: 'curity' });
  });

  test('fills the endpoints that follow from the issuer, and leaves others', () => {
    const issuer = 'https://sso.example/realms/a';
    const typed = { issuer: '', endpoint: '', tokenEndpoint: '' };
    const keycloak = endpointsAt(typed, presetOf('keycloak'), issuer);
    expect(keycloak.endpoint).toBe(`${issuer}/protocol/openid-connect/token/introspect`);
    const filled = { ...typed, ...keycloak, issuer };
    expect(endpointsAt(filled, presetOf('keycloak'), `${issuer}b`).endpoint).toBe(
      `${issuer}b/protocol/openid-connect/token/introspect`,
    );
    expect(endpointsAt(filled, presetOf('hydra'), issuer)).toEqual({ endpoint: '', tokenEndpoint: '' });
    expect(endpointsAt({ ...filled, endpoint: 'https://mine.example/i' }, presetOf('okta'), issuer)).not.toHaveProperty(
      'endpoint',
    );
  });
});
