import { describe, expect, test } from 'vitest';
import type { RelayReply } from '../environment/relay.ts';
import { failure } from '../result.ts';
import { fetchMetadata } from './metadata.ts';
import { failed, withheld, worldWith } from './test-relay.ts';

const ISSUER = 'https://auth.test/realms/a';
const OIDC = 'https://auth.test/realms/a/.well-known/openid-configuration';
const OAUTH = 'https://auth.test/.well-known/oauth-authorization-server/realms/a';
const metadata = (members: object = {}) =>
  JSON.stringify({ issuer: ISSUER, jwks_uri: 'https://keys.test/jwks', ...members });

async function find(documents: Readonly<Record<string, string | RelayReply>>, issuer = ISSUER) {
  const { world, asked } = worldWith(documents);
  const found = await fetchMetadata(issuer, 'secret', world, new AbortController().signal);
  return { found: found.ok ? found : failure(found.reason.sentence), asked };
}

async function reasonOf(documents: Readonly<Record<string, string | RelayReply>>, issuer = ISSUER): Promise<string> {
  const { found } = await find(documents, issuer);
  return found.ok ? JSON.stringify(found.value) : found.reason;
}

describe('the metadata of a server', () => {
  test('is taken from where OpenID Connect Discovery has it, and then nothing else is asked', async () => {
    const { found, asked } = await find({ [OIDC]: metadata(), [OAUTH]: metadata({ jwks_uri: 'https://other.test/' }) });
    expect(found).toEqual({
      ok: true,
      value: {
        issuer: ISSUER,
        jwksUri: 'https://keys.test/jwks',
        introspectionEndpoint: undefined,
        tokenEndpoint: undefined,
        methods: { of: undefined, names: [] },
        algorithms: { of: undefined, names: [] },
        notes: [],
        url: OIDC,
      },
    });
    expect(asked).toEqual([`discovery ${OIDC}`]);
  });

  test.each<[string, RelayReply]>([
    ['has another status', withheld('status', 404)],
    ['is a page', withheld('not-json')],
    ['is other JSON', withheld('not-metadata')],
    ['is cut off', failed('truncated-body')],
    ['is damaged', failed('corrupt-body')],
    ['is too large', failed('too-large')],
    ['has too many headers', failed('headers-too-large')],
    ['is in an encoding that was not asked for', failed('unsupported-encoding')],
    ['is not HTTP', failed('protocol-error')],
  ])('is taken from where RFC 8414 has it if what is there %s', async (_what, reply) => {
    const { found, asked } = await find({ [OIDC]: reply, [OAUTH]: metadata() });
    expect(found).toMatchObject({ ok: true, value: { issuer: ISSUER, url: OAUTH } });
    expect(asked).toEqual([`discovery ${OIDC}`, `discovery ${OAUTH}`]);
  });

  test.each(['dns', 'connection-refused', 'tls-untrusted', 'read-timeout', 'blocked-target', 'relay'] as const)(
    'is not asked for again after %s, which any URL of the server would end in',
    async (failure) => {
      const { found, asked } = await find({ [OIDC]: failed(failure), [OAUTH]: metadata() });
      expect(found.ok ? '' : found.reason).toContain(`${OIDC}: The metadata could not be fetched: That is ${failure}.`);
      expect(asked).toEqual([`discovery ${OIDC}`]);
    },
  );

  test('that is nowhere is said of both URLs', async () => {
    expect(await reasonOf({ [OIDC]: withheld('not-metadata') })).toBe(
      `${OIDC}: What is at this URL is JSON, but no metadata of a server: it has no member “issuer” with a text in it. ` +
        `${OAUTH}: The server answered with status 404: there is no metadata at this URL.`,
    );
  });

  test.each([
    ['https://auth.test', 'https://auth.test', ''],
    ['https://auth.test/', 'https://auth.test', ''],
    ['https://auth.test/as', 'https://auth.test', '/as'],
    ['https://auth.test/as/', 'https://auth.test', '/as'],
    ['https://auth.test:8443/a/b', 'https://auth.test:8443', '/a/b'],
    ['http://127.0.0.1:9000/as', 'http://127.0.0.1:9000', '/as'],
  ])('of %s is looked for without doubling a slash', async (issuer, origin, path) => {
    const oidc = `${origin}${path}/.well-known/openid-configuration`;
    const oauth = `${origin}/.well-known/oauth-authorization-server${path}`;
    const { found, asked } = await find({ [oauth]: metadata({ issuer }) }, issuer);
    expect(asked).toEqual([`discovery ${oidc}`, `discovery ${oauth}`]);
    expect(found).toMatchObject({ ok: true, value: { issuer, url: oauth } });
  });

  test.each(['localhost:27512', 'sso.acme.com', 'sso.acme.com/realms/a'])(
    'is asked of nobody where the issuer is %s, and its scheme is missed',
    async (issuer) => {
      const { found, asked } = await find({}, issuer);
      expect(found.ok ? '' : found.reason).toBe(
        `“${issuer}” lacks the https:// at its beginning. Plain http:// is possible for origins that were named at start in TOKENSCOPE_ALLOW.`,
      );
      expect(asked).toEqual([]);
    },
  );

  test.each(['', 'not a URL', 'ftp://auth.test', 'https://a:b@auth.test', 'https://auth.test?a', 'https://auth.test#'])(
    'is asked of nobody where the issuer is %j',
    async (issuer) => {
      const { found, asked } = await find({}, issuer);
      expect(found.ok ? '' : found.reason).toContain(`“${issuer}” is none`);
      expect(asked).toEqual([]);
    },
  );
});

describe('of metadata', () => {
  test.each([
    [`${ISSUER}/`, 'a slash at the end that does not belong there'],
    [ISSUER.toUpperCase(), 'upper and lower case differ'],
    ['https://auth.test:443/realms/a', 'it names the default port'],
    ['http://auth.test/realms/a', 'http and https differ'],
    ['https://auth.test/realms/b', 'the path has b where a belongs'],
    ['https://other.test/realms/a', 'the host is other.test, not auth.test'],
    [` ${ISSUER}`, 'white space around it'],
    ['https://evil.example', ''],
    ['', ''],
  ])('that names the issuer %j nothing is taken, and no other is looked for', async (issuer, difference) => {
    const { found, asked } = await find({ [OIDC]: metadata({ issuer }), [OAUTH]: metadata() });
    expect(found).toEqual({
      ok: false,
      reason:
        `The metadata at ${OIDC} is for the issuer “${issuer}”, not for “${ISSUER}”: nothing is taken from it.` +
        (difference === '' ? '' : ` The difference: ${difference}.`),
    });
    expect(asked).toEqual([`discovery ${OIDC}`]);
  });

  test('that names another issuer at the second location nothing is taken either', async () => {
    expect(await reasonOf({ [OAUTH]: metadata({ issuer: 'https://evil.test' }) })).toContain(
      `The metadata at ${OAUTH} is for the issuer “https://evil.test”`,
    );
  });

  test('the name of another issuer is told by its code points, and only its beginning', async () => {
    const issuer = `https://\u0430uth.test/realms/a\u202e${'x'.repeat(10_000)}`;
    const reason = await reasonOf({ [OIDC]: metadata({ issuer }) });
    expect(reason).toContain(String.raw`“https://\u{430}uth.test/realms/a\u{202e}xxx`);
    expect(reason).toContain('xxx…”');
    expect(reason.length).toBeLessThan(600);
  });

  test.each<[string, string]>([
    ['issuer', `{"issuer":"https://evil.test","issuer":"${ISSUER}"}`],
    ['issuer', `{"issuer":"${ISSUER}","\\u0069ssuer":"${ISSUER}"}`],
    ['jwks_uri', `{"issuer":"${ISSUER}","jwks_uri":"https://a.test/","jwks_uri":"https://b.test/"}`],
    ['jwks_uri', `{"issuer":"${ISSUER}","jwks_uri":"https://a.test/","jwks_uri":null}`],
    ...[
      'introspection_endpoint',
      'token_endpoint',
      'introspection_endpoint_auth_methods_supported',
      'token_endpoint_auth_methods_supported',
      'introspection_endpoint_auth_signing_alg_values_supported',
      'token_endpoint_auth_signing_alg_values_supported',
    ].map((name): [string, string] => [name, `{"issuer":"${ISSUER}","${name}":[],"${name}":[]}`]),
  ])('that has “%s” twice nothing is taken', async (name, text) => {
    expect(await reasonOf({ [OIDC]: text })).toBe(
      `The metadata at ${OIDC} has “${name}” more than once: nothing is taken from it.`,
    );
  });

  test('other members may stand twice', async () => {
    const text = `{"issuer":"${ISSUER}","x":1,"x":{"issuer":"a"}}`;
    expect((await find({ [OIDC]: text })).found).toMatchObject({ ok: true });
  });

  test.each([
    ['https://keys.test/a b', 'https://keys.test/a%20b'],
    ['HTTPS://KEYS.test', 'https://keys.test/'],
    ['http://127.0.0.1:1/jwks', 'http://127.0.0.1:1/jwks'],
    ['/jwks', undefined],
    ['javascript:alert(1)', undefined],
    ['https://a:b@keys.test/jwks', undefined],
    ['https://keys.test/jwks#a', undefined],
    [`https://keys.test/${'x'.repeat(2000)}`, undefined],
    ['', undefined],
    [null, undefined],
    [['https://keys.test/'], undefined],
    [undefined, undefined],
  ])('the jwks_uri %j is read as %j', async (jwks_uri, jwksUri) => {
    const { found } = await find({ [OIDC]: metadata({ jwks_uri }) });
    const notes =
      jwksUri !== undefined || jwks_uri === undefined ? [] : [expect.stringContaining('“jwks_uri” is no URL')];
    expect(found).toMatchObject({ ok: true, value: { jwksUri, notes } });
  });

  test('that is no longer wanted is thrown away', async () => {
    const { world } = worldWith({ [OIDC]: metadata() });
    await expect(fetchMetadata(ISSUER, 'secret', world, AbortSignal.abort())).rejects.toThrow();
  });
});
