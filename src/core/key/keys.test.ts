import { readFileSync } from 'node:fs';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { importKey, unlockKey, type KeyImport } from './import-key.ts';

/** A key file as people really have it, with what must come of it. */
interface KeyCase {
  readonly file: string;
  readonly outcome: 'sign' | 'sign-with-passphrase' | 'reject';
  readonly outcomeAlt?: 'sign' | 'reject';
  readonly reason?: string;
  readonly passphrase?: string;
  readonly thumbprint?: string;
  readonly publicJwk?: JWK;
  readonly algs?: readonly string[];
  readonly kid?: string;
  readonly contentBase64: string;
}

const CASES = ['keys.json', 'more-keys.json'].flatMap((name) => {
  const corpus = readFileSync(new URL(`../../../e2e/corpora/${name}`, import.meta.url), 'utf8');
  return (JSON.parse(corpus) as { cases: readonly KeyCase[] }).cases;
});

const bytesOf = ({ contentBase64 }: KeyCase): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(contentBase64, 'base64'));

const describeOutcome = (result: KeyImport): string =>
  result.kind === 'refused' || result.kind === 'choice' ? result.refusal.code : result.kind;

async function outcomeOf(key: KeyCase, given: string | Uint8Array<ArrayBuffer>): Promise<KeyImport> {
  const read = await importKey(given);
  if (read.kind !== 'locked') return read;
  return unlockKey(read.lock, key.passphrase ?? '', AbortSignal.timeout(60_000));
}

/** Sixteen million rounds are for the real browser, where they run beside the page. */
const isSlow = ({ file }: KeyCase): boolean => file.includes('hostile-iterations');

describe('a key file', () => {
  test.each(CASES.filter((key) => key.outcome !== 'reject' && !isSlow(key)))('$file signs', async (key) => {
    const result = await outcomeOf(key, bytesOf(key));
    if (key.file.includes('openssh')) {
      expect(describeOutcome(result)).toBe('openssh');
      return;
    }
    expect(describeOutcome(result)).toBe('key');
    if (result.kind !== 'key') return;
    expect(result.key.thumbprint).toBe(key.thumbprint ?? (await calculateJwkThumbprint(key.publicJwk ?? {})));
    if (key.algs) expect(result.key.algorithms).toEqual(key.algs);
    expect(result.key.keyId).toBe(key.kid ?? result.key.keyId);
  });

  test.each(CASES.filter(({ outcome }) => outcome === 'reject'))('$file is refused as $reason', async (key) => {
    const result = await outcomeOf(key, bytesOf(key));
    expect(describeOutcome(result)).toBe(key.reason?.split(' ')[0]);
  });
});
