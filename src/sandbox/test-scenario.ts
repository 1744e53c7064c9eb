import { createPrivateKey, randomUUID, type JsonWebKey } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Sample } from './sample.ts';
import type { Sandbox } from './server.ts';
import { withAssertion, type Caller } from './test-caller.ts';

/** What may be changed in how a sample's client asks. */
export interface Asking {
  readonly path?: string;
  readonly params?: Record<string, string>;
  readonly expiresInSeconds?: number;
  readonly signal?: AbortSignal;
}

/** Orders the sample of a scenario, to be asked by as often as is wanted. */
export async function play(caller: Caller, sandbox: Sandbox, scenario: string, asking?: Asking): Promise<Play> {
  const sample = await caller.sample('Good token', { scenario });
  return {
    sample,
    ask: () => askBy(sandbox, sample, asking),
    reason: () => caller.reason(sample.clientId),
  };
}

interface Play {
  readonly sample: Sample;
  readonly ask: () => Promise<Response>;
  readonly reason: () => Promise<string>;
}

/** Asks about a sample's token by nothing but what the sample carries, at the address that the sample names. */
export async function askBy(sandbox: Sandbox, sample: Sample, asking: Asking = {}): Promise<Response> {
  const issuer = `${sandbox.origin}/${sample.environmentId}/as`;
  const { path = '/introspect', params = { token: sample.token } } = asking;
  const assertion = sample.assertion || (await sign(sample, issuer, asking.expiresInSeconds));
  return fetch(`${issuer}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...params, ...withAssertion(assertion) }),
    ...(asking.signal && { signal: asking.signal }),
  });
}

async function sign(sample: Sample, issuer: string, expiresInSeconds = 300): Promise<string> {
  const { clientId, signingKey, secret, customAudience } = sample;
  const key = signingKey ? readKey(signingKey) : undefined;
  const alg = key ? (key.alg ?? { RSA: 'RS256', EC: 'ES256' }[key.kty]) : 'HS256';
  const iat = Math.floor(Date.now() / 1000);
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg, ...(key?.kid && { kid: key.kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(customAudience || issuer)
    .setIssuedAt(iat)
    .setExpirationTime(iat + expiresInSeconds)
    .sign(key ? await importJWK(key, alg) : new TextEncoder().encode(secret));
}

interface Key extends JsonWebKey {
  readonly kty: 'RSA' | 'EC';
  readonly kid?: string;
  readonly alg?: string;
}

function readKey(text: string): Key {
  const isJwk = text.startsWith('{');
  return (isJwk ? JSON.parse(text) : createPrivateKey(text).export({ format: 'jwk' })) as Key;
}
