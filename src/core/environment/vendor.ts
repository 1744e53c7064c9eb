import type { Environment } from './environment.ts';

/** An authorization server product whose demands on a client_assertion are known. */
export type Vendor = 'pingone' | 'keycloak' | 'okta' | 'auth0' | 'hydra' | 'pingfederate' | 'other';

const SHAPES: readonly (readonly [shape: RegExp, vendor: Vendor])[] = [
  [/\/protocol\/openid-connect\//, 'keycloak'],
  [/^https:\/\/[^/]+\.(?:okta|oktapreview|okta-emea)\.com\//, 'okta'],
  [/^https:\/\/[^/]+\.auth0\.com\//, 'auth0'],
  [/\/admin\/oauth2\/introspect$/, 'hydra'],
  [/\/as\/introspect\.oauth2$/, 'pingfederate'],
];

/**
 * The product that answers there, as far as the shape of its introspection endpoint tells; the sandbox keeps PingOne's
 * rules. A guess for explanations, never for what is sent.
 */
export function vendorOf({ server, introspectionEndpoint }: Environment): Vendor {
  if (server !== 'other') return 'pingone';
  return SHAPES.find(([shape]) => shape.test(introspectionEndpoint))?.[1] ?? 'other';
}
