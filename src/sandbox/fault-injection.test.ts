import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, FaultRule } from './fault.ts';
import { startSandbox, type Sandbox } from './server.ts';
import { Caller } from './test-caller.ts';

let sandbox: Sandbox;
let caller: Caller;

beforeAll(async () => {
  sandbox = await startSandbox();
  caller = new Caller(sandbox);
}, 30_000);
afterEach(() => sandbox.control('faults', { rules: [] }));
afterAll(() => sandbox.close());

const inject = (...rules: FaultRule[]) => caller.control('faults', { rules });
const jwks = (init?: RequestInit) => fetch(`${caller.issuer}/jwks`, init);

async function spoiled(fault: Fault): Promise<Response> {
  await inject({ route: 'jwks', fault });
  return jwks();
}

describe('a fault', () => {
  it('slow delays the answer and leaves it as it is', async () => {
    const response = await spoiled({ kind: 'slow', ms: 1 });
    expect(await response.json()).toHaveProperty('keys');
  });

  it('slow may outlast the patience of a client', async () => {
    await inject({ route: 'jwks', fault: { kind: 'slow', ms: 600_000 } });
    await expect(jwks({ signal: AbortSignal.timeout(20) })).rejects.toThrow(/timeout/);
    await inject();
    expect((await jwks()).status).toBe(200);
  });

  it('clock shows another time, and leaves the answer as it is', async () => {
    const response = await spoiled({ kind: 'clock', aheadSeconds: 3600 });
    const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
    expect(Math.round(ahead / 600_000)).toBe(6);
    expect(await response.json()).toHaveProperty('keys');
  });

  it('status answers with that status, these headers and this body', async () => {
    const response = await spoiled({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3' },
      body: { error: 'busy' },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(response.headers.get('content-type')).toMatch('application/json');
    expect(await response.json()).toEqual({ error: 'busy' });
  });

  it('status answers with text as it is, and with an error of its own when there is none', async () => {
    const headers = { 'content-type': 'text/html' };
    const html = await spoiled({ kind: 'status', status: 503, headers, body: '<h1>Down</h1>' });
    expect(html.headers.get('content-type')).toBe('text/html');
    expect(await html.text()).toBe('<h1>Down</h1>');
    expect(await (await spoiled({ kind: 'status', status: 500 })).json()).toHaveProperty('error');
  });

  it('reset ends the connection before any byte', async () => {
    await expect(spoiled({ kind: 'reset' })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('truncate ends the connection in the middle of the body', async () => {
    const response = await spoiled({ kind: 'truncate' });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('malformed is JSON by name only', async () => {
    const response = await spoiled({ kind: 'malformed' });
    expect(response.headers.get('content-type')).toMatch('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('html is a page that says 200', async () => {
    const response = await spoiled({ kind: 'html' });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  it('empty is 200 without a byte', async () => {
    const response = await spoiled({ kind: 'empty' });
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: '' });
  });

  it('huge is valid JSON of at least that size', async () => {
    const response = await spoiled({ kind: 'huge', bytes: 200_000 });
    expect(await response.json()).toEqual({ active: true, padding: 'x'.repeat(200_000) });
  });

  it('drip comes in crumbs and in the end is whole', async () => {
    const response = await spoiled({ kind: 'drip', chunkMs: 1, chunks: 3 });
    expect(await response.text()).toBe('{"active":false   }');
  });

  it('hang never answers', async () => {
    await inject({ route: 'jwks', fault: { kind: 'hang' } });
    await expect(jwks({ signal: AbortSignal.timeout(20) })).rejects.toThrow(/timeout/);
  });
});

describe('fault rules', () => {
  it('count, apply to their route only, and give way to the next rule', async () => {
    await inject(
      { route: 'introspect', fault: { kind: 'status', status: 429 }, times: 2 },
      { route: 'jwks', fault: { kind: 'status', status: 500 } },
      { route: 'introspect', fault: { kind: 'status', status: 503 }, times: 1 },
    );
    const statuses = [];
    // a POST: fetch may send a GET again by itself when a pooled connection turns out to be closed
    for (let count = 0; count < 4; count += 1) statuses.push((await caller.introspect('none')).status);
    expect(statuses).toEqual([429, 429, 503, 200]);
    expect((await jwks()).status).toBe(500);
  });

  it('for any route spoil discovery as well', async () => {
    await inject({ route: '*', fault: { kind: 'status', status: 502 } });
    expect((await fetch(`${caller.issuer}/.well-known/openid-configuration`)).status).toBe(502);
  });

  it('are replaced as a whole, and cleared by an empty list', async () => {
    await inject({ route: '*', fault: { kind: 'status', status: 502 } });
    expect(await sandbox.control('faults', { rules: [] })).toEqual({ status: 200, body: { rules: 0 } });
    expect((await jwks()).status).toBe(200);
  });

  it('stay when the new ones are refused', async () => {
    await inject({ route: '*', fault: { kind: 'status', status: 502 } });
    await sandbox.control('faults', { rules: [{ route: 'jwks', fault: { kind: 'nonsense' } }] });
    expect((await jwks()).status).toBe(502);
  });

  it('cannot be set by a request', async () => {
    const headers = { 'x-sandbox-fault': '{"kind":"status","status":500}' };
    expect((await jwks({ headers })).status).toBe(200);
  });
});
