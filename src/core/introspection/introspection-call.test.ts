import { describe, expect, test } from 'vitest';
import { CLIENT_ASSERTION_TYPE } from '../assertion/options.ts';
import type { ClientAuthentication, Inquiry } from '../inquiry.ts';
import { basicCredentials, introspectionCall } from './introspection-call.ts';

const callFor = (authentication: Partial<ClientAuthentication>, hint = '') =>
  introspectionCall(
    {
      environment: {
        server: 'eu',
        issuer: 'https://a/as',
        introspectionEndpoint: 'https://a/as/introspect',
        tokenEndpoint: '',
      },
      token: 'T',
      hint,
      caller: 'application',
      clientId: 'id',
      authentication,
    } as Inquiry,
    'signed',
  );

const ASSERTION = (value: string) => [
  ['client_assertion', value],
  ['client_assertion_type', CLIENT_ASSERTION_TYPE],
];

describe('the request of each method proves the client once', () => {
  test.each([
    [{ method: 'private_key_jwt' }, ASSERTION('signed'), undefined],
    [{ method: 'client_secret_jwt' }, ASSERTION('signed'), undefined],
    [{ method: 'prepared', assertion: 'ready' }, ASSERTION('ready'), undefined],
    [
      { method: 'client_secret_post', secret: 's&=+' },
      [
        ['client_id', 'id'],
        ['client_secret', 's&=+'],
      ],
      undefined,
    ],
    [{ method: 'none' }, [['client_id', 'id']], undefined],
    [{ method: 'client_secret_basic', secret: 's', encoding: 'form' }, [], `Basic ${btoa('id:s')}`],
    [{ method: 'bearer', bearer: 'b' }, [], 'Bearer b'],
  ] as const)('%j', (authentication, proof, authorization) => {
    const call = callFor(authentication);
    expect(call.parameters).toEqual([['token', 'T'], ...proof]);
    expect(call.authorization).toBe(authorization);
    expect('authorization' in call).toBe(authorization !== undefined);
    expect(callFor(authentication, 'access_token').parameters.at(-1)).toEqual(['token_type_hint', 'access_token']);
  });
});

describe('credentials in an Authorization header', () => {
  test.each([
    ['form', 'id', 'a b+c%:ü/~', 'id:a+b%2Bc%25%3A%C3%BC%2F%7E'],
    ['form', 'https://client.example/', 's', 'https%3A%2F%2Fclient.example%2F:s'],
    ['raw', 'id', 'a b+c%:ü/~', 'id:a b+c%:ü/~'],
  ] as const)('are written %s: %s and %s', (encoding, id, secret, text) => {
    const [scheme, value = ''] = basicCredentials(id, secret, encoding).split(' ');
    expect([scheme, Buffer.from(value, 'base64').toString('utf8')]).toEqual(['Basic', text]);
  });
});
