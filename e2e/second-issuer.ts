import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Configuration } from 'oidc-provider';
import { createKeyPair, type KeyPair } from '../src/sandbox/key-pair.ts';
import { loadLibrary } from '../src/sandbox/library.ts';
import { Store } from '../src/sandbox/store.ts';

/** The clients of the second issuer: their IDs and secrets are as odd as the standard allows. */
export const BASIC_CLIENT = { id: 'orders api:v2', secret: 'p@ss:w0rd%+/&= and "quotes"' } as const;
export const KEY_CLIENT = 'orders-key';

/**
 * A second issuer, as oidc-provider is out of the box: other paths than PingOne's, opaque tokens, an issuer without `/as`,
 * and metadata that say so. It takes client_secret_basic and private_key_jwt with ES256, and no other method.
 */
export class SecondIssuer {
  readonly issuer: string;
  readonly key: KeyPair;
  readonly #server: Server;
  readonly #store: Store;

  private constructor(issuer: string, key: KeyPair, server: Server, store: Store) {
    this.issuer = issuer;
    this.key = key;
    this.#server = server;
    this.#store = store;
  }

  static async start(origin: string): Promise<SecondIssuer> {
    const [{ Provider }, key, signingKey] = await Promise.all([
      loadLibrary(),
      createKeyPair('p-256'),
      createKeyPair('rsa'),
    ]);
    const store = new Store();
    const common = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
    const configuration: Configuration = {
      adapter: store.adapter,
      jwks: { keys: [signingKey.privateJwk] },
      cookies: { keys: ['of no use: nobody signs in'] },
      clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
      enabledJWA: { clientAuthSigningAlgValues: ['ES256'] },
      scopes: ['orders.read'],
      clients: [
        {
          ...common,
          client_id: BASIC_CLIENT.id,
          client_secret: BASIC_CLIENT.secret,
          token_endpoint_auth_method: 'client_secret_basic',
        },
        {
          ...common,
          client_id: KEY_CLIENT,
          token_endpoint_auth_method: 'private_key_jwt',
          token_endpoint_auth_signing_alg: 'ES256',
          jwks: { keys: [key.publicJwk] },
        },
      ],
      ttl: { ClientCredentials: 3600 },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        introspection: { enabled: true, allowedPolicy: () => true },
      },
    };
    const provider = new Provider(origin, configuration);
    const server = createServer((request, response) => void provider.callback()(request, response));
    server.listen(Number(new URL(origin).port), '127.0.0.1');
    await once(server, 'listening');
    return new SecondIssuer(origin, key, server, store);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#store.close();
  }

  /** An opaque access token of the client with the secret. */
  async mint(scope = 'orders.read'): Promise<string> {
    const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
    const credentials = `${encode(BASIC_CLIENT.id)}:${encode(BASIC_CLIENT.secret)}`;
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`the second issuer gave no token: status ${response.status}`);
    return token;
  }
}
