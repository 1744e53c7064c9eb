import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { Credentials } from './clients.ts';

const LIFETIME_SECONDS = 300;

/**
 * A `client_assertion` of one of the sandbox's own clients, addressed to the issuer, good once and for five minutes.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export async function signClientAssertion(client: Credentials, issuer: string): Promise<string> {
  const { clientId, algorithm: alg, signingKey, kid, secret } = client;
  if (!alg) throw new Error('this client signs nothing');
  const iat = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat, exp: iat + LIFETIME_SECONDS })
    .setProtectedHeader({ alg, ...(kid && { kid }) })
    .sign(signingKey ? await importPKCS8(signingKey, alg) : new TextEncoder().encode(secret));
}
