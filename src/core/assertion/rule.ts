import type { Source } from '../claims/source.ts';
import type { Environment } from '../environment/environment.ts';
import type { Vendor } from '../vendor/vendor.ts';
import type { RegistrationFinding } from '../key/registration.ts';
import type { JsonNode } from '../token/json.ts';

/** The documents that the rules for a client_assertion come from. */
export const SOURCES = {
  rfc7523: { name: 'RFC 7523 section 3', url: 'https://www.rfc-editor.org/rfc/rfc7523#section-3' },
  rfc7523bis: { name: 'RFC 7523bis (draft)', url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc7523bis/' },
  rfc7519: { name: 'RFC 7519 section 4.1', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1' },
  rfc7518: { name: 'RFC 7518 section 3.2', url: 'https://www.rfc-editor.org/rfc/rfc7518#section-3.2' },
  rfc7515: { name: 'RFC 7515 section 6', url: 'https://www.rfc-editor.org/rfc/rfc7515#section-6' },
  rfc8725: { name: 'RFC 8725 section 3', url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3' },
  oidc: {
    name: 'OpenID Connect Core section 9',
    url: 'https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication',
  },
  fapi: { name: 'FAPI 2.0', url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html' },
  pingone: {
    name: 'PingOne: create a private key JWT',
    url: 'https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-private-key-jwt.html',
  },
  sandbox: { name: 'oidc-provider (the sandbox)', url: 'https://github.com/panva/node-oidc-provider' },
  keycloak: { name: 'Keycloak issue 30599', url: 'https://github.com/keycloak/keycloak/issues/30599' },
  okta: {
    name: 'Okta: invalid key ID',
    url: 'https://support.okta.com/help/s/article/okta-client-assertion-error-invalid-key-id',
  },
  auth0: { name: 'Auth0 community 191217', url: 'https://community.auth0.com/t/191217' },
  fosite: { name: 'Ory fosite', url: 'https://github.com/ory/fosite' },
  openiddict: { name: 'OpenIddict issue 2539', url: 'https://github.com/openiddict/openiddict-core/issues/2539' },
  audienceInjection: { name: 'CVE-2025-27370', url: 'https://nvd.nist.gov/vuln/detail/CVE-2025-27370' },
} as const satisfies Record<string, Source>;

/**
 * How a claim or header parameter of an assertion stands to one rule: `met`, `unmet` (the server asked must refuse it),
 * or `warned` (some servers refuse it, or nobody promises that it works).
 */
export interface RuleFinding {
  /** The claim or header parameter. */
  readonly about: string;
  readonly standing: 'met' | 'unmet' | 'warned';
  readonly sentence: string;
  readonly source: Source;
}

/** What the rules need to know beside the assertion itself. Times in milliseconds since the epoch. */
export interface RuleContext {
  readonly environment: Environment;
  readonly vendor: Vendor;
  readonly method: 'private_key_jwt' | 'client_secret_jwt' | 'prepared';
  /** The client that asks; empty if only the assertion names it. */
  readonly clientId: string;
  readonly now: number;
  /** The length of the client secret in bytes, where one signs. */
  readonly secretBytes?: number;
  /** The comparison with the client's registered keys, once it was made. */
  readonly registered?: readonly RegistrationFinding[];
  /** Whether this very assertion has been sent before. */
  readonly alreadySent?: boolean;
}

/** An assertion as the rules read it. */
export interface AssertionParts {
  readonly header: JsonNode;
  readonly claims: JsonNode;
}

/** The finding, with the parts that every rule repeats. */
export const finding = (
  about: string,
  standing: RuleFinding['standing'],
  sentence: string,
  source: Source,
): RuleFinding => ({ about, standing, sentence, source });
