import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { Credentials } from './clients.ts';

/** The one kind of assertion that there is. */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const LIFETIME_SECONDS = 300;

/**
 * A `client_assertion` of one of the sandbox's own clients, addressed to the issuer, good once and, unless another end
 * is ordered, for five minutes from now.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export async function signClientAssertion(
  client: Credentials,
  issuer: string,
  expiresInSeconds = LIFETIME_SECONDS,
): Promise<string> {
  const { clientId, algorithm: alg, signingKey, kid, secret } = client;
  if (!alg) throw new Error('this client signs nothing');
  const exp = Math.floor(Date.now() / 1000) + expiresInSeconds;
  const iat = exp - LIFETIME_SECONDS;
  return new SignJWT({ iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat, exp })
    .setProtectedHeader({ alg, ...(kid && { kid }) })
    .sign(signingKey ? await importPKCS8(signingKey, alg) : new TextEncoder().encode(secret));
}
