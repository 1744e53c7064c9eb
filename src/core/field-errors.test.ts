import { describe, expect, test } from 'vitest';
import { audienceToConsent, EMPTY_DRAFT, type Credentials, type Draft } from './draft.ts';
import { readEnvironment } from './environment/environment.ts';
import { fieldErrorsOf } from './field-errors.ts';

const NONE: Credentials = { key: undefined, secret: '', assertion: '', bearer: '' };
const ID = '11111111-1111-4111-8111-111111111111';
const GOOD: Draft = { ...EMPTY_DRAFT, server: 'eu', environmentId: ID, token: 'opaque', clientId: ID };
const SECRET = { ...NONE, secret: 's' };

const fieldsOf = (patch: Partial<Draft>, credentials: Credentials = NONE): readonly string[] =>
  Object.keys(fieldErrorsOf({ ...GOOD, ...patch }, credentials, 'http://127.0.0.1:4711')).toSorted();

const consentTo = (patch: Partial<Draft>, credentials: Credentials): string => {
  const draft = { ...GOOD, ...patch };
  const environment = readEnvironment(draft, 'http://127.0.0.1:4711');
  return (environment.ok && audienceToConsent(draft, credentials, environment.value)?.consent) || '';
};

const assertionFor = (claims: object): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 's'].map((part) => Buffer.from(part).toString('base64url')).join('.');

describe('each method asks for what it needs and for nothing else', () => {
  test.each([
    ['private_key_jwt', ['key']],
    ['client_secret_jwt', ['secret']],
    ['client_secret_basic', ['secret']],
    ['client_secret_post', ['secret']],
    ['none', []],
    ['bearer', ['bearer']],
    ['prepared', ['assertion']],
  ] as const)('%s', (method, fields) => {
    expect(fieldsOf({ method })).toEqual(fields);
    const named = method === 'bearer' || method === 'prepared' ? fields : [...fields, 'clientId'].toSorted();
    expect(fieldsOf({ method, clientId: '' })).toEqual(named);
  });

  test('a private key is never taken for a secret, a bearer token or an assertion', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----';
    const all = { ...NONE, secret: pem, assertion: pem, bearer: pem };
    for (const method of ['client_secret_post', 'bearer', 'prepared'] as const)
      expect(fieldsOf({ method }, all)).toHaveLength(1);
  });
});

describe('what is no token is not asked about', () => {
  test.each([
    ['nothing', ''],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['the client secret', ' "s3cr3t" '],
    ['a template variable', 'Bearer {{accessToken}}'],
    ['a copy that was cut off', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi…'],
  ])('%s', (_, token) =>
    expect(fieldsOf({ method: 'client_secret_basic', token }, { ...NONE, secret: 's3cr3t' })).toEqual(['token']),
  );

  test('but the one that was chosen of several', () => {
    const token = '{"access_token":"{{accessToken}}","id_token":"opaque"}';
    expect(fieldsOf({ method: 'none', token })).toEqual(['token']);
    expect(fieldsOf({ method: 'none', token, chosenToken: 'id_token' })).toEqual([]);
  });
});

describe('the options of an assertion', () => {
  test.each([
    [{ lifetime: '' }, ['lifetime']],
    [{ lifetime: '1.5' }, ['lifetime']],
    [{ lifetime: '0' }, ['lifetime']],
    [{ lifetime: '999999999999' }, ['lifetime']],
    [{ lifetime: '7200' }, []],
    [{ extraClaims: '{"aud":"x"}' }, ['extraClaims']],
    [{ audience: 'custom', customAudience: ' ' }, ['audience']],
    [{ audience: 'custom', customAudience: '{{authPath}}' }, ['audience']],
    [{ audience: 'custom', customAudience: `https://auth.pingone.eu/${ID}/as/` }, []],
    [{ audience: 'custom', customAudience: 'urn:example:as' }, []],
  ] as const)('%j', (patch, fields) => {
    expect(fieldsOf({ method: 'client_secret_jwt', ...patch }, SECRET)).toEqual(fields);
  });

  test('of another issuer need its token endpoint only if that is the audience and cannot be guessed', () => {
    const other = { server: 'other', issuer: 'https://a.example', method: 'client_secret_jwt' } as const;
    const fields = (patch: Partial<Draft>) => fieldsOf({ ...other, ...patch }, SECRET);
    expect(fields({ endpoint: 'https://a.example/i', audience: 'token' })).toEqual(['tokenEndpoint']);
    expect(fields({ endpoint: 'https://a.example/i', audience: 'issuer' })).toEqual([]);
    expect(fields({ endpoint: 'https://a.example/as/introspect', audience: 'token' })).toEqual([]);
  });
});

describe('an assertion for another server than the one asked needs consent', () => {
  const custom = { method: 'client_secret_jwt', audience: 'custom' } as const;
  test.each([
    ['a custom audience', custom, 'https://evil.example/as'],
    ['a custom audience of another region', custom, `https://auth.pingone.com/${ID}/as`],
    [
      'an issuer on another host',
      {
        method: 'client_secret_jwt',
        server: 'other',
        endpoint: 'https://b.example/introspect',
        issuer: 'https://a.example',
      },
      'https://a.example',
    ],
  ] as const)('%s', (_, patch, audience) => {
    const draft = { ...patch, customAudience: audience };
    expect(fieldsOf(draft, SECRET)).toEqual(['audience']);
    const consent = consentTo(draft, SECRET);
    expect(fieldsOf({ ...draft, consent }, SECRET)).toEqual([]);
    expect(fieldsOf({ ...draft, consent: consent.replace(audience, 'https://other.example') }, SECRET)).toEqual([
      'audience',
    ]);
    expect(fieldsOf({ ...draft, consent: consent.replace('/introspect', '/elsewhere') }, SECRET)).toEqual(['audience']);
  });

  test('one that was signed elsewhere too', () => {
    const prepared = { ...NONE, assertion: assertionFor({ sub: 'c', aud: 'https://evil.example' }) };
    expect(fieldsOf({ method: 'prepared' }, prepared)).toEqual(['assertion']);
    const consent = consentTo({ method: 'prepared' }, prepared);
    expect(fieldsOf({ method: 'prepared', consent }, prepared)).toEqual([]);
    const own = { ...NONE, assertion: assertionFor({ sub: 'c', aud: `https://auth.pingone.eu/${ID}/as` }) };
    expect(fieldsOf({ method: 'prepared' }, own)).toEqual([]);
  });

  test.each([
    ['in a list', { aud: ['https://evil.example'] }],
    ['behind the right one', { aud: [`https://auth.pingone.eu/${ID}/as`, 'https://evil.example'] }],
  ])('one whose other audience stands %s too', (_, claims) => {
    expect(fieldsOf({ method: 'prepared' }, { ...NONE, assertion: assertionFor({ sub: 'c', ...claims }) })).toEqual([
      'assertion',
    ]);
  });

  test('not the issuer of a server on the own machine, which had to be named at start', () => {
    const local = {
      server: 'other',
      endpoint: 'http://127.0.0.1:8080/introspect',
      issuer: 'https://sso.example',
    } as const;
    expect(fieldsOf({ ...local, method: 'client_secret_jwt' }, SECRET)).toEqual([]);
  });
});
