import type { Provider } from 'oidc-provider';
import type { Credentials } from './clients.ts';
import { EXPECTED_AUDIENCE, EXPECTED_SCOPE, OTHER_AUDIENCE, READONLY_SCOPE } from './custom-resource.ts';
import { GOOD_SCOPE, mintAccessToken, mintIdToken, mintRefreshToken, revokeJwt } from './minting.ts';
import { CLIENT_IDS, ENVIRONMENT_ID } from './world.ts';

/** Everything that the console's form needs, with a token that has one story to tell. */
export interface Sample {
  readonly name: string;
  readonly environmentId: string;
  readonly clientId: string;
  readonly method: 'private_key_jwt';
  readonly signingKey: string;
  readonly token: string;
  readonly expectedResource: string;
  readonly expectedScope: string;
}

const HOUR = 3600;

const TOKENS = new Map<string, (provider: Provider) => Promise<string>>([
  ['Good token', (provider) => mintAccessToken(provider, {})],
  ['Wrong audience', (provider) => mintAccessToken(provider, { audience: OTHER_AUDIENCE })],
  ['Missing scope', (provider) => mintAccessToken(provider, { scope: `${READONLY_SCOPE} openid` })],
  ['Expired', mintExpired],
  ['Revoked', mintRevoked],
  ['Opaque token', (provider) => mintAccessToken(provider, { format: 'opaque' })],
  ['Issued to another client', (provider) => mintAccessToken(provider, { clientId: CLIENT_IDS.otherApp })],
  ['ID token', (provider) => mintIdToken(provider, CLIENT_IDS.app)],
  ['Refresh token', (provider) => mintRefreshToken(provider, CLIENT_IDS.app, `${GOOD_SCOPE} offline_access`)],
]);

/** The names that a sample can be asked for by. */
export const SAMPLE_NAMES: readonly string[] = [...TOKENS.keys()];

/** Mints the sample of that name, or nothing if there is none. Every one is asked about by the same client. */
export async function mintSample(provider: Provider, app: Credentials, name: string): Promise<Sample | undefined> {
  const mint = TOKENS.get(name);
  return (
    mint && {
      name,
      environmentId: ENVIRONMENT_ID,
      clientId: app.clientId,
      method: 'private_key_jwt',
      signingKey: app.signingKey ?? '',
      token: await mint(provider),
      expectedResource: EXPECTED_AUDIENCE,
      expectedScope: EXPECTED_SCOPE,
    }
  );
}

function mintExpired(provider: Provider): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000) - 2 * HOUR;
  return mintAccessToken(provider, { issuedAt, lifetimeSeconds: HOUR });
}

async function mintRevoked(provider: Provider): Promise<string> {
  const token = await mintAccessToken(provider, {});
  await revokeJwt(provider, token);
  return token;
}
