import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { basename } from 'node:path';
import { expect, test } from '@playwright/test';
import { insecureHeaders } from '../src/dev-server/test-control-server.ts';
import { sendRaw } from '../src/dev-server/test-raw-request.ts';
import { answerTo, type Handshake, heardByHotReload } from './hot-reload-socket.ts';
import { sessionOf } from './page-session.ts';
import { PlantedFiles, spellingsOf } from './planted-files.ts';
import { StartedConsole } from './started-console.ts';

/** The server as such: a console that is told to open itself up, and asked for what it must not give. */

// one after the other: they have one console
test.describe.configure({ mode: 'default' });

let served: StartedConsole;
let planted: PlantedFiles;
let port: number;
test.beforeAll(async () => {
  const { name } = test.info().project;
  planted = new PlantedFiles();
  const widening = ['--host', '0.0.0.0', '--no-strictPort', ...(name === 'dev' ? ['--cors'] : [])];
  served = await StartedConsole.start(name, ...widening);
  port = Number(new URL(served.origin).port);
});
test.afterAll(async () => {
  await served.stop();
  planted.remove();
});

const isDev = (): boolean => test.info().project.name === 'dev';

/** Whether something listens there. */
async function listens(address: string, at: number): Promise<boolean> {
  const socket = connect(at, address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('the console and its sandbox listen on 127.0.0.1 alone, whatever the command line says', async () => {
  expect([served.origin, served.sandbox].map((origin) => new URL(origin).hostname)).toEqual(['127.0.0.1', '127.0.0.1']);
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const others = addresses.filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid);
  for (const at of [port, Number(new URL(served.sandbox).port)]) {
    expect(await listens('127.0.0.1', at)).toBe(true);
    for (const { address } of others) expect(await listens(address, at), address).toBe(false);
  }
});

test('a console whose port is taken ends and says so, instead of taking another', async () => {
  const { code, said } = await StartedConsole.fail(test.info().project.name, '--port', `${port}`, '--no-strictPort');
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is already in use`);
  expect(said).not.toContain('Local:');
});

test('the page is given under its own names alone, and to no other origin', async () => {
  const ask = (host: string, path = '/', more = '', method = 'GET') =>
    sendRaw(port, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) expect((await ask(`${name}:${port}`)).status).toBe(200);
  const names = ['evil.example', 'foo.localhost', 'localhost.', '127.1', '2130706433', '0.0.0.0', '[::ffff:7f00:1]'];
  const hosts = names.flatMap((name) => [name, `${name}:${port}`]);
  for (const host of [...hosts, '127.0.0.1', `127.0.0.1:${port + 1}`, `evil@127.0.0.1:${port}`, ''])
    for (const path of ['/', '/index.html', '/favicon.svg', '/nothing']) {
      const answer = await ask(host, path);
      expect([answer.status, answer.body], host).toEqual([403, '{"error":"foreign-host"}']);
      expect(insecureHeaders(answer)).toEqual([]);
    }
  for (const origin of ['http://localhost:3000', 'https://evil.example', 'null', served.origin])
    for (const path of ['/', '/favicon.svg', '/relay', '/nothing']) {
      const headers = `Origin: ${origin}\r\nAccess-Control-Request-Method: POST\r\n`;
      for (const method of ['GET', 'OPTIONS'])
        expect(insecureHeaders(await ask(`127.0.0.1:${port}`, path, headers, method)), `${method} ${path}`).toEqual([]);
    }
});

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** The body of an answer, with what is inlined in it as base64 in the clear. */
const bodyOf = (path: string, dest: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': dest };
    get({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve(body.replaceAll(/(?<=base64,)[\w+/=]+/g, (text) => atob(text))));
    }).on('error', reject);
  });

test('no private file is given, nor one from outside, however it is spelled', async () => {
  const given: string[] = [];
  for (const file of [...planted.withheld, planted.open]) {
    // Vite's dev server reads a target in another way where a script is asked for
    const dests = isDev() ? ['empty', 'script'] : ['empty'];
    const asked = spellingsOf(file).flatMap((target) => dests.map((dest) => [target, dest] as const));
    const bodies = await Promise.all(asked.map(([target, dest]) => bodyOf(target, dest)));
    given.push(...asked.filter((_, index) => bodies[index]?.includes(file.word)).map(([target]) => target));
  }
  const name = basename(planted.open.path);
  expect(given.filter((target) => !target.includes(name))).toEqual([]);
  // the spellings are understood where the file is no secret; a built console gives nothing but what was built
  const queries = new Set(given.map((target) => target.slice(target.lastIndexOf(name) + name.length)));
  const understood = ['', '?raw', '?raw??', '?import&raw??', '?%72aw', '?url', '?inline&import', '?.svg?.wasm?init'];
  expect(understood.filter((query) => queries.has(query))).toEqual(isDev() ? understood : []);
});

test('no request starts an editor, or writes to the terminal what moves its cursor', async () => {
  const editors = ['/__open-in-editor', '/__Open-In-Editor', '/%5f_open-in-editor'];
  for (const path of [...editors, 'http://127.0.0.1/__open-in-editor'])
    expect(await bodyOf(path, 'empty'), path).toMatch(/not.found/i);
  const { path } = planted.withheld.find((file) => file.path.includes('outside'))!;
  const mark = `mark-${port}`;
  for (const control of ['%1b]0;title%07', '%c2%9b2J', '%0d', '%08', '%7f'])
    for (const query of ['?raw&', '?', '?import&raw&', '?url&'])
      await bodyOf(`/@fs${path}${query}${control}`, 'script');
  await bodyOf(`/@fs${path}?raw&${mark}`, 'script');
  // what it does print there is text; the NUL that Vite makes of its own `__x00__` moves nothing
  if (isDev()) await expect.poll(() => served.said).toContain(mark);
  expect(served.said).not.toMatch(/(?![\n\0])\p{Cc}/u);
});

test('the socket of hot reload is for the page alone, and gives it no file', async ({ page }) => {
  // of the same origin and policy as the page
  await page.goto(`${served.origin}/nothing`);
  const token = /wsToken = "([^"]+)"/.exec(await bodyOf('/@vite/client', 'script'))?.[1] ?? '';
  const own = served.origin;
  const others = [undefined, 'null', 'http://evil.example', 'http://localhost:3000', `http://localhost:${port}`];
  const handshakes: Handshake[] = [
    ...['/', '//', '/?token=', '/?token=wrong', `/?token=${token}x`].map((path) => ({ path, origin: own })),
    ...others.map((origin) => ({ path: `/?token=${token}`, origin })),
    ...others.map((origin) => ({ path: '/', origin, protocol: 'vite-ping' })),
    { path: `/?token=${token}`, origin: own, protocol: 'chat' },
    { path: `/relay?token=${token}`, origin: own },
  ];
  for (const handshake of handshakes) {
    const answer = await answerTo(handshake, port);
    expect(answer.status, JSON.stringify(handshake)).toBe(403);
    expect(insecureHeaders(answer)).toEqual([]);
  }
  const files = [...planted.withheld, planted.open];
  const ids = files
    .flatMap(({ path }) => [path, `/@fs${path}`, `file://${path}`, `/@id/${path}`])
    .flatMap((id) => [id, `${id}?raw`, `${id}?import&inline=1.wasm?init`]);
  const heard = await heardByHotReload(page, token, ids);
  for (const { word } of files) expect(heard.join('')).not.toContain(word);
  // it answers the page, but not with a module
  const answered = heard.filter((each) => each.includes('"result":'));
  if (isDev()) expect(answered).toEqual([expect.stringContaining('response:last')]);
  else expect(heard).toEqual(['refused']);
  expect(served.said).not.toContain('forwarded');
});

test('hundreds of idle connections and half requests keep nobody from the page', async ({ page }) => {
  const { relaySecret } = await sessionOf(served.origin);
  const head = `Host: 127.0.0.1:${port}\r\nOrigin: ${served.origin}\r\nX-Tokenscope-Relay: ${relaySecret}\r\n`;
  const fetched = 'Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n';
  const call = `POST /sandbox/clients HTTP/1.1\r\n${head}${fetched}Content-Type: application/json\r\n`;
  const halves = ['', `GET / HTTP/1.1\r\n${head}`, '', `${call}Content-Length: 1000\r\n\r\n{"half": `];
  const sockets = Array.from({ length: 400 }, () => connect(port, '127.0.0.1'));
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const [index, socket] of sockets.entries()) socket.write(halves[index % halves.length]!);
    await page.goto(served.origin);
    await expect(page.getByRole('button', { name: 'Introspect', exact: true })).toBeVisible();
    const answer = await sendRaw(port, `${call}Content-Length: 2\r\n\r\n{}`);
    expect([answer.status, answer.body.includes('clientId')]).toEqual([200, true]);
    expect(sockets.filter(({ readyState }) => readyState === 'open')).toHaveLength(400);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
});
