import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importKey, unlockKey } from './import-key.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const der = Uint8Array.from(pair.privateKey.export({ type: 'pkcs8', format: 'der' }));
const locked = Uint8Array.from(
  pair.privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'right' }),
);
const x = pair.publicKey.export({ format: 'jwk' }).x;

/** A damaged copy signs only if it still is the very same key. */
const isRefusedOrTheSame = (result: Awaited<ReturnType<typeof importKey>>): boolean =>
  result.kind !== 'key' || ('x' in result.key.publicJwk && result.key.publicJwk.x === x);

describe('whatever is pasted', () => {
  test('no text makes the reader throw', async () => {
    const pieces = fc.constantFrom(
      '-----BEGIN ',
      'PRIVATE KEY',
      '-----',
      'END ',
      '\n',
      '{"',
      '"kty"',
      ':',
      '}',
      'MII',
      '\\n',
      '&#',
      '%2',
      '=',
      '…',
      '\u0000',
      '"',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join('')),
        async (text) => {
          expect(['refused', 'choice']).toContain((await importKey(text)).kind);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('no bytes make the reader throw', async () => {
    const start = fc.constantFrom([], [0x30], [0x30, 0x80], [0x30, 0x82, 0, 40], [0x30, 0x84, 255, 255, 255, 255]);
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (head, rest) => {
        expect((await importKey(Uint8Array.from([...head, ...rest]))).kind).toBe('refused');
      }),
      { numRuns: 400 },
    );
  });

  test('a key with a damaged byte is refused, or is the same key still', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = der.map((byte, index) => (index === at ? byte ^ change : byte));
        expect(isRefusedOrTheSame(await importKey(damaged))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('an encrypted key with a damaged byte never opens into another key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(locked.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = locked.map((byte, index) => (index === at ? byte ^ change : byte));
        const result = await importKey(damaged);
        if (result.kind !== 'locked' || result.lock.iterations > 10_000) return;
        expect(isRefusedOrTheSame(await unlockKey(result.lock, 'right', AbortSignal.timeout(20_000)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('Object.prototype stays as it was', async () => {
    await importKey('{"__proto__":{"polluted":true},"kty":"EC","constructor":{"prototype":{"polluted":true}}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a passphrase', () => {
  test('that is wrong is told from a damaged key', async () => {
    const result = await importKey(locked);
    if (result.kind !== 'locked') throw new Error(result.kind);
    for (const passphrase of ['', 'wrong', 'Right', 'right '])
      expect(await unlockKey(result.lock, passphrase, new AbortController().signal)).toMatchObject({
        refusal: { code: 'wrong-passphrase' },
      });
  });

  test('is tried in each spelling that Unicode gives it', async () => {
    const composed = pair.privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-128-cbc',
      passphrase: 'gr\u00fcn',
    });
    const result = await importKey(composed.toString());
    if (result.kind !== 'locked') throw new Error(result.kind);
    expect((await unlockKey(result.lock, 'gru\u0308n', new AbortController().signal)).kind).toBe('key');
  });

  test('that is taking its time can be taken back', async () => {
    const result = await importKey(locked);
    if (result.kind !== 'locked') throw new Error(result.kind);
    expect(await unlockKey(result.lock, 'right', AbortSignal.abort())).toMatchObject({
      refusal: { code: 'cancelled' },
    });
  });
});

test('what was pasted is not left behind in RegExp', async () => {
  await importKey(pem);
  const { input, lastMatch, leftContext, rightContext } = RegExp as unknown as Record<string, string>;
  expect([input, lastMatch, leftContext, rightContext]).toEqual(['', '', '', '']);
});
