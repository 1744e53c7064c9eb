import { compactVerify, createLocalJWKSet, type JSONWebKeySet, type JWTPayload } from 'jose';
import { handleOf, type Store } from './store.ts';

export interface TokenHandle {
  readonly kind: 'access_token' | 'id_token' | 'unknown';
  readonly handle: string;
}

const UNKNOWN: TokenHandle = { kind: 'unknown', handle: handleOf('unknown') };

/**
 * Reads a presented token: a JWT that this server signed becomes the handle of its record, any other JWT a handle that
 * stands for nothing. What is no JWT is left to the library.
 */
export function createHandleReader(issuer: string, publicKeys: JSONWebKeySet, store: Store) {
  const keys = createLocalJWKSet(publicKeys);

  return async function readHandle(token: string): Promise<TokenHandle | undefined> {
    const segments = token.split('.').length;
    if (segments !== 3 && segments !== 5) return undefined;
    const verified = await compactVerify(token, keys).catch(() => undefined);
    if (!verified) return UNKNOWN;
    // signed by us, so it is a claims set that we wrote
    const claims = JSON.parse(new TextDecoder().decode(verified.payload)) as JWTPayload;
    if (claims.iss !== issuer || !claims.exp || !claims.sub) return UNKNOWN;
    const { typ } = verified.protectedHeader;
    if (typ === 'at+jwt' && claims.jti) return { kind: 'access_token', handle: handleOf(claims.jti) };
    // the library gives ID tokens no `typ`, and everything else that it signs has one
    return typ === undefined ? keepIdToken(token, claims, store) : UNKNOWN;
  };
}

/** The library does not introspect ID tokens, PingOne does: for as long as one is asked about, it has a record of its own. */
async function keepIdToken(token: string, claims: JWTPayload, store: Store): Promise<TokenHandle> {
  const { iss: _, sub, aud, exp = 0, iat, sid, ...extra } = claims;
  const [clientId] = [aud ?? []].flat();
  const id = `id-token-${token.slice(token.lastIndexOf('.') + 1)}`;
  const record = { kind: 'AccessToken', jti: handleOf(id), clientId, accountId: sub, aud, exp, iat, extra };
  await store
    .adapter('AccessToken')
    .upsert(handleOf(id), { ...record, ...(typeof sid === 'string' && { sid }) }, exp - Math.floor(Date.now() / 1000));
  return { kind: 'id_token', handle: handleOf(id) };
}
