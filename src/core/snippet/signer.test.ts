import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import type { AssertionOptions } from '../assertion/options.ts';
import { ALGORITHMS, type Algorithm } from '../key/algorithms.ts';
import { LANGUAGES } from './languages.ts';
import { signerGap, writeSigner } from './signer.ts';

const OPTIONS: AssertionOptions = {
  clientId: 'a-client',
  audience: 'https://as.example',
  lifetime: 120,
  type: 'JWT',
  keyId: 'a-key',
  algorithm: 'RS256',
  extraClaims: '',
};
const WITHOUT = ['http', 'jquery', 'swift'];
const SIGNING = LANGUAGES.map(({ id }) => id).filter((id) => !WITHOUT.includes(id));

const methodFor = (algorithm: Algorithm) =>
  algorithm.startsWith('HS') ? ('client_secret_jwt' as const) : ('private_key_jwt' as const);

function codeOf(id: (typeof SIGNING)[number], patch: Partial<AssertionOptions> = {}): string {
  const options = { ...OPTIONS, ...patch };
  const snippet = writeSigner(id, options, methodFor(options.algorithm));
  if (!snippet) throw new Error(`nothing signs in ${id}`);
  return snippet.code;
}

describe('signing code', () => {
  test.each(SIGNING)('in %s signs RS256 and HS256, and says what to install', (id) => {
    for (const algorithm of ['RS256', 'HS256'] as const) {
      const snippet = writeSigner(id, { ...OPTIONS, algorithm }, methodFor(algorithm));
      expect(snippet?.code).toContain(algorithm);
      expect(snippet?.notes[0]).toMatch(/save this as \S+\.$/i);
    }
  });

  test.each(LANGUAGES.map(({ id }) => id))('in %s is either there, or there is a reason why not', (id) => {
    for (const algorithm of Object.keys(ALGORITHMS) as Algorithm[])
      for (const method of ['private_key_jwt', 'client_secret_jwt'] as const) {
        const options = { ...OPTIONS, algorithm };
        const [snippet, gap] = [writeSigner(id, options, method), signerGap(id, options, method)];
        expect([snippet === undefined, gap === undefined].filter(Boolean)).toHaveLength(1);
      }
  });

  test.each(SIGNING)('in %s reads the key from the file that a variable names, or the secret from a variable', (id) => {
    const byKey = writeSigner(id, OPTIONS, 'private_key_jwt');
    const bySecret = writeSigner(id, { ...OPTIONS, algorithm: 'HS256' }, 'client_secret_jwt');
    for (const text of [byKey?.code, byKey?.setup]) {
      expect(text).toContain('INTROSPECT_SIGNING_KEY_FILE');
      expect(text).not.toContain('INTROSPECT_CLIENT_SECRET');
    }
    for (const text of [bySecret?.code, bySecret?.setup]) {
      expect(text).toContain('INTROSPECT_CLIENT_SECRET');
      expect(text).not.toContain('INTROSPECT_SIGNING_KEY_FILE');
    }
    expect(byKey?.setup).toMatch(/\nexport INTROSPECT_CLIENT_ASSERTION="\$\(.+\)"$/);
    expect(bySecret?.setup).toMatch(
      /read -rs INTROSPECT_CLIENT_SECRET[^]+\n +export INTROSPECT_CLIENT_ASSERTION="\$\(.+\)"\n/,
    );
    if (id === 'curl') expect([byKey?.powershell, bySecret?.powershell]).toEqual(['', '']);
    else
      expect(byKey?.powershell).toMatch(/^\$env:\w+ = 'private-key\.pem'\n\$env:INTROSPECT_CLIENT_ASSERTION = \w+ .+$/);
  });

  test('is refused for options that are not usable yet', () => {
    for (const patch of [{ lifetime: NaN }, { lifetime: 1.5 }, { lifetime: 0 }, { lifetime: 2 ** 31 }])
      expect(signerGap('go', { ...OPTIONS, ...patch }, 'private_key_jwt')).toMatch(/whole number of seconds/);
    for (const extraClaims of ['{', '[]', '{"iss": 1}', '{"a": 1, "a": 2}', '{}}, x'])
      expect(signerGap('node', { ...OPTIONS, extraClaims }, 'private_key_jwt')).toMatch(/extra claims/);
    expect(signerGap('node', { ...OPTIONS, algorithm: 'HS256' }, 'private_key_jwt')).toMatch(/does not fit/);
  });

  test.each(SIGNING)('in %s has nothing from outside in a line or a comment of its own', (id) => {
    // whatever the texts are, the lines around their literals stay the same
    const shapeOf = (text: string): readonly string[] =>
      codeOf(id, { clientId: text, audience: text, keyId: text, extraClaims: JSON.stringify({ claim: text }) })
        .split('\n')
        .map((line) => line.slice(0, 12));
    const shape = shapeOf('plain');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (text) => {
        expect(shapeOf(text)).toEqual(shape);
      }),
      {
        examples: [
          ['\n// '],
          ["'''"],
          ['"""'],
          ['*/'],
          ['?>'],
          ['\u2028'],
          ['\r'],
          ['\\'],
          ["'\\''\n"],
          ['#{x}\n=begin'],
        ],
      },
    );
  });
});

describe('the signing code in NodeJS', () => {
  test('makes the header and the claims that the page makes, and keeps extra claims digit by digit', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const options: AssertionOptions = {
      ...OPTIONS,
      clientId: `a'\\"\u2028$\{x}</script>`,
      audience: 'https://as.example/\u00fc\u202e',
      keyId: '\n`',
      type: 'client-authentication+jwt',
      extraClaims: ' {"amount": 1.10, "big": 12345678901234567890} ',
    };
    const now = Math.floor(Date.now() / 1000);
    const first = runNode(codeOf('node', options), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const { payload } = await compactVerify(first, publicKey);
    const text = new TextDecoder().decode(payload);
    expect(text).toContain(',"amount": 1.10, "big": 12345678901234567890}');
    expect(decodeProtectedHeader(first)).toEqual({ alg: 'RS256', typ: options.type, kid: options.keyId });
    const { iss, sub, aud, jti, iat, exp } = JSON.parse(text) as Record<string, unknown>;
    expect({ iss, sub, aud }).toEqual({ iss: options.clientId, sub: options.clientId, aud: options.audience });
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number(exp) - Number(iat)).toBe(125);
    expect(Number(iat)).toBeGreaterThanOrEqual(now - 5);
    expect(Number(iat)).toBeLessThan(now + 30);
  });

  test('stops with a sentence without its variable', () => {
    expect(() => runNode(codeOf('node'), undefined)).toThrow(
      'Set the environment variable INTROSPECT_SIGNING_KEY_FILE',
    );
  });
});

/** Runs a program beside this repository's packages, and gives back what it printed. */
function runNode(code: string, pem: string | undefined): string {
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'signer-'));
  try {
    writeFileSync(join(folder, 'sign.mjs'), code);
    writeFileSync(join(folder, 'key.pem'), pem ?? '');
    const env = pem === undefined ? {} : { INTROSPECT_SIGNING_KEY_FILE: join(folder, 'key.pem') };
    return execFileSync(process.execPath, ['sign.mjs'], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
