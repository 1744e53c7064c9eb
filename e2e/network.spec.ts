import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasOpenssl, makeCertificate } from '../src/dev-server/test-certificate.ts';
import { startProxy } from '../src/dev-server/test-proxy.ts';
import { answering, answerOf, closeUpstreams, startUpstream } from '../src/dev-server/test-upstream.ts';
import { PROXIED_CONSOLE } from './consoles.ts';
import { expect, test } from './console-page.ts';
import { StartedConsole } from './started-console.ts';

/** What is set at start: a private authority, and a proxy. */

test.use({ baseURL: PROXIED_CONSOLE });
test.skip(!hasOpenssl(), 'There is no openssl to make certificates with.');

let served: StartedConsole | undefined;
let folder = '';

test.afterEach(async () => {
  await served?.stop();
  await closeUpstreams();
  rmSync(folder, { recursive: true, force: true });
});

test('a server of a private authority is asked through a proxy, and both are shown, without credentials', async ({
  console,
}) => {
  const certificate = makeCertificate('auth.example.com');
  const body = answerOf('200 OK', '{"active":true}', 'Content-Type: application/json');
  const server = await startUpstream(answering(body), certificate);
  const { heads, proxy } = await startProxy(server.port);
  folder = mkdtempSync(join(tmpdir(), 'tokenscope-network-'));
  writeFileSync(join(folder, 'ca.pem'), certificate.cert);
  const environment = {
    TOKENSCOPE_CA: join(folder, 'ca.pem'),
    TOKENSCOPE_PROXY: `http://me:pass-word@127.0.0.1:${proxy.port}`,
  };
  served = await StartedConsole.startWith(environment, 'preview', '--port', new URL(PROXIED_CONSOLE).port);
  await expect.poll(() => served?.said).toContain('Proxy:');
  expect(served.said).toContain('CA:');
  expect(served.said).not.toContain('pass-word');

  await console.page.goto('/');
  await console.field('Token').fill('opaque-token');
  await console.choice('Authorization server').selectOption('other');
  await console.field('Issuer URL').fill('https://auth.example.com');
  await console.field('Introspection endpoint').fill('https://auth.example.com/introspect');
  await console.choice('Authentication method').selectOption('none');
  await console.field('Client ID').fill('client');
  await console.ask();
  await console.expectVerdict('active');
  expect(heads.map((head) => head.split('\r\n')[0])).toEqual(['CONNECT auth.example.com:443 HTTP/1.1']);
  expect(heads[0]).toContain(`Proxy-Authorization: Basic ${btoa('me:pass-word')}`);
  await console.showTab('Exchange');
  const exchange = console.page.getByRole('tabpanel');
  await expect(exchange).toContainText(`through the proxy 127.0.0.1:${proxy.port}`);
  await expect(exchange).toContainText('auth.example.com');
  expect(await console.page.content()).not.toContain('pass-word');
  // nothing is to be fetched any more when its server ends
  await console.page.waitForLoadState('networkidle');
  await console.page.goto('about:blank');
});
