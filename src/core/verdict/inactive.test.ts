import { describe, expect, test } from 'vitest';
import type { SignatureCheck } from '../token/signature.ts';
import { madeUpJwt } from '../token/test-token.ts';
import { readToken } from '../token/token.ts';
import { explainInactive } from './inactive.ts';
import type { InactiveContext } from './inactive-reason.ts';

const NOW = Date.UTC(2026, 10, 25);
const ENVIRONMENT = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';
const ISSUER = `https://auth.pingone.com/${ENVIRONMENT}/as`;

const CLAIMS = { iss: ISSUER, client_id: 'client', aud: ['api'], exp: NOW / 1000 + 600, scope: 'read', sub: 'u' };
const jwt = (claims: object, header: object = {}): string =>
  madeUpJwt({ ...CLAIMS, ...claims }, { typ: undefined, ...header });

const explain = (
  token: string,
  change: Partial<InactiveContext['inquiry']> = {},
  more: Partial<InactiveContext> = {},
) =>
  explainInactive({
    token: readToken(token),
    inquiry: {
      caller: 'application',
      clientId: 'client',
      hint: '',
      environment: {
        server: 'na',
        issuer: ISSUER,
        introspectionEndpoint: `${ISSUER}/introspect`,
        tokenEndpoint: `${ISSUER}/token`,
      },
      ...change,
    },
    signature: undefined,
    now: NOW,
    ...more,
  });

const environment = (issuer: string, endpoint = `${issuer}/introspect`) =>
  ({ server: 'other', issuer, introspectionEndpoint: endpoint, tokenEndpoint: '' }) as const;

describe('why a token may be inactive', () => {
  test.each([
    ['expired 5 min ago', jwt({ exp: NOW / 1000 - 300 }), {}],
    ['not valid for another 1 h', jwt({ nbf: NOW / 1000 + 3600 }), {}],
    ['it is from another region', jwt({ iss: ISSUER.replace('.com', '.eu') }), {}],
    ['it is from another environment', jwt({ iss: ISSUER.replace('abfba8f6', 'bbfba8f6') }), {}],
    ['it names another issuer', jwt({ iss: 'https://as.example' }), {}],
    ['issued to another client', jwt({ client_id: 'someone' }), {}],
    ['issued to another client', jwt({ client_id: undefined, azp: 'someone' }), {}],
    ['this is a client_assertion', jwt({ iss: 'client', sub: 'client', scope: undefined, client_id: undefined }), {}],
    ['this is an ID token', jwt({ nonce: 'n', scope: undefined, client_id: undefined, aud: 'client' }), {}],
    ['this is a refresh token', jwt({ typ: 'Refresh' }), {}],
    ['it is not signed', jwt({}, { alg: 'none' }), {}],
    ['it is damaged', `${jwt({})}==`, {}],
  ])('%s: evidence, and first', (short, token, change) => {
    const [first] = explain(token, change);
    expect([first?.short, first?.weight]).toEqual([short, 'evidence']);
    expect(first?.remedy).not.toBe('');
  });

  test.each([
    ['it names another host', jwt({ iss: 'https://login.example.com/as' }), {}],
    ['meant for another resource', jwt({}), { caller: 'resource', clientId: 'resource' }],
    ['the hint says refresh token', jwt({}), { hint: 'refresh_token' }],
    [
      'the caller is not in its aud',
      jwt({ iss: 'https://sso.example/realms/r' }),
      {
        environment: environment(
          'https://sso.example/realms/r',
          'https://sso.example/realms/r/protocol/openid-connect/token/introspect',
        ),
      },
    ],
    [
      'the server wants a hint',
      'opaque',
      { environment: environment('https://pf.example', 'https://pf.example/as/introspect.oauth2') },
    ],
  ] as const)('%s: inferred, and first', (short, token, change) => {
    const [first] = explain(token, change);
    expect([first?.short, first?.weight]).toEqual([short, 'inferred']);
  });

  test('what was found out about its signature is evidence where it failed, inferred where the issuer has no such key', () => {
    const weigh = (check: Pick<SignatureCheck, 'state' | 'isForeign'>) =>
      explain(jwt({}), {}, { signature: { ...check, sentence: 'Because.' } })[0]?.weight;
    expect(weigh({ state: 'failed' })).toBe('evidence');
    expect(weigh({ state: 'no-key', isForeign: true })).toBe('inferred');
    // that no key could be fetched says nothing about the token
    expect(weigh({ state: 'no-key' })).toBe('remains');
  });

  test('a sound token leaves revocation, which remains', () => {
    expect(explain(jwt({})).map(({ short, weight }) => [short, weight])).toEqual([
      ['revoked, or unknown to the server', 'remains'],
    ]);
  });

  test('a token that names the caller in aud is not held to be another client’s', () => {
    expect(explain(jwt({ client_id: 'someone', aud: ['client'] }))[0]?.weight).toBe('remains');
  });

  test('several pieces of evidence come before what is inferred, expiry before issuer before client', () => {
    const reasons = explain(jwt({ exp: 1, iss: 'https://as.example', client_id: 'someone' }), {
      hint: 'refresh_token',
    });
    expect(reasons.map(({ weight }) => weight)).toEqual(['evidence', 'evidence', 'evidence', 'inferred', 'remains']);
    expect(reasons[1]?.short).toBe('it names another issuer');
  });
});
