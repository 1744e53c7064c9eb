import type { Provider } from 'oidc-provider';
import { OTHER_AUDIENCE, READONLY_SCOPE } from './custom-resource.ts';
import { GOOD_SCOPE, mintAccessToken, mintIdToken, mintRefreshToken, revokeJwt } from './minting.ts';
import { CLIENT_IDS } from './world.ts';

type Mint = (provider: Provider, clientId: string) => Promise<string>;

const HOUR = 3600;

const TOKENS = new Map<string, Mint>([
  ['Good token', (provider, clientId) => mintAccessToken(provider, { clientId })],
  ['Wrong audience', (provider, clientId) => mintAccessToken(provider, { clientId, audience: OTHER_AUDIENCE })],
  ['Missing scope', (provider, clientId) => mintAccessToken(provider, { clientId, scope: `${READONLY_SCOPE} openid` })],
  ['Expired', mintExpired],
  ['Revoked', mintRevoked],
  ['Opaque token', (provider, clientId) => mintAccessToken(provider, { clientId, format: 'opaque' })],
  ['Issued to another client', (provider) => mintAccessToken(provider, { clientId: CLIENT_IDS.otherApp })],
  ['ID token', mintIdToken],
  ['Refresh token', (provider, clientId) => mintRefreshToken(provider, clientId, `${GOOD_SCOPE} offline_access`)],
]);

/** The names that a sample can be asked for by; each token has one story to tell. */
export const SAMPLE_NAMES: readonly string[] = [...TOKENS.keys()];

/** Mints the token of that name, one of {@link SAMPLE_NAMES}, for a client. */
export async function mintSampleToken(provider: Provider, name: string, clientId: string): Promise<string> {
  const mint = TOKENS.get(name);
  if (!mint) throw new Error('there is no such sample');
  return mint(provider, clientId);
}

function mintExpired(provider: Provider, clientId: string): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000) - 2 * HOUR;
  return mintAccessToken(provider, { clientId, issuedAt, lifetimeSeconds: HOUR });
}

async function mintRevoked(provider: Provider, clientId: string): Promise<string> {
  const token = await mintAccessToken(provider, { clientId });
  await revokeJwt(provider, token);
  return token;
}
