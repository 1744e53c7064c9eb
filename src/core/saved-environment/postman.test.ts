import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../draft.ts';
import { unconfirmedHosts } from '../environment/elsewhere.ts';
import { encodePart, madeUpJwt } from '../token/test-token.ts';
import { NOTHING_OF_THE_FORMER } from './nothing-of-the-former.ts';
import { readPostmanEnvironment, type PostmanImport, type PostmanRow } from './postman.ts';
import { publicFields } from './public-fields.ts';
import { POSTMAN_EXPORT, POSTMAN_VALUES } from './test-postman.ts';

const NOW = Date.UTC(2025, 0, 13, 23, 30);
const { environmentId, clientId, secret, token, assertion } = POSTMAN_VALUES;
const RESOURCE = '9c5f3f30-2f4f-4b7e-8f43-6a3d6f7f0b21';
const PEM = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----';

const jwtOf = (alg: string, claims: object): string =>
  `${encodePart({ alg, typ: 'JWT' })}.${encodePart(claims)}.${'A'.repeat(43)}`;
const fileOf = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    name: 'Mine',
    values: Object.entries(values).map(([key, value]) => ({ key, value, type: 'default', enabled: true })),
    _postman_variable_scope: 'environment',
  });

function read(text: string): PostmanImport {
  const result = readPostmanEnvironment(text, NOW);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}
const readValues = (values: Readonly<Record<string, unknown>>): PostmanImport => read(fileOf(values));
const rowNamed = ({ rows }: PostmanImport, key: string): PostmanRow | undefined => rows.find((row) => row.key === key);

describe('the Postman export of PingOne’s template', () => {
  const taken = read(POSTMAN_EXPORT);

  test('fills server, environment, client and method', () => {
    expect(taken.name).toBe('PingOne Workflow Library Template');
    expect(taken.patch).toMatchObject({
      server: 'eu',
      environmentId,
      caller: 'application',
      clientId,
      method: 'client_secret_jwt',
      algorithm: 'HS256',
      elsewhere: [],
    });
    expect(taken.secrets).toEqual({ token, secret, assertion: '' });
  });

  test('has a row for each variable, in the order of the file', () =>
    expect(taken.rows.map(({ key, state, target }) => [key, state, target])).toEqual([
      ['tld', 'taken', 'Authorization server'],
      ['apiPath', 'not-needed', undefined],
      ['authPath', 'taken', 'Authorization server'],
      ['orchestratePath', 'not-needed', undefined],
      ['adminEnvID', 'empty', undefined],
      ['envID', 'taken', 'Environment ID'],
      ['accessToken', 'empty', undefined],
      ['appID', 'taken', 'Client ID'],
      ['appSecret', 'taken', 'Client secret'],
      ['resourceID', 'not-needed', undefined],
      ['resourceSecret', 'not-needed', undefined],
      ['userID', 'not-needed', undefined],
      ['redirect_uri', 'not-needed', undefined],
      ['code_verifier', 'not-needed', undefined],
      ['jwt_signed', 'not-needed', undefined],
      ['useCaseAccessToken', 'taken', 'Token'],
      ['myOwnVariable', 'unknown', undefined],
      ['populationID', 'disabled', undefined],
    ]));

  test('resolves templates, and says why the method is what it is', () => {
    expect(rowNamed(taken, 'authPath')?.shown).toBe('https://auth.pingone.eu');
    expect(rowNamed(taken, 'appSecret')?.note).toBe(
      'jwt_signed was signed with a secret (HS256): the method is client_secret_jwt.',
    );
    expect(rowNamed(taken, 'jwt_signed')?.note).toContain('It expired on 2025-01-13 22:56:40 UTC.');
    expect(rowNamed(taken, 'useCaseAccessToken')?.note).toBeUndefined();
  });

  test('shows no secret and no token', () => {
    const shown = JSON.stringify(taken.rows);
    for (const text of [secret, token, assertion, 'resource-made.up', 'made-up-verifier'])
      expect(shown).not.toContain(text);
    expect(rowNamed(taken, 'appSecret')?.shown).toBe('••• (40 characters)');
    expect(JSON.stringify(taken.patch)).not.toContain(secret);
  });
});

describe('where a Postman environment leads', () => {
  test.each([
    ['the ending alone', { tld: 'com.au', envID: environmentId }, { server: 'au', environmentId }],
    ['an ending with its dot', { tld: '.CA', envID: environmentId }, { server: 'ca', environmentId }],
    ['a path without scheme', { authPath: 'auth.pingone.com', envID: environmentId }, { server: 'na', environmentId }],
    [
      'the id in the path',
      { authPath: `https://auth.pingone.sg/${environmentId}/as` },
      { server: 'sg', environmentId },
    ],
    ['a path before the ending', { authPath: 'https://auth.pingone.asia/', tld: 'eu' }, { server: 'ap' }],
    ['an unresolved path beside an ending', { authPath: 'https://x.{{y}}', tld: 'eu' }, { server: 'eu' }],
    [
      'names in another spelling',
      { AUTH_PATH: 'https://auth.pingone.eu', env_id: environmentId },
      { server: 'eu', environmentId },
    ],
    ['an id alone', { envID: environmentId }, { environmentId }],
    ['an id that is none', { tld: 'eu', envID: 'prod' }, { server: 'eu', environmentId: '' }],
  ])('%s', (_, values, patch) => expect(readValues(values).patch).toMatchObject(patch));

  test.each([
    ['an unknown ending', { tld: 'example' }],
    ['an address of another kind', { authPath: 'ftp://auth.pingone.eu' }],
    ['a user name in it', { authPath: 'https://me:pw@auth.pingone.eu' }],
    ['an unresolved one', { authPath: 'https://auth.pingone.{{tld}}' }],
    ['a JavaScript address', { authPath: 'javascript:alert(1)' }],
  ])('%s leads nowhere', (_, values) => {
    const taken = readValues(values);
    expect(taken.patch).not.toHaveProperty('server');
    expect(taken.rows[0]?.state).toBe('not-needed');
    expect(taken.rows[0]?.note).toMatch(/\.$/);
  });

  const other = (issuer: string): object => ({
    server: 'other',
    issuer,
    endpoint: `${issuer}/introspect`,
    tokenEndpoint: `${issuer}/token`,
  });

  test.each([
    [
      'a custom domain',
      { authPath: 'https://login.example.com', envID: environmentId },
      { server: 'custom', customDomain: 'login.example.com', environmentId: '' },
      'login.example.com',
    ],
    [
      'a custom domain with its path',
      { authPath: 'https://login.example.com/as/' },
      { server: 'custom', customDomain: 'login.example.com' },
      'login.example.com',
    ],
    [
      'a host that looks like PingOne’s',
      { authPath: 'https://auth.pingone.com.evil.example', envID: environmentId },
      other(`https://auth.pingone.com.evil.example/${environmentId}/as`),
      'auth.pingone.com.evil.example',
    ],
    [
      'another host with an id in its path',
      { authPath: `https://a.example/${environmentId}` },
      other(`https://a.example/${environmentId}/as`),
      'a.example',
    ],
    [
      'plain http',
      { authPath: 'http://localhost:3000', envID: environmentId },
      other(`http://localhost:3000/${environmentId}/as`),
      'localhost',
    ],
    [
      'another product',
      { authPath: 'https://a.example/realms/r?x=1#y' },
      { server: 'other', issuer: 'https://a.example/realms/r', endpoint: '' },
      'a.example',
    ],
  ])('%s has to be confirmed before anything is sent', (_, values, patch, host) => {
    const taken = readValues(values);
    expect(taken.patch).toMatchObject(patch);
    expect(unconfirmedHosts({ ...EMPTY_DRAFT, ...taken.patch }).map((each) => each.host)).toEqual([host]);
    expect(rowNamed(taken, 'authPath')).toMatchObject({ state: 'taken', note: expect.stringContaining('confirmed') });
  });

  test('nothing of a former place is left', () => {
    const former = {
      ...EMPTY_DRAFT,
      customDomain: 'd',
      issuer: 'i',
      endpoint: 'e',
      tokenEndpoint: 't',
      preset: 'p',
      consent: 'c',
      elsewhere: [{ source: 'link', host: 'a.example' }],
      confirmed: 'a.example',
      extraClaims: '{}',
      registeredKeys: 'k',
      jwksUrl: 'j',
      verificationKeys: 'v',
      keyId: 'k',
      algorithm: 'RS256',
      audience: 'custom',
      customAudience: 'a',
      lifetime: '1',
      assertionType: 'client-authentication+jwt',
      basicEncoding: 'raw',
      hint: 'access_token',
      expectedResource: 'r',
      expectedScope: 's',
      expectedIssuer: 'i',
      expectedClient: 'c',
      expectedSubject: 's',
      expectedAcr: 'a',
      maximumAge: '1',
    } as const;
    expect({ ...former, ...readValues({ tld: 'eu' }).patch }).toEqual({ ...EMPTY_DRAFT, server: 'eu' });
  });
});

describe('who asks, by a Postman environment', () => {
  const app = { appID: clientId, appSecret: secret };
  const resource = { resourceID: RESOURCE, resourceSecret: 'resource-secret' };
  const signed = (alg: string, sub: string, exp = NOW / 1000 + 60): string => jwtOf(alg, { iss: sub, sub, exp });

  test.each([
    [
      'an application with its secret',
      app,
      { caller: 'application', clientId, method: 'client_secret_basic' },
      { secret },
    ],
    ['an application before a resource', { ...resource, ...app }, { caller: 'application', clientId }, { secret }],
    [
      'a resource where there is no application',
      resource,
      { caller: 'resource', clientId: RESOURCE, method: 'client_secret_basic' },
      { secret: 'resource-secret' },
    ],
    [
      'a resource with a secret before an application with nothing',
      { appID: clientId, ...resource },
      { caller: 'resource' },
      { secret: 'resource-secret' },
    ],
    ['an application with nothing', { appID: clientId }, { caller: 'application', clientId }, {}],
    [
      'a worker where there is nobody else',
      { useCaseWorkerAppID: clientId, useCaseWorkerAppSecret: secret },
      { clientId },
      { secret },
    ],
    [
      'a secret and an HS512 assertion',
      { ...app, clientSecretJWT: signed('HS512', clientId) },
      { method: 'client_secret_jwt', algorithm: 'HS512' },
      { secret },
    ],
    [
      'an assertion of another client',
      { ...app, jwt_signed: signed('HS256', RESOURCE) },
      { method: 'client_secret_basic' },
      { secret },
    ],
    [
      'an assertion that names the resource',
      { appID: clientId, resourceID: RESOURCE, jwt_signed: signed('HS256', RESOURCE) },
      { caller: 'resource', clientId: RESOURCE, method: 'prepared' },
      { assertion: signed('HS256', RESOURCE) },
    ],
    [
      'an assertion signed with a private key',
      { ...app, jwtClientAssertion: signed('RS256', clientId) },
      { method: 'prepared' },
      { assertion: signed('RS256', clientId) },
    ],
    [
      'an assertion without a secret',
      { appID: clientId, jwt_signed: signed('HS256', clientId) },
      { clientId, method: 'prepared' },
      { assertion: signed('HS256', clientId) },
    ],
    [
      'a fresh assertion before an expired one',
      { appID: clientId, jwt_signed: signed('HS256', clientId, 1), clientSecretJWT: signed('HS384', clientId) },
      { method: 'prepared' },
      { assertion: signed('HS384', clientId) },
    ],
    ['a secret that still is a template', { appID: clientId, appSecret: '{{vault}}' }, { clientId }, {}],
    ['a secret that is a private key', { appID: clientId, appSecret: PEM }, { clientId }, {}],
  ])('%s', (_, values, patch, secrets) => {
    const taken = readValues(values);
    expect(taken.patch).toMatchObject(patch);
    expect(taken.secrets).toEqual({ token: '', secret: '', assertion: '', ...secrets });
    if (Object.keys(secrets).length === 0) expect(taken.patch).not.toHaveProperty('method');
  });

  test('an expired assertion is said, with its time', () => {
    const taken = readValues({ appID: clientId, jwt_signed: signed('HS256', clientId, 1_736_809_000) });
    expect(rowNamed(taken, 'jwt_signed')).toMatchObject({
      state: 'taken',
      target: 'Client assertion',
      note: 'It expired on 2025-01-13 22:56:40 UTC. A fresh one is needed before asking.',
    });
  });

  test.each([
    ['appID', clientId, 'a secret', { appID: '{{appSecret}}', appSecret: secret }],
    ['appID', clientId, 'a token', { appID: madeUpJwt({}) }],
    ['appID', clientId, 'a private key', { appID: PEM }],
    ['appID', clientId, 'the secret itself', { appID: secret, appSecret: secret }],
    ['authPath', '', 'a secret', { authPath: 'https://{{appSecret}}.example', appSecret: 'sesame' }],
  ])('%s never becomes public if it holds what is %s', (key, _, __, values) => {
    const taken = readValues(values);
    expect(rowNamed(taken, key)).toMatchObject({ state: 'not-needed', shown: expect.stringMatching(/^••• \(/) });
    expect(taken.patch).not.toHaveProperty('clientId');
    expect(taken.patch).not.toHaveProperty('server');
  });
});

describe('the token of a Postman environment', () => {
  const values = {
    accessToken: 'worker-token',
    customResourceAccessToken: 'custom-token',
    useCaseAccessToken: 'use-case-token',
  };

  test('is the likeliest that there is, and the others say so', () => {
    const taken = readValues(values);
    expect(taken.secrets.token).toBe('use-case-token');
    expect(rowNamed(taken, 'accessToken')).toMatchObject({
      state: 'not-needed',
      note: 'useCaseAccessToken is taken instead.',
    });
    expect(readValues({ ...values, useCaseAccessToken: '' }).secrets.token).toBe('custom-token');
    expect(readValues({ accessToken: 'worker-token', refreshToken: 'r' }).secrets.token).toBe('worker-token');
    expect(readValues({ refreshToken: 'r' }).secrets.token).toBe('');
  });

  test('is never a private key, nor a template', () => {
    expect(readValues({ useCaseAccessToken: PEM }).secrets.token).toBe('');
    expect(readValues({ useCaseAccessToken: '{{other}}', accessToken: 'a' }).secrets.token).toBe('a');
  });
});

describe('the values of a Postman environment', () => {
  test.each([
    ['a type of its own', { key: 'mine', value: 'sesame', type: 'secret', enabled: true }],
    ['its name', { key: 'dbPassword', value: 'sesame' }],
    ['a JWT', { key: 'mine', value: madeUpJwt({}) }],
    ['a private key', { key: 'mine', value: PEM }],
    ['a secret name that is switched off', { key: 'oldSecret', value: 'sesame', enabled: false }],
  ])('are not shown for %s', (_, variable) =>
    expect(read(JSON.stringify({ values: [variable] })).rows[0]?.shown).toBe(
      `••• (${variable.value.length} characters)`,
    ),
  );

  test('are not shown where they were put together from a secret, or repeat one', () => {
    const taken = readValues({
      appID: clientId,
      appSecret: secret,
      one: 'x{{two}}',
      two: '{{ appSecret }}',
      three: `>${secret}`,
    });
    for (const key of ['one', 'two', 'three'])
      expect(rowNamed(taken, key)?.shown).toMatch(/^••• \(4[01] characters\)$/);
  });

  test.each([
    ['an unknown variable', { authPath: '{{a}}' }, 'It names {{a}}, which this file does not have.'],
    ['itself', { authPath: '{{authPath}}' }, 'It names {{authPath}}, which leads back to itself.'],
    ['a circle', { authPath: '{{a}}', a: '{{b}}', b: '{{a}}' }, 'It names {{a}}, which leads back to itself.'],
  ])('that name %s are said', (_, values, note) =>
    expect(rowNamed(readValues(values), 'authPath')).toMatchObject({ state: 'not-needed', note }),
  );

  test('that name a disabled one name none', () =>
    expect(
      read(
        JSON.stringify({
          values: [
            { key: 'authPath', value: 'https://auth.pingone.{{tld}}' },
            { key: 'tld', value: 'eu', enabled: false },
          ],
        }),
      ).patch,
    ).toEqual(NOTHING_OF_THE_FORMER));

  test('cannot grow without end', () => {
    const values = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [
        `v${index}`,
        index === 24 ? 'x'.repeat(100) : `{{v${index + 1}}}`.repeat(10),
      ]),
    );
    const taken = readValues({ authPath: '{{v0}}', ...values });
    expect(rowNamed(taken, 'authPath')?.note).toMatch(/too long/);
    expect(JSON.stringify(taken.rows).length).toBeLessThan(20_000);
  });

  test('can be nested deep without harm', () => {
    const values = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`v${index}`, `{{v${index + 1}}}`]));
    expect(rowNamed(readValues(values), 'v0')?.note).toMatch(/nested too deep/);
  });

  test('of one name count once: the last that is enabled and has one', () => {
    const taken = read(
      JSON.stringify({
        values: [
          { key: 'tld', value: 'com' },
          { key: 'tld', value: 'eu' },
          { key: 'tld', value: 'ca', enabled: false },
          { key: 'tld', value: '' },
        ],
      }),
    );
    expect(taken.patch.server).toBe('eu');
    expect(taken.rows.map(({ state }) => state)).toEqual(['not-needed', 'taken', 'disabled', 'empty']);
  });
});

describe('what Postman keeps as a secret', () => {
  const secretly = (key: string, value: string): object => ({ key, value, type: 'secret', enabled: true });
  const plainly = (key: string, value: string): object => ({ key, value, type: 'default', enabled: true });
  const readList = (...values: readonly object[]): PostmanImport => read(JSON.stringify({ values }));

  test.each([
    ['itself', [secretly('appID', clientId)]],
    ['put together from one', [plainly('appID', '{{mine}}'), secretly('mine', clientId)]],
    ['put together from one over another', [plainly('appID', '{{a}}'), plainly('a', '{{b}}'), secretly('b', clientId)]],
  ])('fills no public field: %s', (_, values) => {
    const taken = readList(...values);
    expect(taken.patch).not.toHaveProperty('clientId');
    expect(rowNamed(taken, 'appID')).toMatchObject({
      state: 'not-needed',
      target: undefined,
      shown: '••• (36 characters)',
      note: 'Postman keeps it as a secret, and this field is public: enter it by hand.',
    });
  });

  test.each([
    ['a variable of that type, however short', [secretly('mine', 'pin')], 'pin'],
    ['a variable of that type, in another text', [secretly('mine', 'sesame')], 'open-sesame-1'],
    ['a variable that is called so', [plainly('dbPassword', 'abc')], 'abc'],
    ['a variable that is switched off', [{ key: 'oldSecret', value: 'abc', enabled: false }], 'abc'],
    ['another of PingOne’s names', [plainly('authCode', 'abc')], 'abc'],
  ])('is in no public field under another name: %s', (_, values, id) => {
    const taken = readList(plainly('appID', id), ...values);
    expect(taken.patch).not.toHaveProperty('clientId');
    expect(JSON.stringify(taken.rows)).not.toContain(id);
    expect(rowNamed(taken, 'appID')?.note).toBe('It holds a secret or a token.');
  });

  test('still fills the fields in memory, and what is short may stand in another text', () => {
    const taken = readList(
      secretly('appSecret', 'abc'),
      plainly('appID', 'abc-client'),
      plainly('countryCode', 'eu'),
      plainly('tld', 'eu'),
    );
    expect(taken.secrets.secret).toBe('abc');
    expect(taken.patch).toMatchObject({ clientId: 'abc-client', server: 'eu' });
  });

  test('a file in which everything is of that type fills secrets only', () => {
    const taken = read(POSTMAN_EXPORT.replaceAll('"type": "default"', '"type": "secret"'));
    expect(taken.patch).toEqual(NOTHING_OF_THE_FORMER);
    expect(taken.secrets.token).toBe(token);
    expect(taken.rows.filter(({ shown }) => shown !== '' && !shown.startsWith('•••'))).toEqual([]);
  });
});

describe('the preview of a Postman environment', () => {
  test('shows the values of public names, and of no other', () => {
    const taken = readValues({
      tld: 'eu',
      appJwtAppID: clientId,
      userID: 'me@example.com',
      mine: 'a',
      redirect_uri: 'https://a.example',
    });
    expect(taken.rows.map(({ shown }) => shown)).toEqual([
      'eu',
      clientId,
      '••• (14 characters)',
      '••• (1 character)',
      '••• (17 characters)',
    ]);
  });

  test('shows no password in an address', () =>
    expect(rowNamed(readValues({ authPath: 'https://me:pw@a.example' }), 'authPath')?.shown).toBe(
      '••• (23 characters)',
    ));

  test('shows no secret that a name holds, and the beginning of a long one', () => {
    const taken = read(
      JSON.stringify({
        name: `Mine ${token}`,
        values: [
          { key: token, value: 'a' },
          { key: 'k'.repeat(201), value: 'a' },
          { key: 'x', value: `{{${token}}}` },
          { key: 'y', value: '{{access_token=abc}}' },
        ],
      }),
    );
    expect(taken.name).toBe('Postman environment');
    expect(taken.rows.map(({ key }) => key)).toEqual([
      `••• (${token.length} characters)`,
      `${'k'.repeat(200)}…`,
      'x',
      'y',
    ]);
    expect(JSON.stringify(taken)).not.toMatch(/eyJ|access_token/);
  });

  test('ends after 1,000 variables, and says so', () => {
    const taken = readValues(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`v${index}`, 'a'])));
    expect(taken.rows).toHaveLength(1000);
    expect(taken.notes).toEqual(['Only the first 1000 variables were read, and 9000 left out.']);
    expect(readValues({ tld: 'eu' }).notes).toEqual([]);
  });
});

describe('a Postman file', () => {
  test.each([
    [
      'globals',
      { name: 'My Globals', values: [{ key: 'tld', value: 'eu' }], _postman_variable_scope: 'globals' },
      'My Globals',
    ],
    [
      'a collection with variables',
      { info: { name: 'Flows' }, item: [], variable: [{ id: 'tld', value: 'eu', disabled: false }] },
      'Flows',
    ],
    ['the answer of Postman’s API', { environment: { name: 'Api', values: [{ key: 'tld', value: 'eu' }] } }, 'Api'],
    [
      'current before initial values',
      { name: 'New', values: [{ key: 'tld', initialValue: 'com', currentValue: 'eu' }] },
      'New',
    ],
    ['no name', { values: [{ key: 'tld', value: 'eu' }, 7, { value: 'x' }] }, 'Postman environment'],
  ])('of %s is read', (_, file, name) => {
    const taken = read(`\ufeff${JSON.stringify(file)}`);
    expect([taken.name, taken.patch.server, taken.rows.length]).toEqual([name, 'eu', 1]);
  });

  test.each([
    ['no JSON', 'authPath=https://auth.pingone.eu', /not JSON/],
    ['an empty text', '', /not JSON/],
    ['a list', '[]', /no list of values/],
    ['a recording', '{"log":{"entries":[]}}', /HAR/],
    ['a collection without variables', '{"info":{"name":"x"},"item":[]}', /collection without variables/],
    ['an environment without variables', '{"name":"x","values":[]}', /no variables/],
    ['environments of this page', '{"tokenscope":"environments","version":1}', /use “Import file”/],
    ['more than 1 MB', `"${'a'.repeat(1_000_000)}"`, /more than 1 MB/],
  ])('that is %s is refused with a sentence', (_, text, sentence) => {
    const result = readPostmanEnvironment(text, NOW);
    expect(!result.ok && result.reason).toMatch(sentence);
  });

  test('never gives a public value that was found under the name of a secret', () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'tld',
            'authPath',
            'envID',
            'appID',
            'resourceID',
            'appSecret',
            'x',
            'useCaseAccessToken',
            'jwt_signed',
            '__proto__',
          ),
          fc.constantFrom(
            'eu',
            clientId,
            environmentId,
            'https://a.example',
            '{{appSecret}}',
            '{{x}}',
            '{{authPath}}/{{envID}}',
            's3cret-text',
            token,
          ),
        ),
        (values) => {
          const taken = readValues({ ...values, appSecret: 's3cret-text', useCaseAccessToken: token });
          const keys = new Set<string>([
            ...publicFields.map(([field]) => field),
            'elsewhere',
            'confirmed',
            'offered',
            ...Object.keys(NOTHING_OF_THE_FORMER),
          ]);
          expect(Object.keys(taken.patch).filter((key) => !keys.has(key))).toEqual([]);
          expect(JSON.stringify(taken.patch)).not.toMatch(/s3cret|eyJ/);
          expect(JSON.stringify(taken.rows)).not.toMatch(/s3cret|eyJ/);
        },
      ),
    ));
});
