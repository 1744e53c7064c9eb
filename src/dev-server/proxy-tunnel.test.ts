import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Proxy, readProxy } from './proxy.ts';
import type { Lookup } from './resolution.ts';
import { hasOpenssl, makeCertificate } from './test-certificate.ts';
import { ESTABLISHED, startProxy, type TestProxy } from './test-proxy.ts';
import { afterRequest, answering, call, closeUpstreams, endOf, startUpstream } from './test-upstream.ts';

afterEach(closeUpstreams);

const CREDENTIALS = 'zoe:s3cr%C3%A9t@';
const ENCODED = Buffer.from('zoe:s3crét').toString('base64');
const ok = answering('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');

describe.skipIf(!hasOpenssl())('a call through a proxy (skipped where there is no openssl)', () => {
  const certificate = hasOpenssl() ? makeCertificate('auth.test') : { cert: '', key: '' };
  const ca = [certificate.cert];

  test('asks it for the host by its name, and looks up nothing but the proxy itself', async () => {
    const { port } = await startUpstream(ok, certificate);
    const { proxy, heads } = await startProxy(port);
    const names: string[] = [];
    const lookup: Lookup = (name, _options, callback) => {
      names.push(name);
      callback(null, [{ address: '10.0.0.1', family: 4 }]);
    };
    const reply = await call({ url: 'https://auth.test/as/introspect', ca, proxy, lookup });
    expect(reply).toMatchObject({ kind: 'answer', status: 200, proxy: proxy.name });
    expect(reply.timings.connected).toBeLessThanOrEqual(reply.timings.secured ?? -1);
    expect(names).toEqual(['proxy.test']);
    expect(heads).toEqual([
      'CONNECT auth.test:443 HTTP/1.1\r\nHost: auth.test:443\r\nUser-Agent: tokenscope\r\nConnection: keep-alive\r\n\r\n',
    ]);
  });

  test('shows its credentials to the proxy and to nobody else, and the proxy nothing of the request', async () => {
    let request = '';
    const play = (socket: Socket) =>
      afterRequest(socket, (text) => {
        request = text;
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      });
    const { port } = await startUpstream(play, certificate);
    const { proxy, heads, sent } = await startProxy(port, CREDENTIALS);
    const reply = await call({ url: 'https://auth.test:8443/', ca, proxy, parameters: [['token', 'tok3n']] });
    expect(heads).toHaveLength(1);
    expect(heads[0]).toContain(`\r\nProxy-Authorization: Basic ${ENCODED}\r\n`);
    expect(request).toContain('token=tok3n');
    expect(request).not.toMatch(/proxy|s3cr/i);
    expect(request).not.toContain(ENCODED);
    expect(sent().length).toBeGreaterThan(0);
    expect(sent().toString('latin1')).not.toContain('tok3n');
    expect(JSON.stringify(reply)).not.toMatch(/s3cr|zoe/);
  });

  test('verifies the server behind the proxy, whatever certificate the proxy shows in its place', async () => {
    const { port } = await startUpstream(ok, makeCertificate('auth.test'));
    const { proxy } = await startProxy(port);
    const reply = await call({ url: 'https://auth.test/', proxy });
    expect(reply).toMatchObject({ failure: 'tls-untrusted', proxy: proxy.name });
  });

  test.each<[string, (socket: Socket, giveUp: () => void) => void]>([
    ['for the tunnel', (_socket, giveUp) => giveUp()],
    ['for the handshake', (socket, giveUp) => socket.once('data', giveUp).write(ESTABLISHED)],
  ])('that the page gives up while it waits %s closes the tunnel', async (_what, then) => {
    const page = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    const { proxy } = await startProxy((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve));
      then(socket, () => page.abort(new Error('gone')));
    });
    await expect(call({ url: 'https://auth.test/', proxy, signal: page.signal })).rejects.toThrow('gone');
    await closed;
  });

  test('to an allowed origin goes there directly', async () => {
    const { port } = await startUpstream(ok, certificate);
    const { proxy, heads } = await startProxy(port);
    const origin = `https://auth.test:${port}`;
    const reply = await call({ url: `${origin}/`, ca, proxy, allowedOrigins: new Set([origin]) });
    expect(reply).toMatchObject({ kind: 'answer' });
    expect(reply).not.toHaveProperty('proxy');
    expect(heads).toEqual([]);
  });
});

describe('a proxy that does not lead on', () => {
  /** What a call says that meets this proxy, whose credentials are in nothing of it. */
  async function meet({ proxy }: Pick<TestProxy, 'proxy'>) {
    const reply = await call({ url: 'https://auth.test/', proxy, limits: { connect: 500 } });
    expect(reply).toMatchObject({ kind: 'failure', proxy: proxy.name });
    expect(JSON.stringify(reply)).not.toMatch(/s3cr|zoe/);
    expect(JSON.stringify(reply)).not.toContain(ENCODED);
    return reply.kind === 'failure' ? [reply.failure, reply.detail.replace(proxy.name, 'HOST:PORT')] : [];
  }

  const refusal = 'The proxy HOST:PORT refused to lead to the server, with status';
  test.each<[string, string, string]>([
    ['HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\n\r\n', 'connection-refused', `${refusal} 407: it wants a user`],
    ['HTTP/1.1 403 No\r\nContent-Length: 5\r\n\r\n<p>no', 'connection-refused', `${refusal} 403.`],
    ['HTTP/1.1 502 No\r\nTransfer-Encoding: chunked\r\n\r\n', 'connection-refused', `${refusal} 502.`],
    ['HTTP/1.1 302 No\r\nLocation: /login\r\n\r\n', 'connection-refused', `${refusal} 302.`],
    ['SSH-2.0-OpenSSH_9\r\n', 'protocol-error', 'The proxy HOST:PORT does not answer as a proxy does.'],
    ['', 'connection-closed', 'The proxy HOST:PORT closed the connection'],
    [
      `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(101)}\r\n`,
      'headers-too-large',
      'The proxy HOST:PORT answered with headers',
    ],
    [`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(40_000)}`, 'headers-too-large', 'The proxy HOST:PORT answered with headers'],
  ])('but answers %.20j is named', async (bytes, failure, sentence) => {
    const [told, detail] = await meet(await startProxy((socket) => socket.end(bytes), CREDENTIALS));
    expect([told, detail]).toEqual([failure, expect.stringContaining(sentence)]);
  });

  test('but resets the connection is named', async () => {
    expect(await meet(await startProxy((socket) => socket.resetAndDestroy()))).toEqual([
      'connection-reset',
      'The proxy HOST:PORT reset the connection before it led to the server.',
    ]);
  });

  test('but keeps silent is named when the time to connect is up', async () => {
    expect(await meet(await startProxy(() => undefined))).toEqual([
      'connect-timeout',
      'The proxy HOST:PORT did not lead to the server within 0.5 s.',
    ]);
  });

  test('because nothing listens there is named', async () => {
    const upstream = await startUpstream(() => undefined);
    await upstream.close();
    const proxy = readProxy(`http://${CREDENTIALS}proxy.test:${upstream.port}`) as Proxy;
    expect(await meet({ proxy })).toEqual(['connection-refused', 'The proxy HOST:PORT cannot be reached.']);
  });

  test('because its name is not known is named', async () => {
    const lookup: Lookup = (_name, _options, callback) =>
      callback(Object.assign(new Error(), { code: 'ENOTFOUND' }), []);
    const proxy = readProxy('http://proxy.test:3128') as Proxy;
    expect(await call({ url: 'https://auth.test/', proxy, lookup })).toMatchObject({
      failure: 'dns',
      detail: 'The proxy proxy.test:3128 cannot be resolved.',
    });
  });

  test('but sends something with its consent: what follows is read as the server’s', async () => {
    const { proxy } = await startProxy((socket) => socket.write(`${ESTABLISHED}SSH-2.0-OpenSSH_9\r\n`));
    expect(await endOf({ url: 'https://auth.test/', proxy })).toBe('tls-protocol');
  });
});
