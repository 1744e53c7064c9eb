import { describe, expect, test } from 'vitest';
import { TOKEN_CASES, type TokenCase } from '../../../e2e/corpora/tokens.ts';
import { cleanToken } from './clean.ts';
import { membersNamed, shownText } from './json.ts';
import { tokenError } from './token-error.ts';
import { readToken, type Token } from './token.ts';

/** What makes a payload one without claims to show. */
const NO_CLAIMS = ['payload-not-json', 'payload-not-object', 'payload-empty', 'invalid-utf8'];

const inputOf = ({ input, gen }: TokenCase): string =>
  input ?? `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(`{"a":"${'A'.repeat(gen?.n ?? 0)}"}`).toString('base64url')}.AAAA`;

function expectDecoded(token: Token): void {
  expect(token.header?.kind).toBe('object');
  if (!token.flags.some((flag) => NO_CLAIMS.includes(flag))) expect(token.claims?.kind).toBe('object');
}

describe('tokens as they are pasted', () => {
  test.each(TOKEN_CASES.map((each) => [each.id, `${each.group} ${each.name}`, each] as const))(
    '%s %s',
    (_, __, each) => {
      const { sendAs, type, decodable, flags = [], display = {} } = each.expect;
      const cleaned = cleanToken(inputOf(each));
      const token = readToken(cleaned.text);
      const error = tokenError(cleaned.text, '');

      if (typeof sendAs === 'string') expect(cleaned.text).toBe(sendAs);
      if (sendAs === null) expect([token.kind, error]).toEqual(['private-key', expect.stringContaining('private key')]);
      else if (each.gen === undefined) expect(error).toBeUndefined();
      if (type === 'opaque') expect(token.kind).toBe('opaque');
      if (type === 'SD-JWT') expect(token.kind).toBe('sd-jwt');
      if (decodable === true || decodable === 'with-flag') expectDecoded(token);
      if (decodable === 'with-flag') expect(token.flags).not.toEqual([]);
      if (decodable === false) expect(token.header).toBeUndefined();
      expect(token.flags).toEqual(expect.arrayContaining([...flags]));
      for (const [name, shown] of Object.entries(display))
        expect(membersNamed(token.claims, name).map(shownText)).toEqual([shown]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  test('a whole token has no flag', () => {
    for (const each of TOKEN_CASES.filter(({ group }) => group === 'good'))
      expect(readToken(inputOf(each)).flags).toEqual([]);
  });
});
