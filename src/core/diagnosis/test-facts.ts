import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { readEnvironment } from '../environment/environment.ts';
import { importKey } from '../key/import-key.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { madeUpJwt } from '../token/test-token.ts';
import { readToken } from '../token/token.ts';
import { requestFactsOf, type RequestFacts, type RequestParts } from './facts.ts';

/** A moment, in milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 10, 26, 12);
export const CLIENT = '21608059-7055-4d5a-b712-6743db57ab66';
export const ENVIRONMENT_ID = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';
export const ISSUER = `https://auth.pingone.eu/${ENVIRONMENT_ID}/as`;

/** A token of the environment and client that are asked with, for tests that change something about it. */
export const tokenWith = (claims: object = {}): string =>
  madeUpJwt({ iss: ISSUER, client_id: CLIENT, aud: ['api'], scope: 'read', exp: NOW / 1000 + 600, ...claims });

/** What a test changes of a request with which nothing is wrong. */
export interface TestRequest extends Partial<Omit<RequestParts, 'draft'>> {
  readonly draft?: Partial<Draft>;
  readonly secrets?: Partial<Record<'secret' | 'assertion' | 'bearer', string>>;
  readonly key?: SigningKey;
}

/** The parts of a request to PingOne with which nothing is wrong, but for what is changed. */
export function partsOf({ draft: changes, secrets = {}, key, ...more }: TestRequest = {}): RequestParts {
  const draft: Draft = {
    ...EMPTY_DRAFT,
    server: 'eu',
    environmentId: ENVIRONMENT_ID,
    token: tokenWith(),
    clientId: CLIENT,
    ...changes,
  };
  const environment = readEnvironment(draft, 'http://127.0.0.1:9');
  return {
    draft,
    environment: environment.ok ? environment.value : undefined,
    token: readToken(draft.token),
    signingKey: key ? { key } : {},
    registered: { keys: undefined },
    readSecret: (name) => secrets[name] ?? '',
    signature: { check: undefined },
    timesSent: 0,
    changedAt: NOW,
    answered: undefined,
    skew: undefined,
    ...more,
  };
}

/** The facts of such a request. */
export function factsOf(request: TestRequest = {}): RequestFacts {
  const facts = requestFactsOf(partsOf(request));
  if (!facts) throw new Error('the environment of the test is not complete');
  return facts;
}

/** A fresh RSA key, as the page imports it from a JWK with these members more. */
export async function makeKey(members: object = {}): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  );
  const { alg: _alg, key_ops: _ops, ext: _ext, ...jwk } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const imported = await importKey(JSON.stringify({ ...jwk, ...members }));
  if (imported.kind !== 'key') throw new Error('the key of the test was refused');
  return imported.key;
}
