import { encodePart, madeUpJwt } from '../token/test-token.ts';

/** What the Postman export of the tests has in it, one by one. Its times are of January 2025. */
export const POSTMAN_VALUES = {
  environmentId: 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6',
  clientId: '3b9f1f0e-6b3c-4d0b-9a52-0d6f2a1c7e11',
  secret: 'q~vXn8sT-made.up_secret~0123456789abcdef',
  token: madeUpJwt({
    iss: 'https://auth.pingone.eu/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/as',
    aud: ['CustomResource_1736807466'],
    client_id: '3b9f1f0e-6b3c-4d0b-9a52-0d6f2a1c7e11',
    scope: 'CustomResourceScope_1736807471 openid',
    exp: 1_736_812_492,
  }),
  assertion: `${encodePart({ alg: 'HS256', typ: 'JWT' })}.${encodePart({
    iss: '3b9f1f0e-6b3c-4d0b-9a52-0d6f2a1c7e11',
    sub: '3b9f1f0e-6b3c-4d0b-9a52-0d6f2a1c7e11',
    aud: 'https://auth.pingone.eu/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/as',
    exp: 1_736_809_000,
  })}.${'A'.repeat(43)}`,
} as const;

const { environmentId, clientId, secret, token, assertion } = POSTMAN_VALUES;

/** A Postman environment as PingOne's template makes it, after a workflow has run in Europe, for tests. */
export const POSTMAN_EXPORT = JSON.stringify(
  {
    id: '5a0bdb0e-51bb-4a62-8c1b-1f4b7d0b8a10',
    name: 'PingOne Workflow Library Template',
    values: [
      { key: 'tld', value: 'eu', type: 'default', enabled: true },
      { key: 'apiPath', value: 'https://api.pingone.{{tld}}/v1', type: 'default', enabled: true },
      { key: 'authPath', value: 'https://auth.pingone.{{tld}}', type: 'default', enabled: true },
      { key: 'orchestratePath', value: 'https://orchestrate-api.pingone.{{tld}}/v1', type: 'default', enabled: true },
      { key: 'adminEnvID', value: '', type: 'default', enabled: true },
      { key: 'envID', value: environmentId, type: 'default', enabled: true },
      { key: 'accessToken', value: '', type: 'secret', enabled: true },
      { key: 'appID', value: clientId, type: 'default', enabled: true },
      { key: 'appSecret', value: secret, type: 'secret', enabled: true },
      { key: 'resourceID', value: '9c5f3f30-2f4f-4b7e-8f43-6a3d6f7f0b21', type: 'default', enabled: true },
      { key: 'resourceSecret', value: 'resource-made.up~secret', type: 'secret', enabled: true },
      { key: 'userID', value: '1f2d4a60-7b1c-4f29-9a0b-5d6c7e8f9a0b', type: 'default', enabled: true },
      { key: 'redirect_uri', value: 'https://example.com', type: 'default', enabled: true },
      { key: 'code_verifier', value: 'made-up-verifier-0123456789', type: 'default', enabled: true },
      { key: 'jwt_signed', value: assertion, type: 'default', enabled: true },
      { key: 'useCaseAccessToken', value: token, type: 'default', enabled: true },
      { key: 'myOwnVariable', value: 'anything', type: 'default', enabled: true },
      { key: 'populationID', value: 'unused', type: 'default', enabled: false },
    ],
    _postman_variable_scope: 'environment',
    _postman_exported_at: '2025-01-13T23:00:00.000Z',
    _postman_exported_using: 'Postman/11.27.3',
  },
  null,
  2,
);
