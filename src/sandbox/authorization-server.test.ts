import type Koa from 'koa';
import { afterEach, expect, it, vi } from 'vitest';
import { createAuthorizationServer } from './authorization-server.ts';
import { FaultInjection } from './fault-injection.ts';
import { createKeyPair } from './key-pair.ts';
import { loadLibrary } from './library.ts';
import { Reasons } from './reasons.ts';
import { Store } from './store.ts';

const [library, signingKey] = await Promise.all([loadLibrary(), createKeyPair('rsa')]);

afterEach(() => vi.restoreAllMocks());

it.each([
  [Object.assign(new TypeError('token=eyJ'), { code: 'ERR_X' }), ['sandbox: TypeError ERR_X']],
  [new Error('token=eyJ'), ['sandbox: Error']],
  [Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), undefined],
  [Object.assign(new Error('bad request'), { expose: true }), undefined],
])('an error inside, %s, is reported by its name and code at most', (error, line) => {
  const print = vi.spyOn(console, 'error').mockReturnValue();
  const store = new Store();
  const reasons = new Reasons();
  const parts = { library, store, signingKey, clients: [], reasons, faults: new FaultInjection(reasons) };
  const app: Koa = createAuthorizationServer('http://127.0.0.1:1', parts);
  app.emit('error', error);
  app.emit('server_error', {}, error);
  expect(print.mock.calls).toEqual(line ? [line, line] : []);
  store.close();
});
