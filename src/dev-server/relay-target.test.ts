import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { specialPurposeOf } from './address.ts';
import type { Lookup } from './resolution.ts';
import { call, endOf } from './test-upstream.ts';

interface UrlCase {
  id: string;
  url: string;
  host: string | null;
  expect: 'allow' | 'block' | 'resolve-then-decide';
  why: string;
}
interface DnsCase {
  name: string;
  answers?: string[][];
  error?: string;
  delayMs?: number;
  expect: string;
  connectTo?: string[];
}

const corpus = (file: string) => readFileSync(new URL(`../../e2e/corpora/${file}`, import.meta.url), 'utf8');
const urls = corpus('ssrf-urls.jsonl')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as UrlCase);
const scripts = (JSON.parse(corpus('ssrf-dns.json')) as { cases: DnsCase[] }).cases;

/** Lookups and connections that are only counted: each lookup takes the next answer, no connection is ever made. */
function sentinel(...answers: string[][]) {
  const seen = { lookups: [] as string[], connects: [] as string[] };
  const lookup: Lookup = (name, _options, callback) => {
    const addresses = answers[Math.min(seen.lookups.length, answers.length - 1)] ?? [];
    seen.lookups.push(name);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  const connect = (address: string) => {
    seen.connects.push(address);
    return new Socket().destroy(Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' }));
  };
  return { seen, lookup, connect };
}

describe('the target of a call', () => {
  test.each(urls.filter((row) => row.expect === 'block'))('$id $url is never connected to ($why)', async ({ url }) => {
    const { seen, ...world } = sentinel(['127.0.0.1']);
    expect(await endOf({ url, ...world })).toBe('blocked-target');
    expect(seen).toEqual({ lookups: [], connects: [] });
  });

  test.each(urls.filter((row) => row.expect === 'allow'))(
    '$id $url is connected to directly',
    async ({ url, host }) => {
      const { seen, ...world } = sentinel(['127.0.0.1']);
      expect(await endOf({ url, ...world })).toBe('connection-refused');
      expect(seen).toEqual({ lookups: [], connects: [host?.replace(/^\[|\]$/g, '')] });
    },
  );

  const names = urls.filter((row) => row.expect === 'resolve-then-decide');
  test.each(names)('$id $url is blocked when it resolves to a private address', async ({ url }) => {
    const { seen, ...world } = sentinel(['10.0.0.5']);
    expect(await endOf({ url, ...world })).toBe('blocked-target');
    expect(seen.connects).toEqual([]);
    expect(seen.lookups.length).toBeLessThanOrEqual(1);
  });

  const [withFragment, plain] = [
    names.filter(({ url }) => url.includes('#')),
    names.filter(({ url }) => !url.includes('#')),
  ];
  test.each(withFragment)('$id $url is refused for its fragment', async ({ url }) => {
    const { seen, ...world } = sentinel(['93.184.215.14']);
    expect(await endOf({ url, ...world })).toBe('blocked-target');
    expect(seen).toEqual({ lookups: [], connects: [] });
  });

  test('with an empty fragment is refused too', async () => {
    const { seen, ...world } = sentinel(['93.184.215.14']);
    expect(await endOf({ url: 'https://auth.test/as/introspect#', ...world })).toBe('blocked-target');
    expect(seen).toEqual({ lookups: [], connects: [] });
  });

  test.each(plain)('$id $url is connected to at the public address it resolves to', async ({ url, host }) => {
    const { seen, ...world } = sentinel(['93.184.215.14'], ['127.0.0.1']);
    expect(await endOf({ url, ...world })).toBe('connection-refused');
    expect(seen).toEqual({ lookups: [host?.replace(/\.$/, '')], connects: ['93.184.215.14'] });
  });

  test.each(scripts.filter(({ answers }) => answers))('resolved by script $name ends as: $expect', async (script) => {
    const { seen, ...world } = sentinel(...(script.answers ?? []));
    const url = `https://${script.name}.test/as/introspect`;
    const end = await endOf({ url, ...world });
    const [wanted, next] = script.expect.split('-then-');
    const ends: Record<string, string> = { allow: 'connection-refused', block: 'blocked-target', 'dns-error': 'dns' };
    expect(end).toBe(ends[wanted ?? '']);
    expect(seen.lookups).toHaveLength(1);
    expect(seen.connects.length).toBeLessThanOrEqual(4);
    expect(seen.connects.filter(specialPurposeOf)).toEqual([]);
    if (script.connectTo) expect(seen.connects).toEqual(script.connectTo);
    if (next) expect(await endOf({ url, ...world })).toBe(ends[next]);
  });

  test.each(scripts.filter(({ error }) => error))('whose lookup fails ($error) is a dns failure', async ({ error }) => {
    const lookup: Lookup = (_name, _options, callback) => callback(Object.assign(new Error(), { code: error }), []);
    const { seen, connect } = sentinel();
    expect(await call({ url: 'https://auth.test/', lookup, connect })).toMatchObject({
      failure: 'dns',
      detail: expect.stringContaining(error ?? '') as string,
    });
    expect(seen.connects).toEqual([]);
  });

  test('whose lookup never answers times out, and a late answer is not connected to', async () => {
    const { seen, connect } = sentinel();
    let answer: () => void = () => undefined;
    const lookup: Lookup = (_name, _options, callback) => {
      answer = () => callback(null, [{ address: '93.184.215.14', family: 4 }]);
    };
    expect(await endOf({ url: 'https://auth.test/', lookup, connect, limits: { connect: 5 } })).toBe('connect-timeout');
    answer();
    await new Promise(setImmediate);
    expect(seen.connects).toEqual([]);
  });

  test('is connected to at the next address when the first one refuses', async () => {
    const { seen, ...world } = sentinel(['2606:4700:4700::1111', '93.184.215.14']);
    expect(await endOf({ url: 'https://auth.test/', ...world })).toBe('connection-refused');
    expect(seen.connects).toEqual(['2606:4700:4700::1111', '93.184.215.14']);
  });
});

describe('an allowed origin', () => {
  const allowedOrigins = new Set(['http://localhost:8080', 'https://10.0.0.5']);

  test.each([
    ['http://localhost:8080/as/introspect', '127.0.0.1'],
    ['https://10.0.0.5/x', '10.0.0.5'],
  ])('may be anywhere: %s', async (url, address) => {
    const { seen, ...world } = sentinel(['127.0.0.1']);
    expect(await endOf({ url, allowedOrigins, ...world })).toBe('connection-refused');
    expect(seen.connects).toEqual([address]);
  });

  test.each([
    'http://localhost:8081/',
    'http://localhost/',
    'https://localhost:8080/',
    'http://127.0.0.1:8080/',
    'http://localhost.:8080/',
    'http://10.0.0.5/',
    'https://10.0.0.5:8443/',
    'http://user@localhost:8080/',
    'http://localhost:8080/as/introspect#x',
    'https://user:pw@auth.example/',
    'http://auth.example/',
  ])('vouches for no other: %s', async (url) => {
    const { seen, ...world } = sentinel(['127.0.0.1']);
    expect(await endOf({ url, allowedOrigins, ...world })).toBe('blocked-target');
    expect(seen.connects).toEqual([]);
  });
});
