import { describe, expect, test } from 'vitest';
import { METHODS, type Method } from '../environment/client-authentication.ts';
import { draftFrom } from './discovered.ts';
import type { ServerMetadata } from './metadata.ts';
import type { Offered } from './offered.ts';

const NOTHING: Offered = { of: undefined, names: [] };
const metadata = (patch: Partial<ServerMetadata>): ServerMetadata => ({
  issuer: 'https://auth.test',
  jwksUri: undefined,
  introspectionEndpoint: 'https://auth.test/introspect',
  tokenEndpoint: 'https://auth.test/token',
  methods: { of: 'introspection', names: METHODS },
  algorithms: { of: 'introspection', names: ['RS256'] },
  notes: [],
  url: 'https://auth.test/.well-known/openid-configuration',
  ...patch,
});
const current = (method: Method = 'private_key_jwt', algorithm = '') => ({ method, algorithm });

describe('discovery', () => {
  test('fills the endpoints, and leaves a method that is offered', () => {
    expect(draftFrom(metadata({}), current())).toEqual({
      patch: { endpoint: 'https://auth.test/introspect', tokenEndpoint: 'https://auth.test/token' },
      taken: [
        'The introspection endpoint is https://auth.test/introspect.',
        'The token endpoint is https://auth.test/token.',
        `Methods offered: ${METHODS.join(', ')}; algorithms: RS256.`,
      ],
      notes: [],
    });
  });

  test('says plainly of a server that names no endpoint, and changes nothing there', () => {
    const { patch, notes } = draftFrom(
      metadata({ introspectionEndpoint: undefined, tokenEndpoint: undefined }),
      current(),
    );
    expect(patch).toEqual({});
    expect(notes).toEqual([
      'The server names no introspection endpoint: it may have none, or not publish it.',
      'The server names no token endpoint.',
    ]);
  });

  test.each<[Method, readonly string[], Method | undefined]>([
    ['private_key_jwt', ['client_secret_post', 'client_secret_basic'], 'client_secret_basic'],
    ['private_key_jwt', ['none', 'client_secret_jwt'], 'client_secret_jwt'],
    ['client_secret_basic', ['tls_client_auth', 'private_key_jwt'], 'private_key_jwt'],
    ['client_secret_basic', ['client_secret_post', 'client_secret_basic'], undefined],
    ['none', ['client_secret_post'], 'client_secret_post'],
    ['client_secret_basic', ['CLIENT_SECRET_BASIC', 'bearer', 'prepared', 'tls_client_auth'], undefined],
    ['client_secret_basic', [], undefined],
    ['bearer', ['private_key_jwt'], undefined],
    ['prepared', ['client_secret_basic'], undefined],
  ])('with the method %s chosen and %j offered takes %j', (method, names, expected) => {
    const { patch } = draftFrom(metadata({ methods: { of: 'introspection', names } }), current(method));
    expect(patch.method).toBe(expected);
    expect('method' in patch).toBe(expected !== undefined);
  });

  test('says why the method was changed', () => {
    const { taken } = draftFrom(metadata({ methods: { of: 'introspection', names: ['none'] } }), current());
    expect(taken).toContain('The method is none, since private_key_jwt is not listed.');
  });

  test.each([
    [['tls_client_auth'], 'tls_client_auth'],
    [[], 'none at all'],
  ])('says of %j that no method is known', (names, list) => {
    const { taken, notes } = draftFrom(metadata({ methods: { of: 'introspection', names } }), current());
    expect(notes).toEqual(['The server lists no method that this page knows.']);
    expect(taken).toContain(`Methods offered: ${list}; algorithms: RS256.`);
  });

  test('names what is offered in one sentence, and at most ten of each', () => {
    const names = Array.from({ length: 12 }, (_, at) => `m${at}`);
    const takenBy = (patch: Partial<ServerMetadata>) => draftFrom(metadata(patch), current('bearer')).taken.slice(2);
    expect(takenBy({ methods: { of: 'token', names } })).toEqual([
      'Methods offered: m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 2 more; algorithms: RS256.',
    ]);
    expect(takenBy({ methods: NOTHING })).toEqual(['Algorithms offered: RS256.']);
    expect(takenBy({ algorithms: NOTHING, methods: { of: 'token', names: ['none'] } })).toEqual([
      'Methods offered: none.',
    ]);
    expect(takenBy({ methods: NOTHING, algorithms: NOTHING })).toEqual([]);
  });

  test('tells a list of the token endpoint apart', () => {
    const { patch, notes } = draftFrom(metadata({ methods: { of: 'token', names: ['none'] } }), current());
    expect(patch.method).toBe('none');
    expect(notes).toContain(
      'The server lists the methods of its token endpoint only; those for introspection may be others.',
    );
  });

  test('says it once where both lists are those of the token endpoint', () => {
    const lists = {
      methods: { of: 'token', names: ['private_key_jwt'] },
      algorithms: { of: 'token', names: ['RS256'] },
    } as const;
    expect(draftFrom(metadata(lists), current()).notes).toEqual([
      'The server lists the methods and algorithms of its token endpoint only; those for introspection may be others.',
    ]);
  });

  test('notes algorithms by the method that it takes, not by the former', () => {
    const lists = (name: string): Partial<ServerMetadata> => ({
      methods: { of: 'introspection', names: [name] },
      algorithms: NOTHING,
    });
    expect(draftFrom(metadata(lists('client_secret_basic')), current('private_key_jwt', 'ES256')).notes).toEqual([]);
    expect(draftFrom(metadata(lists('private_key_jwt')), current('client_secret_basic')).notes).toEqual([
      'The server does not say with which algorithms an assertion may be signed.',
    ]);
    const other = {
      methods: { of: 'introspection', names: ['client_secret_jwt'] },
      algorithms: { of: 'introspection', names: ['HS256'] },
    } as const;
    expect(draftFrom(metadata(other), current('private_key_jwt', 'ES256')).notes).toEqual([]);
  });

  test('says what the server does not say', () => {
    expect(draftFrom(metadata({ methods: NOTHING, algorithms: NOTHING }), current()).notes).toEqual([
      'The server does not say which methods of client authentication it takes for introspection.',
      'The server does not say with which algorithms an assertion may be signed.',
    ]);
  });

  test.each<[Method, string, readonly string[]]>([
    ['private_key_jwt', 'ES256', ['ES256 is chosen, and not listed.']],
    ['private_key_jwt', 'RS256', []],
    ['private_key_jwt', '', []],
    ['client_secret_basic', 'ES256', []],
  ])('with %s and the algorithm %j notes %j', (method, algorithm, notes) => {
    expect(draftFrom(metadata({}), current(method, algorithm)).notes).toEqual(notes);
  });

  test('passes on what was noted in the metadata itself', () => {
    expect(draftFrom(metadata({ notes: ['“token_endpoint” is no text: it is ignored.'] }), current()).notes).toEqual([
      '“token_endpoint” is no text: it is ignored.',
    ]);
  });
});
