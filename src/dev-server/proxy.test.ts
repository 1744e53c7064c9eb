import { describe, expect, test } from 'vitest';
import { readProxy } from './proxy.ts';

describe('a proxy', () => {
  test.each([
    ['http://proxy.corp.example:3128', 'proxy.corp.example:3128', 'proxy.corp.example', 3128],
    ['http://Proxy.Corp.example/', 'proxy.corp.example:80', 'proxy.corp.example', 80],
    ['http://127.0.0.1:8888', '127.0.0.1:8888', '127.0.0.1', 8888],
    ['http://[::1]:8888', '[::1]:8888', '::1', 8888],
  ])('is read from %s', (text, name, host, port) => {
    expect(readProxy(text)).toEqual({ name, host, port, authorization: undefined });
  });

  test.each([
    ['http://user:pass@p.example:1', 'user:pass'],
    ['http://user@p.example:1', 'user:'],
    ['http://corp%5Cann:p%40ss%3A%C3%BC@p.example:1', 'corp\\ann:p@ss:ü'],
  ])('takes the credentials of %s as they were meant', (text, credentials) => {
    const authorization = readProxy(text)?.authorization ?? '';
    expect(authorization).toMatch(/^Basic /);
    expect(Buffer.from(authorization.slice(6), 'base64').toString()).toBe(credentials);
  });

  test.each([
    'https://user:hunter2@p.example:1',
    'socks5://user:hunter2@p.example:1',
    'user:hunter2@p.example:1',
    'p.example:3128',
    'http://user:hunter2@',
    'http://user:hunter2@p.example:1/path',
    'http://user:hunter2@p.example:1?x',
    'http://user:hunter2@p.example:1#x',
    'http://user:hunter2@p.example:123456',
    'http://us%3Aer:hunter2@p.example:1',
    'http://user:hunter2%ff@p.example:1',
  ])('that is none stops the start without being quoted: %s', (text) => {
    const read = (): unknown => readProxy(text);
    expect(read).toThrow(/^TOKENSCOPE_PROXY is not the URL of a proxy: /);
    expect(read).not.toThrow(/hunter2|p\.example/);
    expect(() => readProxy('env', { HTTPS_PROXY: text })).toThrow(/^HTTPS_PROXY, which TOKENSCOPE_PROXY=env takes, /);
  });

  test('of the environment counts only where it is asked for', () => {
    const environment = { HTTPS_PROXY: 'http://a.example:1', https_proxy: 'http://b.example:2' };
    expect(readProxy('', environment)).toBeUndefined();
    expect(readProxy('env', environment)?.name).toBe('a.example:1');
    expect(readProxy('env', { ...environment, HTTPS_PROXY: '' })?.name).toBe('b.example:2');
    expect(() => readProxy('env', {})).toThrow('TOKENSCOPE_PROXY=env takes HTTPS_PROXY, which is not set.');
  });
});
