import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { cameFrom, unconfirmedHosts } from '../environment/elsewhere.ts';
import { madeUpJwt } from '../token/test-token.ts';
import {
  draftPatchOf,
  savedEnvironmentOf,
  secretIn,
  unconfirmedIn,
  type KnownSecrets,
  type SavedEnvironment,
} from './saved-environment.ts';
import { uniqueName } from './unique-name.ts';

const OTHER: Draft = {
  ...EMPTY_DRAFT,
  server: 'other',
  issuer: 'https://a.example',
  endpoint: 'https://a.example/introspect',
};
const FROM_LINK: Draft = { ...OTHER, elsewhere: cameFrom('link', [OTHER.issuer, OTHER.endpoint]) };
const savedOf = (draft: Draft): SavedEnvironment => savedEnvironmentOf(draft, 'a', 'b');

describe('a saved environment', () => {
  test('keeps the hosts that a person typed or confirmed, and no other', () => {
    expect(savedOf(OTHER).confirmed).toBe('a.example');
    expect(savedOf({ ...FROM_LINK, confirmed: 'a.example' }).confirmed).toBe('a.example');
    expect(savedOf(FROM_LINK).confirmed).toBe('');
    expect(savedOf({ ...FROM_LINK, customDomain: 'mine.example' }).confirmed).toBe('mine.example');
  });

  test('is not confirmed by choosing a server for which the address does not count', () => {
    const hidden: Draft = { ...FROM_LINK, server: 'eu' };
    expect(unconfirmedHosts(hidden)).toEqual([]);
    expect(unconfirmedIn(savedOf(hidden))).toEqual(['a.example']);
  });

  test('asks for a confirmation of each host that had none', () => {
    const draft = { ...EMPTY_DRAFT, ...draftPatchOf(savedOf(FROM_LINK)) };
    expect(unconfirmedHosts(draft).map(({ host }) => host)).toEqual(['a.example']);
    expect(unconfirmedHosts({ ...FROM_LINK, ...draftPatchOf(savedOf(OTHER)) })).toEqual([]);
    const domain = savedOf({ ...FROM_LINK, server: 'custom', customDomain: 'b.example', confirmed: 'b.example' });
    const switched: Draft = { ...EMPTY_DRAFT, ...draftPatchOf(domain), server: 'other' };
    expect(unconfirmedHosts(switched).map(({ host }) => host)).toEqual(['a.example']);
  });

  test('leaves nothing of the former one but the token', () => {
    const filled = Object.fromEntries(Object.keys(EMPTY_DRAFT).map((field) => [field, 'x'])) as unknown as Draft;
    expect({ ...filled, ...draftPatchOf(savedEnvironmentOf(EMPTY_DRAFT, 'a', 'b')) }).toEqual({
      ...EMPTY_DRAFT,
      token: 'x',
      chosenToken: 'x',
      exposed: 'x',
    });
  });
});

describe('a secret in what is to be saved', () => {
  const NONE: KnownSecrets = { token: '', secret: '', assertion: '', bearer: '' };
  const JWT = madeUpJwt({ sub: 'a' });
  const found = (half: Partial<Draft>, known: Partial<KnownSecrets> = {}, name = 'EU'): string | undefined =>
    secretIn(savedEnvironmentOf({ ...EMPTY_DRAFT, ...half }, name, 'b'), { ...NONE, ...known });

  test.each([
    ['a JWT', { clientId: JWT }, {}, 'Client ID'],
    ['a JWT in an address', { endpoint: `https://a.example/?x=${JWT}` }, {}, 'Introspection endpoint'],
    ['a private key', { expectedScope: '-----BEGIN PRIVATE KEY-----' }, {}, 'Expected scope'],
    ['the secret', { clientId: 'sesame' }, { secret: 'sesame' }, 'Client ID'],
    ['the secret within a text', { keyId: 'x-sesame-y' }, { secret: 'sesame' }, 'Key ID'],
    [
      'the pasted token without its prefix',
      { issuer: 'opaque-token' },
      { token: 'Bearer opaque-token\n' },
      'Issuer URL',
    ],
    ['the bearer token', { expectedAcr: 'opaque-token' }, { bearer: 'opaque-token' }, 'Expected acr'],
    ['the assertion', { customAudience: 'not-a-jwt' }, { assertion: 'not-a-jwt' }, 'Custom audience'],
  ])('%s is found, and its field named', (_, half, known, label) => expect(found(half, known)).toBe(label));

  test('is found in the name', () => expect(found({}, { secret: 'sesame' }, 'my sesame')).toBe('Name'));

  test.each([
    ['an ordinary environment', { clientId: 'c', issuer: 'https://a.example' }, { secret: 'sesame', token: JWT }],
    ['a placeholder', { clientId: '{{appSecret}}' }, { secret: '{{appSecret}}' }],
    ['a short text that is part of another by chance', { expectedScope: 'a:read' }, { secret: 'read' }],
  ])('%s holds none', (_, half, known) => expect(found(half, known)).toBeUndefined());
});

describe('a name for a saved environment', () => {
  test.each([
    ['EU', [], 'EU'],
    ['EU', ['NA'], 'EU'],
    ['EU', ['eu'], 'EU copy'],
    ['EU copy', ['EU', 'EU copy'], 'EU copy 2'],
    ['EU', ['EU', 'EU copy', 'EU copy 2'], 'EU copy 3'],
    ['copy', ['copy'], 'copy copy'],
    ['  ', [], 'Environment'],
    ['a\u0000\nb', [], 'a b'],
    ['x'.repeat(150), [], 'x'.repeat(100)],
    ['x'.repeat(100), ['x'.repeat(100)], `${'x'.repeat(95)} copy`],
    [`${'x'.repeat(99)}😀`, [], 'x'.repeat(99)],
  ])('%j beside %j is %j', (name, existing, expected) => expect(uniqueName(name, existing)).toBe(expected));
});
