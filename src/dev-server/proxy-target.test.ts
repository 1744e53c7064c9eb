import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Proxy, readProxy } from './proxy.ts';
import { startProxy } from './test-proxy.ts';
import { call, closeUpstreams, endOf } from './test-upstream.ts';

afterEach(closeUpstreams);

describe('a target behind a proxy', () => {
  interface UrlCase {
    readonly url: string;
    readonly expect: string;
  }
  const corpus = readFileSync(new URL('../../e2e/corpora/ssrf-urls.jsonl', import.meta.url), 'utf8');
  const blocked = corpus
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as UrlCase)
    .filter((row) => row.expect === 'block');
  const proxy = readProxy('http://proxy.test:3128') as Proxy;

  /** How a call ends, and whom it connected to. */
  async function reach(url: string) {
    const connects: string[] = [];
    const connectNowhere = (address: string, port: number) => {
      connects.push(`${address}:${port}`);
      return new Socket().destroy(Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' }));
    };
    return { end: await endOf({ url, proxy, connect: connectNowhere }), connects };
  }

  const special = ['localhost', 'a.localhost', 'LOCALHOST.', 'localhost..', 'printer', 'nas.local', 'vault.internal'];
  test.each([
    ...blocked.map(({ url }) => url),
    ...[
      ...special,
      'metadata.google.internal',
      'router.home.arpa',
      'localhost.localdomain',
      'vault.corp',
      'db.default.svc',
      'a..b',
    ].map((name) => `https://${name}/`),
  ])('%s is blocked before anything is connected to', async (url) => {
    expect(await reach(url)).toEqual({ end: 'blocked-target', connects: [] });
  });

  test.each([
    'auth.example',
    'local.example',
    'internal.example',
    'home-arpa.example',
    'notlocalhost.example',
    '1.1.1.1',
  ])('%s is left to the proxy', async (name) => {
    expect(await reach(`https://${name}/`)).toEqual({
      end: 'connection-refused',
      connects: ['93.184.215.14:3128'],
    });
  });

  test('that is an IPv6 address is asked for in brackets', async () => {
    const { proxy: real, heads } = await startProxy((socket) => socket.end('HTTP/1.1 403 No\r\n\r\n'));
    await call({ url: 'https://[2606:4700:4700::1111]:8443/', proxy: real });
    expect(heads[0]).toMatch(/^CONNECT \[2606:4700:4700::1111\]:8443 HTTP\/1\.1\r\n/);
  });
});
