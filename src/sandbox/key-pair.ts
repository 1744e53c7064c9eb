import { generateKeyPair as generate } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, type JWK } from 'jose';

export interface KeyPair {
  /** PKCS#8, the way a person would paste it. */
  readonly pem: string;
  readonly privateJwk: JWK & { readonly kid: string };
  readonly publicJwk: JWK & { readonly kid: string };
}

const generateAsync = promisify(generate);

/**
 * A fresh key pair whose `kid` is its thumbprint. An RSA key has no `alg`: it may sign RS256 today and PS512 tomorrow.
 * @see https://www.rfc-editor.org/rfc/rfc7638
 */
export async function createKeyPair(kind: 'rsa' | 'p-256'): Promise<KeyPair> {
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? await generateAsync('rsa', { modulusLength: 2048 })
      : await generateAsync('ec', { namedCurve: 'P-256' });
  // Node's JsonWebKey and jose's JWK are the same shape under two names.
  const publicPart = publicKey.export({ format: 'jwk' }) as JWK;
  const marks = {
    kid: await calculateJwkThumbprint(publicPart),
    use: 'sig',
    ...(kind === 'p-256' && { alg: 'ES256' }),
  };
  return {
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    privateJwk: { ...(privateKey.export({ format: 'jwk' }) as JWK), ...marks },
    publicJwk: { ...publicPart, ...marks },
  };
}
