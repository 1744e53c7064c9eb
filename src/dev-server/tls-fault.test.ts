import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { hasOpenssl, makeCertificate } from './test-certificate.ts';
import { answering, call, closeUpstreams, startUpstream } from './test-upstream.ts';

afterEach(closeUpstreams);

const ok = answering('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');

/** The failure and its detail, or the status, of a call to a server with this certificate. */
async function endWith(
  tls: TlsOptions | undefined,
  ca: string[] = [],
  { host = 'auth.test', play = ok }: { host?: string; play?: (socket: Socket) => void } = {},
) {
  const upstream = await startUpstream(play, tls);
  const reply = await call({ url: `https://${host}:${upstream.port}/`, ca });
  return reply.kind === 'failure' ? [reply.failure, reply.detail] : [reply.kind];
}

describe.skipIf(!hasOpenssl())('a certificate that is refused (skipped where there is no openssl)', () => {
  test('for another host says for which ones it is', async () => {
    const certificate = makeCertificate('other.test', { names: 'DNS:other.test,DNS:*.b.test,IP:192.0.2.1' });
    expect(await endWith(certificate, [certificate.cert])).toEqual([
      'tls-hostname',
      'The certificate is for other.test, *.b.test, 192.0.2.1.',
    ]);
  });

  test('for very many other hosts is told in a sentence all the same', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `DNS:${index}${'x'.repeat(90)}.test`).join(',');
    const certificate = makeCertificate('other.test', { names });
    const [failure, detail = ''] = await endWith(certificate, [certificate.cert]);
    expect(failure).toBe('tls-hostname');
    expect(detail).toMatch(/^The certificate is for 0x{90}\.test, 1x{90}\.test, [^,]* and 37 more\.$/);
    expect(detail.length).toBeLessThan(250);
  });

  test('brings no characters into the sentence but plain ones', async () => {
    const authority = makeCertificate('a\u202eb\u0007');
    const certificate = makeCertificate('auth.test', { authority });
    const [failure, detail = ''] = await endWith(certificate);
    expect(failure).toBe('tls-untrusted');
    expect(detail).toContain('issued by “');
    expect(detail.replaceAll(/[“”]/g, '')).toMatch(/^[ -~]+$/);
  });

  test('is named as for another host even where nobody vouches for it: to trust it would not help', async () => {
    expect(await endWith(makeCertificate('other.test'))).toEqual([
      'tls-hostname',
      'The certificate is for other.test, and no trusted authority vouches for it.',
    ]);
  });

  test('is named as expired even where nobody vouches for it', async () => {
    const [failure] = await endWith(makeCertificate('auth.test', { expired: true }));
    expect(failure).toBe('tls-expired');
  });

  test('because nobody else signed it says so', async () => {
    expect(await endWith(makeCertificate('auth.test'))).toEqual(['tls-untrusted', 'The certificate is self-signed.']);
  });

  test('because its authority is not known names that authority', async () => {
    const authority = makeCertificate('Corp Root');
    const certificate = makeCertificate('auth.test', { authority });
    const issued = 'The certificate was issued by “Corp Root”, an authority that is not known here';
    expect(await endWith(certificate)).toEqual([
      'tls-untrusted',
      `${issued}; the server sends no certificate in between.`,
    ]);
    const chain = { key: certificate.key, cert: certificate.cert + authority.cert };
    expect(await endWith(chain)).toEqual(['tls-untrusted', `${issued}.`]);
    expect(await endWith(certificate, [authority.cert])).toEqual(['answer']);
  });
});

describe.skipIf(!hasOpenssl())('a certificate that was named at start (skipped where there is no openssl)', () => {
  const named = makeCertificate('auth.test');

  test('and is not the one shown is told from one that nobody vouches for', async () => {
    expect(await endWith(makeCertificate('auth.test'), [named.cert])).toEqual([
      'tls-pin-mismatch',
      'The certificate shown was issued by “auth.test”, valid since 2020-01-01.',
    ]);
    expect(await endWith(makeCertificate('other.test'), [named.cert])).toEqual([
      'tls-pin-mismatch',
      'The certificate shown was issued by “other.test”, valid since 2020-01-01.',
    ]);
  });

  test('for an address is held against that address', async () => {
    const [host, names] = ['93.184.215.14', 'IP:93.184.215.14'];
    const byAddress = makeCertificate('by address', { names });
    expect(await endWith(byAddress, [byAddress.cert], { host })).toEqual(['answer']);
    const [failure] = await endWith(makeCertificate('by address', { names }), [byAddress.cert], { host });
    expect(failure).toBe('tls-pin-mismatch');
  });

  test('for another host does not count as the one for this host', async () => {
    const [failure] = await endWith(makeCertificate('auth.test'), [makeCertificate('other.test').cert]);
    expect(failure).toBe('tls-untrusted');
  });

  test('may be renewed by the authority that was named beside it', async () => {
    const authority = makeCertificate('Corp Root');
    const renewed = makeCertificate('auth.test', { authority });
    expect(await endWith(renewed, [named.cert, authority.cert])).toEqual(['answer']);
  });

  test('is enough, also where its authority is not known', async () => {
    const certificate = makeCertificate('auth.test', { authority: makeCertificate('Corp Root') });
    expect(await endWith(certificate, [certificate.cert])).toEqual(['answer']);
  });
});

describe('a handshake that fails', () => {
  test('because the port speaks plain HTTP says so', async () => {
    const play = (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const [failure, detail] = await endWith(undefined, [], { play });
    expect([failure, detail]).toEqual([
      'tls-protocol',
      expect.stringMatching(/^The port does not speak TLS \(ERR_SSL_\w+\)\.$/),
    ]);
  });

  const certificate = hasOpenssl() ? makeCertificate('auth.test') : undefined;
  test.skipIf(!certificate).each<[string, TlsOptions, string]>([
    ['HTTP/2 alone', { ALPNProtocols: ['h2'] }, 'The server speaks only HTTP/2'],
    [
      'an older TLS alone',
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      'The server speaks no TLS 1.2 or 1.3',
    ],
    ['no cipher of ours', { maxVersion: 'TLSv1.2', ciphers: 'PSK@SECLEVEL=0' }, 'The server shares no cipher'],
    [
      'clients with a certificate',
      { requestCert: true, rejectUnauthorized: true },
      'The server wants a client certificate',
    ],
  ])('because the server speaks %s says so (skipped where there is no openssl)', async (_what, tls, sentence) => {
    const [failure, detail] = await endWith({ ...certificate, ...tls }, [certificate?.cert ?? '']);
    expect([failure, detail]).toEqual(['tls-protocol', expect.stringContaining(sentence)]);
  });
});
