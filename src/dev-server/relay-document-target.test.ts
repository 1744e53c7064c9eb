import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { hasOpenssl, makeCertificate } from './test-certificate.ts';
import { DOCUMENTS } from './test-documents.ts';
import { answering, answerOf, closeUpstreams, endOf, startUpstream } from './test-upstream.ts';

afterEach(closeUpstreams);

interface UrlCase {
  readonly url: string;
  readonly expect: string;
}
const rows = readFileSync(new URL('../../e2e/corpora/ssrf-urls.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as UrlCase);

/** A world in which every name is at this address and no connection may be made. */
const at = (address: string, connects: string[]) => ({
  lookup: (
    _name: string,
    _options: unknown,
    callback: (error: null, found: { address: string; family: 4 }[]) => void,
  ) => callback(null, [{ address, family: 4 }]),
  connect: (where: string): never => {
    connects.push(where);
    throw new Error('connected');
  },
});

describe.each(DOCUMENTS)('the target of a call for %s', (_what, { document, good }) => {
  test('is never connected to where an introspection would not be', async () => {
    const connects: string[] = [];
    const blocked = rows.filter((row) => row.expect === 'block');
    const ends = await Promise.all(blocked.map(({ url }) => endOf({ document, url, ...at('127.0.0.1', connects) })));
    expect(blocked.length).toBeGreaterThan(100);
    expect(new Set(ends)).toEqual(new Set(['blocked-target']));
    expect(connects).toEqual([]);
  });

  test.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '100.64.0.1'])(
    'whose name resolves to %s is blocked',
    async (address) => {
      const connects: string[] = [];
      const end = await endOf({ document, url: 'https://auth.test/x', ...at(address, connects) });
      expect([end, connects]).toEqual(['blocked-target', []]);
    },
  );

  test.each(['http://auth.test/x', 'https://user:pw@auth.test/x', 'https://auth.test/x#x', 'file:///etc/passwd'])(
    '%s is blocked',
    async (url) => {
      const connects: string[] = [];
      expect(await endOf({ document, url, ...at('93.184.215.14', connects) })).toBe('blocked-target');
      expect(connects).toEqual([]);
    },
  );

  test.skipIf(!hasOpenssl())('has its certificate verified (skipped where there is no openssl)', async () => {
    const certificate = makeCertificate('auth.test');
    const upstream = await startUpstream(answering(answerOf('200 OK', good)), certificate);
    const url = `https://auth.test:${upstream.port}/x`;
    expect(await endOf({ document, url })).toBe('tls-untrusted');
    expect(await endOf({ document, url, ca: [certificate.cert] })).toBe('200');
  });
});
