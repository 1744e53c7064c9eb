import { createHmac, createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Sample } from './sample.ts';
import { withAssertion, type Authentication } from './test-caller.ts';

/**
 * Authenticates whoever a sample speaks for, by nothing but what the sample says: a second reading of the methods, whose
 * signatures are Node's own.
 */
export function authenticationOf(sample: Sample, issuer: string): Authentication {
  const { method, clientId, secret, assertion, bearer } = sample;
  switch (method) {
    case 'private_key_jwt':
    case 'client_secret_jwt':
      return { params: withAssertion(signFor(sample, issuer)), headers: {} };
    case 'prepared':
      return { params: withAssertion(assertion), headers: {} };
    case 'client_secret_basic':
      return { params: {}, headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` } };
    case 'client_secret_post':
      return { params: { client_id: clientId, client_secret: secret }, headers: {} };
    case 'none':
      return { params: { client_id: clientId }, headers: {} };
    case 'bearer':
      return { params: {}, headers: { authorization: `Bearer ${bearer}` } };
  }
}

function signFor({ clientId, signingKey, secret }: Sample, issuer: string): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat, exp: iat + 300 };
  const input = [{ alg: signingKey ? 'RS256' : 'HS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = signingKey
    ? sign('sha256', Buffer.from(input), createPrivateKey(signingKey))
    : createHmac('sha256', secret).update(input).digest();
  return `${input}.${signature.toString('base64url')}`;
}
