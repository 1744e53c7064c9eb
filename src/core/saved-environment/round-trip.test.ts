import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../draft.ts';
import { cameFrom } from '../environment/elsewhere.ts';
import { hasRoom, readEnvironments, writeEnvironments } from './environment-file.ts';
import { linkOf, readLink } from './link.ts';
import { mergeImported } from './merge-imported.ts';
import { ADDRESS_FIELDS, isPublicValue, publicFields, type PublicField, type PublicHalf } from './public-fields.ts';
import { draftPatchOf, savedEnvironmentOf, type SavedEnvironment } from './saved-environment.ts';
import { uniqueName } from './unique-name.ts';

/** Texts of the fields that have a list of them. */
const CHOSEN: Partial<Record<PublicField, readonly string[]>> = {
  server: ['sandbox', 'na', 'custom', 'other'],
  caller: ['application', 'resource'],
  method: ['private_key_jwt', 'client_secret_basic', 'prepared'],
  basicEncoding: ['form', 'raw'],
  hint: ['', 'access_token', 'refresh_token'],
  algorithm: ['', 'PS256', 'HS512', 'EdDSA'],
  audience: ['issuer', 'custom'],
  environmentId: ['', 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6'],
  preset: ['', 'okta', 'cognito'],
  lifetime: ['', '60', '300', '0123456789'],
  maximumAge: ['', '0', '3600'],
  assertionType: ['JWT', 'client-authentication+jwt'],
};

/** Any public half of a draft, for properties: choices as they are, everything else any text. */
const anyPublicHalf: fc.Arbitrary<PublicHalf> = fc.record(
  Object.fromEntries(
    publicFields.map(([field]) => {
      const choices = CHOSEN[field];
      const text = fc
        .oneof(
          fc.string({ unit: 'grapheme' }),
          fc.webUrl(),
          fc.uuid(),
          fc.constantFrom('', '__proto__', 'a&b=c#d?e+f %20'),
        )
        .filter((value) => isPublicValue(field, value));
      const any = choices ? fc.constantFrom(...choices) : text;
      return [
        field,
        field === 'keyId' ? fc.option(any, { nil: undefined }) : fc.oneof(any, fc.constant(EMPTY_DRAFT[field])),
      ];
    }),
  ),
) as unknown as fc.Arbitrary<PublicHalf>;

const anyEnvironments: fc.Arbitrary<readonly SavedEnvironment[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: fc.string({ unit: 'grapheme' }).map((name) => uniqueName(name, [])),
    confirmed: fc.constant(''),
    half: anyPublicHalf,
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

describe('for any public half of a draft', () => {
  test('a link restores it', () =>
    fc.assert(
      fc.property(anyPublicHalf, (half) => {
        const { half: read, exposed } = readLink(linkOf({ ...EMPTY_DRAFT, ...half }), '');
        expect({ ...EMPTY_DRAFT, ...read }).toEqual({ ...EMPTY_DRAFT, ...half });
        expect(exposed).toBeUndefined();
      }),
    ));

  test('a saved environment puts it back into any other draft', () =>
    fc.assert(
      fc.property(anyPublicHalf, anyPublicHalf, (half, other) => {
        const saved = savedEnvironmentOf({ ...EMPTY_DRAFT, ...half }, 'a', 'b');
        const { elsewhere, confirmed, ...patch } = draftPatchOf(saved);
        expect({ ...EMPTY_DRAFT, ...other, ...patch }).toEqual({ ...EMPTY_DRAFT, ...half });
        expect(elsewhere?.map(({ host }) => host).join(' ')).toBe(confirmed);
      }),
    ));

  test('a file restores it, with nothing to note', () =>
    fc.assert(
      fc.property(anyEnvironments, (environments) => {
        const confirmed = environments.map((each) => {
          const hosts = cameFrom(
            'import',
            ADDRESS_FIELDS.map((field) => each.half[field]),
          );
          return { ...each, confirmed: hosts.map(({ host }) => host).join(' ') };
        });
        expect(readEnvironments(writeEnvironments(confirmed))).toEqual({
          ok: true,
          value: { environments: confirmed, notes: [] },
        });
      }),
    ));
});

describe('merging any two lists', () => {
  test('keeps the existing ones, gives each its own id and name, and confirms nothing', () =>
    fc.assert(
      fc.property(anyEnvironments, anyEnvironments, (existing, imported) => {
        const named = existing.map((each, index) => ({ ...each, name: `${index} ${each.name}`.slice(0, 100).trim() }));
        const merged = mergeImported(named, imported, () => crypto.randomUUID());
        const names = merged.environments.map(({ name }) => name.toLowerCase());
        expect(merged.environments.slice(0, named.length)).toEqual(named);
        expect(merged.environments.slice(named.length)).toEqual(merged.added);
        expect(merged.added.length + merged.skipped + merged.left).toBe(imported.length);
        expect(merged.added.some(({ confirmed }) => confirmed !== '')).toBe(false);
        expect(new Set(names).size).toBe(names.length);
        expect(new Set(merged.environments.map(({ id }) => id)).size).toBe(merged.environments.length);
        expect(hasRoom(merged.environments)).toBe(true);
      }),
    ));

  test('a second time adds nothing', () =>
    fc.assert(
      fc.property(anyEnvironments, anyEnvironments, (existing, imported) => {
        const once = mergeImported(existing, imported, () => crypto.randomUUID());
        const twice = mergeImported(once.environments, imported, () => crypto.randomUUID());
        expect(twice).toEqual({ environments: once.environments, added: [], skipped: imported.length, left: 0 });
      }),
    ));
});
