import { randomBytes } from 'node:crypto';
import type { ClientMetadata } from 'oidc-provider';
import { createKeyPair, type KeyPair } from './key-pair.ts';
import { FAULT_CLIENT_IDS } from './scenario-client.ts';
import { SERVER_FAULTS, type ServerFault } from './scenario-name.ts';
import { CLIENT_IDS, everyVschar, OPENID_SCOPES } from './world.ts';

/** How a client authenticates itself, as it is registered. */
type Method = 'private_key_jwt' | 'client_secret_jwt' | 'client_secret_basic' | 'client_secret_post' | 'none';

/** What a caller needs to act as one of the sandbox's clients. */
export interface Credentials {
  readonly name: string;
  readonly clientId: string;
  readonly method: Method;
  /** One that works; the client accepts every algorithm that fits its key or secret. */
  readonly algorithm?: string;
  readonly signingKey?: string;
  readonly kid?: string;
  readonly secret?: string;
}

export interface RegisteredClient {
  readonly credentials: Credentials;
  readonly metadata: ClientMetadata;
}

const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials'];

/** Registers every client of the sandbox with keys and secrets that nobody has seen before. */
export async function createClients(): Promise<readonly RegisteredClient[]> {
  const [app, other, resource, rs256, es256, faulty] = await Promise.all([
    createKeyPair('rsa'),
    createKeyPair('rsa'),
    createKeyPair('rsa'),
    createKeyPair('rsa'),
    createKeyPair('p-256'),
    Promise.all(SERVER_FAULTS.map(createFaultClient)),
  ]);
  return [
    withKey('app', 'RS256', app, asApp(CLIENT_IDS.app)),
    withKey('app-es256', 'ES256', es256, asApp(CLIENT_IDS.appEs256)),
    withSecret('app-secret-jwt', 'client_secret_jwt', asApp(CLIENT_IDS.appSecretJwt)),
    withSecret('app-secret-basic', 'client_secret_basic', asApp(CLIENT_IDS.appSecretBasic)),
    withSecret('app-secret-post', 'client_secret_post', asApp(CLIENT_IDS.appSecretPost)),
    withoutSecret('app-public', {
      ...asApp(CLIENT_IDS.appPublic),
      grant_types: ['authorization_code', 'refresh_token'],
    }),
    withKey('other-app', 'RS256', other, asApp(CLIENT_IDS.otherApp)),
    withSecret('resource', 'client_secret_basic', asResource(CLIENT_IDS.resource)),
    withKey('resource-key', 'RS256', resource, asResource(CLIENT_IDS.resourceKey)),
    withSecret('resource-secret-jwt', 'client_secret_jwt', asResource(CLIENT_IDS.resourceSecretJwt)),
    withSecret('resource-secret-post', 'client_secret_post', asResource(CLIENT_IDS.resourceSecretPost)),
    withoutSecret('resource-public', asResource(CLIENT_IDS.resourcePublic)),
    withSecret('app-hostile-post', 'client_secret_post', asApp(CLIENT_IDS.appHostilePost), hostileSecret()),
    withSecret('app-hostile-basic', 'client_secret_basic', asApp(CLIENT_IDS.appHostileBasic), hostileSecret()),
    withKey('app-rs256', 'RS256', pinned('RS256', rs256), {
      ...asApp(CLIENT_IDS.appRs256),
      token_endpoint_auth_signing_alg: 'RS256',
    }),
    ...faulty,
  ];
}

/** The credentials of a client of the sandbox, which is known to be there. */
export function findCredentials(clients: readonly Credentials[], clientId: string): Credentials {
  const client = clients.find((each) => each.clientId === clientId);
  if (!client) throw new Error('there is no such client');
  return client;
}

/** 64 characters that nobody has seen before. */
export const randomSecret = (): string => randomBytes(48).toString('base64url');

/** An EC key, because it is made in no time. */
async function createFaultClient(fault: ServerFault): Promise<RegisteredClient> {
  const name = fault.toLowerCase().replaceAll(' ', '-');
  return withKey(name, 'ES256', await createKeyPair('p-256'), asApp(FAULT_CLIENT_IDS[fault]));
}

const pinned = (alg: string, key: KeyPair): KeyPair => ({ ...key, publicJwk: { ...key.publicJwk, alg } });

function withKey(name: string, algorithm: string, key: KeyPair, metadata: ClientMetadata): RegisteredClient {
  const { pem, publicJwk } = key;
  const method = 'private_key_jwt';
  return {
    credentials: { name, clientId: metadata.client_id, method, algorithm, signingKey: pem, kid: publicJwk.kid },
    metadata: { ...metadata, token_endpoint_auth_method: method, jwks: { keys: [publicJwk] } },
  };
}

function withSecret(
  name: string,
  method: Exclude<Method, 'private_key_jwt' | 'none'>,
  metadata: ClientMetadata,
  secret = randomSecret(),
): RegisteredClient {
  const algorithm = method === 'client_secret_jwt' ? { algorithm: 'HS256' } : {};
  return {
    credentials: { name, clientId: metadata.client_id, method, ...algorithm, secret },
    metadata: { ...metadata, token_endpoint_auth_method: method, client_secret: secret },
  };
}

/** A secret with every character that one may hold, and still one that nobody has seen before. */
const hostileSecret = (): string => `${everyVschar("'")}${randomSecret()}`;

function withoutSecret(name: string, metadata: ClientMetadata): RegisteredClient {
  const method = 'none';
  return {
    credentials: { name, clientId: metadata.client_id, method },
    metadata: { ...metadata, token_endpoint_auth_method: method },
  };
}

function asApp(clientId: string): ClientMetadata {
  return {
    client_id: clientId,
    application_type: 'native',
    grant_types: GRANT_TYPES,
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/callback'],
    scope: OPENID_SCOPES.join(' '),
    // the library writes `sid` only for clients that ask for session ids at logout; nobody listens on port 9
    backchannel_logout_uri: 'http://127.0.0.1:9/logout',
    backchannel_logout_session_required: true,
  };
}

/** PingOne gives a custom resource an id and credentials of its own, good for introspection and nothing else. */
function asResource(clientId: string): ClientMetadata {
  return { client_id: clientId, grant_types: [], response_types: [], redirect_uris: [] };
}
