import { createPrivateKey, randomUUID } from 'node:crypto';
import { signClientAssertion } from './client-assertion.ts';
import { jwksUrlOf } from './client-keys.ts';
import { randomSecret, type Credentials } from './clients.ts';
import { createKeyPair } from './key-pair.ts';
import type { Sample } from './sample.ts';
import type { ClientMistake } from './scenario-name.ts';
import { authenticateOnce } from './used-assertion.ts';
import { CLIENT_IDS, OTHER_ENVIRONMENT_ID } from './world.ts';

/** The right sample of a client, and what is changed in it so that whoever asks by it has made the mistake. */
export interface Mistake {
  readonly clientId: string;
  readonly method: 'private_key_jwt' | 'prepared';
  readonly make: (right: Sample, client: Credentials, issuer: string) => Partial<Sample> | Promise<Partial<Sample>>;
}

const BY_KEY = { clientId: CLIENT_IDS.app, method: 'private_key_jwt' } as const;
const BY_ASSERTION = { clientId: CLIENT_IDS.app, method: 'prepared' } as const;

const EXPIRED_FOR_SECONDS = 600;

/** Every mistake that a client can be shown to make. */
export const MISTAKES: Readonly<Record<ClientMistake, Mistake>> = {
  'Wrong key': {
    ...BY_KEY,
    make: async (_, { kid }) => ({ signingKey: asJwk((await createKeyPair('rsa')).pem, { kid }) }),
  },
  'Unknown kid': { ...BY_KEY, make: ({ signingKey }) => ({ signingKey: asJwk(signingKey, { kid: randomUUID() }) }) },
  'Audience with a slash': { ...BY_KEY, make: (_, __, issuer) => ({ customAudience: `${issuer}/` }) },
  'Swapped client': {
    ...BY_KEY,
    make: (_, __, issuer) => ({
      clientId: CLIENT_IDS.otherApp,
      jwksUrl: jwksUrlOf(issuer, CLIENT_IDS.otherApp),
    }),
  },
  'Expired assertion': {
    ...BY_ASSERTION,
    make: async (_, client, issuer) => ({ assertion: await signClientAssertion(client, issuer, -EXPIRED_FOR_SECONDS) }),
  },
  'Replayed assertion': {
    ...BY_ASSERTION,
    make: async ({ assertion }, _, issuer) => {
      await authenticateOnce(assertion, issuer);
      return {};
    },
  },
  'Wrong algorithm': {
    clientId: CLIENT_IDS.appRs256,
    method: 'private_key_jwt',
    make: ({ signingKey }, { kid }) => ({ signingKey: asJwk(signingKey, { kid, alg: 'PS256' }) }),
  },
  'Secret instead of key': {
    ...BY_KEY,
    make: () => ({ method: 'client_secret_jwt', signingKey: '', secret: randomSecret() }),
  },
  'Resource asks as application': { ...BY_KEY, make: () => ({ clientId: CLIENT_IDS.resource, jwksUrl: '' }) },
  'Wrong environment': { ...BY_KEY, make: () => ({ environmentId: OTHER_ENVIRONMENT_ID }) },
};

function asJwk(pem: string, marks: { readonly kid: string | undefined; readonly alg?: string }): string {
  return JSON.stringify({ ...createPrivateKey(pem).export({ format: 'jwk' }), use: 'sig', ...marks });
}
