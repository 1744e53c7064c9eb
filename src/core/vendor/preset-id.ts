/**
 * The products of other vendors that the page knows, by the value that the form remembers of them. The last four have no
 * introspection endpoint.
 */
export const PRESET_IDS = [
  'keycloak',
  'okta',
  'hydra',
  'curity',
  'pingfederate',
  'pingone-aic',
  'authentik',
  'zitadel',
  'duende',
  'oidc-provider',
  'auth0',
  'entra',
  'google',
  'cognito',
] as const;

/** One of {@link PRESET_IDS}. */
export type PresetId = (typeof PRESET_IDS)[number];

/** Whether a preset stands for a product that has no introspection endpoint. */
export const lacksIntrospection = (preset: string): boolean => ['auth0', 'entra', 'google', 'cognito'].includes(preset);
