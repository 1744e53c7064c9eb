import type { Environment } from '../environment/environment.ts';
import { failure, success, type Result } from '../result.ts';
import type { World } from '../world.ts';
import { fetchJwks } from './fetch-jwks.ts';
import { fetchMetadata } from '../discovery/metadata.ts';

/** The JWK Set of an issuer as its text, and the URL that it came from. */
export interface IssuerKeys {
  readonly text: string;
  readonly url: string;
}

/**
 * Fetches the public keys of the authorization server that was chosen in the form. PingOne's are beside its issuer; any
 * other server's are where its metadata says or, where it has none, looked for beside the issuer too. No URL ever comes out
 * of a token. The reason of a failure is text that names every URL that was asked; only an abort by `signal` is thrown.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2
 * @see https://www.rfc-editor.org/rfc/rfc8725#section-3.10
 */
export async function fetchIssuerKeys(
  { server, issuer }: Pick<Environment, 'server' | 'issuer'>,
  relaySecret: string,
  world: Pick<World, 'fetch'>,
  signal: AbortSignal,
): Promise<Result<IssuerKeys, string>> {
  /** Tries one URL; `before` is what was tried until then. */
  const keysAt = async (url: string, before: readonly string[]): Promise<Result<IssuerKeys, string>> => {
    const jwks = await fetchJwks(url, relaySecret, world, signal);
    return jwks.ok ? success({ text: jwks.value, url }) : notFound([...before, `${url}: ${jwks.reason}`]);
  };
  const beside = `${issuer.replace(/\/$/, '')}/jwks`;
  if (server !== 'other') return keysAt(beside, []);

  const metadata = await fetchMetadata(issuer, relaySecret, world, signal);
  if (!metadata.ok) {
    const { sentence, mayBeElsewhere } = metadata.reason;
    return mayBeElsewhere ? keysAt(beside, [sentence]) : notFound([sentence]);
  }
  const { jwksUri, url } = metadata.value;
  return jwksUri === undefined
    ? notFound([`The metadata at ${url} has no “jwks_uri” that is a URL.`])
    : keysAt(jwksUri, [`The metadata at ${url} names ${jwksUri}.`]);
}

const notFound = (tried: readonly string[]): Result<never, string> =>
  failure(`The keys of the issuer were not found. ${tried.join(' ')}`);
