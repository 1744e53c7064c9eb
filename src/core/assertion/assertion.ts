import { SignJWT } from 'jose';
import type { Algorithm } from '../key/algorithms.ts';
import type { World } from '../world.ts';

/** How long an assertion is valid from the moment it is made, in seconds. */
export const ASSERTION_LIFETIME_S = 120;

/** How far `iat` lies in the past, in seconds, so that a server whose clock is a little behind does not see the future. */
export const ASSERTION_BACKDATE_S = 5;

/** The value of `client_assertion_type` (RFC 7523 section 2.2). */
export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The claims of a client_assertion; times in seconds since the epoch (NumericDate). */
export interface AssertionClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
}

/** A key and how to sign with it. `keyId` becomes the header `kid` where there is one. */
export interface AssertionSigner {
  readonly algorithm: Algorithm;
  readonly cryptoKey: CryptoKey;
  readonly keyId: string | undefined;
}

/**
 * The claims of a fresh assertion: `iss` and `sub` are the client, the audience is the issuer and nothing else, `jti` is
 * new at every call, and there is no `nbf`, which only ever trips over clock differences.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 * @see https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc7523bis/
 */
export function assertionClaims(
  clientId: string,
  audience: string,
  world: Pick<World, 'now' | 'uuid'>,
): AssertionClaims {
  const now = Math.floor(world.now() / 1000);
  return {
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: world.uuid(),
    iat: now - ASSERTION_BACKDATE_S,
    exp: now + ASSERTION_LIFETIME_S,
  };
}

/**
 * Signs the claims as a compact JWS. Throws what WebCrypto throws, which only a key of another algorithm provokes.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-3.1
 */
export const signAssertion = (claims: AssertionClaims, signer: AssertionSigner): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({
      alg: signer.algorithm,
      typ: 'JWT',
      ...(signer.keyId === undefined ? {} : { kid: signer.keyId }),
    })
    .sign(signer.cryptoKey);
