import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { networkOf, startLinesOf } from './network.ts';
import { readProxy } from './proxy.ts';
import { hasOpenssl, makeCertificate } from './test-certificate.ts';

describe('what is shown of the settings', () => {
  test('is nothing where nothing was set', () => {
    const network = networkOf({ allowedOrigins: [], authorities: [], proxy: undefined });
    expect(network).toEqual({ allowedOrigins: [], authorities: [], proxy: '' });
    expect(Object.values(startLinesOf(network)).join('')).toBe('');
  });

  test('is where the proxy is, without its credentials', () => {
    const network = networkOf({
      allowedOrigins: ['http://a.test', 'http://b.test'],
      authorities: [],
      proxy: readProxy('http://zoe:hunter2@proxy.test:3128'),
    });
    expect(network.proxy).toBe('proxy.test:3128');
    expect(startLinesOf(network)).toEqual({ Allowed: 'http://a.test http://b.test', Proxy: 'proxy.test:3128', CA: '' });
  });

  test.skipIf(!hasOpenssl())(
    'is what the authorities are called, each once (skipped where there is no openssl)',
    () => {
      const authorities = ['Corp Root', 'Corp Root', 'Lab', 'auth.test', 'x\u202ey'].map(
        (name) => new X509Certificate(makeCertificate(name, { names: 'DNS:a.test' }).cert),
      );
      const network = networkOf({ allowedOrigins: [], authorities, proxy: undefined });
      expect(network.authorities.slice(0, 3)).toEqual(['Corp Root', 'Lab', 'auth.test']);
      expect(network.authorities.join('')).toMatch(/^[ -~]*$/);
      expect(startLinesOf(network)['CA']).toBe('Corp Root, Lab, auth.test and 1 more');
    },
  );
});
