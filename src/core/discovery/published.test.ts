import { describe, expect, test } from 'vitest';
import { fetchMetadata, type ServerMetadata } from './metadata.ts';
import { worldWith } from './test-relay.ts';

const ISSUER = 'https://auth.test/realms/a';
const LIST = 'introspection_endpoint_auth_methods_supported';
const TOKEN_LIST = 'token_endpoint_auth_methods_supported';

async function read(members: object, issuer = ISSUER): Promise<ServerMetadata> {
  const { world } = worldWith({
    [`${issuer}/.well-known/openid-configuration`]: JSON.stringify({ issuer, ...members }),
  });
  const found = await fetchMetadata(issuer, 'secret', world, new AbortController().signal);
  if (!found.ok) throw new Error(found.reason.sentence);
  return found.value;
}

describe('an endpoint that a server publishes', () => {
  test.each([
    'https://auth.test/introspect',
    'https://AUTH.test/introspect',
    'https://auth.test:443/a?b=c',
    'https://auth.test/a/../b%2fc',
  ])('is taken to the letter: %s', async (url) => {
    const metadata = await read({ introspection_endpoint: url, token_endpoint: url });
    expect(metadata).toMatchObject({ introspectionEndpoint: url, tokenEndpoint: url, notes: [] });
  });

  test.each([
    ['is no text', 7],
    ['is no text', null],
    ['is no text', ['https://auth.test/introspect']],
    ['is no text', { href: 'https://auth.test/introspect' }],
    ['is no URL that can be called', ''],
    ['is no URL that can be called', '/introspect'],
    ['is no URL that can be called', 'javascript:alert(1)'],
    ['is no URL that can be called', 'file:///etc/passwd'],
    ['is no URL that can be called', 'https://user:pw@auth.test/'],
    ['is no URL that can be called', 'https://auth.test/#a'],
    ['is no URL that can be called', ' https://auth.test/'],
    ['is no URL that can be called', 'https://auth.test/\nx'],
    ['is no URL that can be called', 'https://\u0430uth.test/'],
    ['is no URL that can be called', 'https://auth.test/{{env}}'],
    ['is no URL that can be called', `https://auth.test/${'x'.repeat(2000)}`],
    ['is an http URL, which would send the credentials in the clear', 'http://auth.test/introspect'],
    ['is an http URL, which would send the credentials in the clear', 'http://127.0.0.1/introspect'],
  ])('that %s is ignored, and said: %j', async (why, value) => {
    const metadata = await read({ introspection_endpoint: value, token_endpoint: value });
    expect(metadata).toMatchObject({
      introspectionEndpoint: undefined,
      tokenEndpoint: undefined,
      notes: [`“introspection_endpoint” ${why}: it is ignored.`, `“token_endpoint” ${why}: it is ignored.`],
    });
  });

  test('may be http where the issuer is', async () => {
    const issuer = 'http://127.0.0.1:9000';
    const metadata = await read({ introspection_endpoint: `${issuer}/introspect` }, issuer);
    expect(metadata).toMatchObject({ introspectionEndpoint: `${issuer}/introspect`, notes: [] });
  });

  test.each(['https://other.test/introspect', 'https://auth.test:8443/introspect', 'https://auth.test.evil.test/'])(
    'on another host than the issuer is taken, and said: %s',
    async (url) => {
      const { introspectionEndpoint, notes } = await read({ introspection_endpoint: url });
      expect(introspectionEndpoint).toBe(url);
      expect(notes).toEqual([
        `“introspection_endpoint” is on ${new URL(url).host}, and the issuer on auth.test: that is allowed; make sure that it is meant.`,
      ]);
    },
  );
});

describe('a list that a server publishes', () => {
  test('for introspection goes before that for the token endpoint', async () => {
    const { methods } = await read({ [LIST]: ['none'], [TOKEN_LIST]: ['private_key_jwt'] });
    expect(methods).toEqual({ of: 'introspection', names: ['none'] });
  });

  test('for the token endpoint stands in, and is told apart', async () => {
    const metadata = await read({
      [TOKEN_LIST]: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['PS256'],
    });
    expect(metadata).toMatchObject({
      methods: { of: 'token', names: ['private_key_jwt'] },
      algorithms: { of: 'token', names: ['PS256'] },
    });
  });

  test('keeps names that nobody knows, each once and in order', async () => {
    const { methods } = await read({ [LIST]: ['tls_client_auth', 'Bearer', 'x', 'Bearer', '__proto__'] });
    expect(methods.names).toEqual(['tls_client_auth', 'Bearer', 'x', '__proto__']);
  });

  test('that is empty is one all the same', async () => {
    expect((await read({ [LIST]: [], [TOKEN_LIST]: ['none'] })).methods).toEqual({ of: 'introspection', names: [] });
  });

  test.each(['none', null, 1, { 0: 'none' }])('that is none is ignored, and said: %j', async (value) => {
    const { methods, notes } = await read({ [LIST]: value, [TOKEN_LIST]: ['none'] });
    expect(methods).toEqual({ of: undefined, names: [] });
    expect(notes).toEqual([`“${LIST}” is no list: it is ignored.`]);
  });

  test('is rid of what is no name', async () => {
    const hostile = [1, null, ['none'], '', 'a b', 'p\u0430ss', 'x\u202e', 'x'.repeat(101), 'none'];
    const { methods, notes } = await read({ [LIST]: hostile });
    expect(methods.names).toEqual(['none']);
    expect(notes).toEqual([`“${LIST}” has 8 entries that are no name.`]);
  });

  test('is read to its fiftieth entry', async () => {
    const { methods, notes } = await read({ [LIST]: Array.from({ length: 60_000 }, (_, at) => `m${at}`) });
    expect(methods.names).toHaveLength(50);
    expect(notes).toEqual([`“${LIST}” has 60000 entries: only 50 are read.`]);
  });
});
