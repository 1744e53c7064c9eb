import { CompactSign } from 'jose';
import type { World } from '../world.ts';
import type { AssertionOptions } from './options.ts';

/** How far `iat` lies in the past, in seconds, so that a server whose clock is a little behind does not see the future. */
export const ASSERTION_BACKDATE_S = 5;

/** An assertion before it is signed: header and claims as the JSON texts that will be signed. */
export interface UnsignedAssertion {
  readonly header: string;
  readonly claims: string;
}

/**
 * A fresh assertion: `iss` and `sub` are the client, the audience is a single string, `jti` is new at every call, and
 * there is no `nbf`, which only ever trips over clock differences.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export function makeAssertion(options: AssertionOptions, world: Pick<World, 'now' | 'uuid'>): UnsignedAssertion {
  const { clientId, audience, lifetime, type, keyId, algorithm, extraClaims } = options;
  const now = Math.floor(world.now() / 1000);
  const claims = JSON.stringify({
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: world.uuid(),
    iat: now - ASSERTION_BACKDATE_S,
    exp: now + lifetime,
  });
  const extra = extraClaims.trim().slice(1, -1).trim();
  return {
    header: JSON.stringify({ alg: algorithm, typ: type, ...(keyId === '' ? {} : { kid: keyId }) }),
    claims: extra === '' ? claims : `${claims.slice(0, -1)},${extra}}`,
  };
}

/**
 * Signs an assertion as a compact JWS. Throws what WebCrypto throws, which only a key of another algorithm provokes.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-3.1
 */
export const signAssertion = ({ header, claims }: UnsignedAssertion, cryptoKey: CryptoKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(claims)).setProtectedHeader(JSON.parse(header)).sign(cryptoKey);
