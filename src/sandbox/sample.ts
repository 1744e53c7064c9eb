import type { Provider } from 'oidc-provider';
import { mintBearerToken } from './bearer-token.ts';
import { signClientAssertion } from './client-assertion.ts';
import { jwksUrlOf } from './client-keys.ts';
import { findCredentials, type Credentials } from './clients.ts';
import { EXPECTED_AUDIENCE, EXPECTED_SCOPE } from './custom-resource.ts';
import type { Caller, Method, SampleOrder } from './sample-order.ts';
import { mintSampleToken } from './sample-token.ts';
import { CLIENT_IDS, ENVIRONMENT_ID } from './world.ts';

/** What the caller of the endpoint authenticates itself with. What its method does not need is empty. */
interface Proof {
  readonly signingKey: string;
  readonly secret: string;
  readonly assertion: string;
  readonly bearer: string;
  /** Where the caller's registered public keys stand, if it is known by a key. */
  readonly jwksUrl: string;
}

/** Everything that the console's form needs: a token, and a client that can ask about it by the method ordered. */
export interface Sample extends SampleOrder, Proof {
  readonly environmentId: string;
  readonly clientId: string;
  readonly token: string;
  readonly expectedResource: string;
  readonly expectedScope: string;
  /** What the assertion's audience is to be, if it is to be another than the page's own choice. */
  readonly customAudience: string;
}

const WHO_ASKS: Readonly<Record<Caller, Readonly<Record<Method, string>>>> = {
  application: {
    private_key_jwt: CLIENT_IDS.app,
    client_secret_jwt: CLIENT_IDS.appSecretJwt,
    client_secret_basic: CLIENT_IDS.appSecretBasic,
    client_secret_post: CLIENT_IDS.appSecretPost,
    none: CLIENT_IDS.appPublic,
    bearer: CLIENT_IDS.app,
    prepared: CLIENT_IDS.app,
  },
  resource: {
    private_key_jwt: CLIENT_IDS.resourceKey,
    client_secret_jwt: CLIENT_IDS.resourceSecretJwt,
    client_secret_basic: CLIENT_IDS.resource,
    client_secret_post: CLIENT_IDS.resourceSecretPost,
    none: CLIENT_IDS.resourcePublic,
    bearer: CLIENT_IDS.resourceKey,
    prepared: CLIENT_IDS.resourceKey,
  },
};

const NOTHING: Proof = { signingKey: '', secret: '', assertion: '', bearer: '', jwksUrl: '' };

/** Mints the sample that was ordered. An application asks about a token of its own, the resource about the main app's. */
export async function mintSample(
  provider: Provider,
  clients: readonly Credentials[],
  order: SampleOrder,
): Promise<Sample> {
  return mintSampleAs(provider, findCredentials(clients, WHO_ASKS[order.caller][order.method]), order);
}

/** Mints the sample for a client that may ask by that method. */
export async function mintSampleAs(provider: Provider, client: Credentials, order: SampleOrder): Promise<Sample> {
  const { name, method, caller } = order;
  const owner = caller === 'application' ? client.clientId : CLIENT_IDS.app;
  return {
    ...order,
    environmentId: ENVIRONMENT_ID,
    clientId: client.clientId,
    ...(await prove(provider, client, method)),
    token: await mintSampleToken(provider, name, owner),
    expectedResource: EXPECTED_AUDIENCE,
    expectedScope: EXPECTED_SCOPE,
    customAudience: '',
  };
}

async function prove(provider: Provider, client: Credentials, method: Method): Promise<Proof> {
  const { signingKey = '', secret = '' } = client;
  const jwksUrl = jwksUrlOf(provider.issuer, client.clientId);
  switch (method) {
    case 'private_key_jwt':
      return { ...NOTHING, signingKey, jwksUrl };
    case 'prepared':
      return { ...NOTHING, assertion: await signClientAssertion(client, provider.issuer), jwksUrl };
    case 'bearer':
      return { ...NOTHING, bearer: await mintBearerToken(provider, client.clientId) };
    case 'none':
      return NOTHING;
    default:
      return { ...NOTHING, secret };
  }
}
