import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../draft.ts';
import { madeUpJwt } from '../token/test-token.ts';
import { hasRoom, readEnvironments, writeEnvironments, type ReadEnvironments } from './environment-file.ts';
import { mergeImported } from './merge-imported.ts';
import { draftPatchOf, savedEnvironmentOf } from './saved-environment.ts';

const ID = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';
const PLAIN = savedEnvironmentOf(EMPTY_DRAFT, 'EU', ID);
const JWT = madeUpJwt({ sub: 'a' });

const fileOf = (environments: unknown, others: object = {}): string =>
  JSON.stringify({ tokenscope: 'environments', version: 1, environments, ...others });

function readFile(text: string): ReadEnvironments {
  const read = readEnvironments(text);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

describe('a file of environments', () => {
  test('has what differs from an empty draft, and no more', () =>
    expect(
      JSON.parse(
        writeEnvironments([savedEnvironmentOf({ ...EMPTY_DRAFT, server: 'eu', clientId: 'c', token: JWT }, 'EU', ID)]),
      ),
    ).toEqual({
      tokenscope: 'environments',
      version: 1,
      environments: [{ id: ID, name: 'EU', confirmed: '', server: 'eu', clientId: 'c' }],
    }));

  test('never has a token, even one that stands in a public field', () =>
    expect(writeEnvironments([{ ...PLAIN, half: { ...PLAIN.half, clientId: JWT } }])).not.toContain('eyJ'));

  test.each([
    ['no JSON', '{', /not JSON/],
    ['an empty text', '', /not JSON/],
    ['another list', '[]', /not a list of environments/],
    ['a Postman environment', '{"values":[],"_postman_variable_scope":"environment"}', /Import Postman environment/],
    ['no version', '{"tokenscope":"environments","environments":[]}', /damaged/],
    ['no entries', '{"tokenscope":"environments","version":1}', /damaged/],
    ['a newer version', fileOf([], { version: 2 }), /^A newer version of Tokenscope wrote these environments\.$/],
    ['more than 200', fileOf(Array.from({ length: 201 }, () => ({}))), /201 environments; at most 200/],
    ['more than 1 MB', fileOf([{ name: 'a'.repeat(1_000_000) }]), /more than 1 MB/],
  ])('%s is refused with a sentence', (_, text, sentence) => {
    const read = readEnvironments(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.reason).toMatch(sentence);
  });

  test('members that no environment has are dropped and named, without their values', () => {
    const { environments, notes } = readFile(
      fileOf([{ id: ID, name: 'EU', clientSecret: 'top-secret', token: JWT, [JWT]: 1, extraClaims: '{}' }]),
    );
    expect(environments).toEqual([{ ...PLAIN, confirmed: '' }]);
    expect(notes).toEqual(['“EU”: clientSecret, token, a secret, extraClaims was left out: no environment keeps it.']);
  });

  test.each([
    ['a number', { lifetime: 300 }],
    ['no choice', { method: 'magic' }],
    ['a token', { clientId: JWT }],
    ['a private key', { keyId: '-----BEGIN PRIVATE KEY-----' }],
    ['a password', { issuer: 'https://a:b@idp.example' }],
    ['an address with a token', { endpoint: 'https://idp.example/?access_token=b' }],
    ['no environment ID', { environmentId: 'prod' }],
    ['no preset', { preset: 'mine' }],
    ['no number', { maximumAge: '1h' }],
    ['too long', { expectedScope: 'a'.repeat(2001) }],
    ['null', { server: null }],
  ])('a field that is %s is dropped and named', (_, member) => {
    const { environments, notes } = readFile(fileOf([{ id: ID, name: 'EU', ...member }]));
    expect(environments).toEqual([{ ...PLAIN, confirmed: '' }]);
    expect(notes).toEqual([expect.stringMatching(/^“EU”: .* had a value that cannot be kept; it was left out\.$/)]);
    expect(notes.join('')).not.toContain('eyJ');
  });

  test('a name that cannot be used becomes another', () => {
    const names = [{}, { name: '  ' }, { name: 7 }, { name: JWT }, { name: `a\u202eb\n${'x'.repeat(200)}` }];
    const { environments, notes } = readFile(fileOf(names));
    expect(environments.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 4 }, () => 'Environment'),
      `a b ${'x'.repeat(96)}`,
    ]);
    expect(notes).toEqual(['“Environment” had a name that holds a token or a key; it was left out.']);
  });

  test('every environment has an id of its own afterwards, whatever the file says', () => {
    const made = '00000000-0000-4000-8000-000000000003';
    const { environments } = readFile(fileOf([{ id: ID }, { id: made }, { id: 'x' }, { id: ID }, {}]));
    expect(new Set(environments.map(({ id }) => id)).size).toBe(5);
    expect(environments[0]?.id).toBe(ID);
  });

  test('names of the language are members like any others', () => {
    const { environments, notes } = readFile(
      `{"tokenscope":"environments","version":1,"environments":[{"id":"${ID}","name":"EU","__proto__":{"confirmed":true,"clientId":"x"},"constructor":1},7]}`,
    );
    expect(environments).toEqual([{ ...PLAIN, confirmed: '' }]);
    expect(notes).toEqual([
      '“EU”: __proto__, constructor was left out: no environment keeps it.',
      'Entry 2 is not an environment and was left out.',
    ]);
    expect(Object.getPrototypeOf(environments[0]?.half)).toBe(Object.prototype);
  });

  test.each([
    ['true', { confirmed: true, issuer: 'https://a.example' }, ''],
    ['false', { confirmed: false, issuer: 'https://a.example' }, ''],
    ['one host', { confirmed: 'a.example', issuer: 'https://a.example' }, 'a.example'],
    [
      'two hosts',
      {
        confirmed: 'a.example  b.example a.example',
        issuer: 'https://a.example',
        endpoint: 'https://b.example:8443/i',
      },
      'a.example b.example',
    ],
    ['a text that is no host of it', { confirmed: `sesame evil.example ${JWT}`, issuer: 'https://a.example' }, ''],
    ['the host of an address that cannot be kept', { confirmed: 'a.example', issuer: 'https://a:b@a.example' }, ''],
  ])('what was confirmed as %s is read as far as it names hosts of the environment', (_, members, confirmed) => {
    const { environments } = readFile(fileOf([{ id: ID, name: 'EU', ...members }]));
    expect(environments[0]?.confirmed).toBe(confirmed);
    expect(readFile(writeEnvironments(environments)).environments).toEqual(environments);
  });

  test('has no host of an address that is not in it', () => {
    const half = { ...PLAIN.half, issuer: 'https://sesame:b@a.example' };
    expect(writeEnvironments([{ ...PLAIN, confirmed: 'a.example sesame', half }])).not.toMatch(/a\.example|sesame/);
  });

  test('notes end after twenty', () =>
    expect(readFile(fileOf(Array.from({ length: 200 }, () => 0))).notes.at(-1)).toBe('So it was 180 more times.'));

  test('has room for 200, and for 1 MB', () => {
    const full = Array.from({ length: 200 }, () => PLAIN);
    const half = { ...PLAIN.half, issuer: 'a'.repeat(2000), endpoint: 'b'.repeat(2000), keyId: 'c'.repeat(2000) };
    expect(hasRoom(full)).toBe(true);
    expect(hasRoom([...full, PLAIN])).toBe(false);
    expect(hasRoom(full.map((each) => ({ ...each, half })))).toBe(false);
  });
});

describe('importing environments', () => {
  const uuid = (): string => '11111111-1111-4111-8111-111111111111';
  const other = { ...PLAIN, half: { ...PLAIN.half, clientId: 'c' } };

  test('where they lead has to be confirmed here', () => {
    const half = {
      ...PLAIN.half,
      server: 'other',
      issuer: 'https://a.example',
      endpoint: 'https://a.example/i',
    } as const;
    const [added] = mergeImported([], [{ ...PLAIN, confirmed: 'a.example', half }], uuid).added;
    expect(added && draftPatchOf(added)).toMatchObject({
      elsewhere: [{ source: 'import', host: 'a.example' }],
      confirmed: '',
    });
  });

  test('one that is there is skipped, though it was confirmed, renamed by the import or has another id', () => {
    const existing = [PLAIN, { ...other, id: uuid(), name: 'EU copy' }];
    expect(mergeImported(existing, [{ ...PLAIN, id: 'x', confirmed: '' }, other], uuid)).toEqual({
      environments: existing,
      added: [],
      skipped: 2,
      left: 0,
    });
  });

  test('one of the same name and id gets new ones', () =>
    expect(mergeImported([PLAIN], [other], uuid).added).toEqual([
      { ...other, id: uuid(), name: 'EU copy', confirmed: '' },
    ]));

  test('what there is no room for is counted', () => {
    const existing = Array.from({ length: 199 }, (_, index) => ({ ...PLAIN, name: `n${index}` }));
    expect(mergeImported(existing, [other, { ...other, name: 'b' }, PLAIN], uuid)).toMatchObject({
      added: [{ name: 'EU' }],
      skipped: 0,
      left: 2,
    });
  });
});
