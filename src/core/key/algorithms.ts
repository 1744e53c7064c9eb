/** The WebCrypto names under which a key for one JWS algorithm is imported and used. */
export type KeyAlgorithm =
  | { readonly name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS'; readonly hash: string; readonly saltLength?: number }
  | { readonly name: 'ECDSA'; readonly namedCurve: string; readonly hash: string }
  | { readonly name: 'Ed25519' }
  | { readonly name: 'HMAC'; readonly hash: string };

/**
 * The JWS algorithms that a client_assertion can be signed with, and their WebCrypto parameters.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 * @see https://www.rfc-editor.org/rfc/rfc8037#section-3.1
 */
export const ALGORITHMS = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  RS512: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 },
  PS384: { name: 'RSA-PSS', hash: 'SHA-384', saltLength: 48 },
  PS512: { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  EdDSA: { name: 'Ed25519' },
  Ed25519: { name: 'Ed25519' },
  HS256: { name: 'HMAC', hash: 'SHA-256' },
  HS384: { name: 'HMAC', hash: 'SHA-384' },
  HS512: { name: 'HMAC', hash: 'SHA-512' },
} as const satisfies Record<string, KeyAlgorithm>;

/** The name of a JWS algorithm, as it stands in the `alg` header. */
export type Algorithm = keyof typeof ALGORITHMS;

/** The algorithms for a shared secret, strongest last. */
export const SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const satisfies readonly Algorithm[];

/** The algorithms that fit the type and curve of a JWK; its own `alg` is not looked at. The first is the default. */
export const algorithmsFitting = (jwk: { readonly kty: string; readonly crv?: string }): readonly Algorithm[] =>
  Object.entries(ALGORITHMS)
    .filter(([, algorithm]) => fits(algorithm, jwk))
    .map(([name]) => name as Algorithm);

function fits(algorithm: KeyAlgorithm, jwk: { readonly kty: string; readonly crv?: string }): boolean {
  switch (algorithm.name) {
    case 'RSASSA-PKCS1-v1_5':
    case 'RSA-PSS':
      return jwk.kty === 'RSA';
    case 'ECDSA':
      return jwk.kty === 'EC' && jwk.crv === algorithm.namedCurve;
    case 'Ed25519':
      return jwk.kty === 'OKP' && jwk.crv === 'Ed25519';
    case 'HMAC':
      return jwk.kty === 'oct';
  }
}

/**
 * What to know of an algorithm that PingOne does not document for client assertions; undefined for those that it does: RS,
 * ES and HS with 256, 384 and 512 bits. The others may work; nobody promises it.
 * @see https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-private-key-jwt.html
 */
export const pingOneWarning = (algorithm: Algorithm): string | undefined =>
  /^(RS|ES|HS)(256|384|512)$/.test(algorithm)
    ? undefined
    : `${algorithm} is not documented for PingOne, which names RS, ES and HS with 256, 384 and 512 bits.`;
