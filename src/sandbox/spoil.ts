import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from 'koa';
import type { Fault } from './fault.ts';

const HTML = '<!doctype html><title>Sign in</title><h1>Please sign in to the network</h1>';
const CHUNK = 64 * 1024;

/** Spoils the answer to one request. Only the slow one and the one by another clock are then answered as always. */
export async function spoil(ctx: Context, fault: Fault, next: () => Promise<unknown>): Promise<void> {
  switch (fault.kind) {
    case 'slow':
      if (await pause(ctx, fault.ms)) await next();
      return;
    case 'clock':
      ctx.set('date', new Date(Date.now() + fault.aheadSeconds * 1000).toUTCString());
      return void (await next());
    case 'status':
      ctx.status = fault.status;
      ctx.body = fault.body ?? { error: 'server_error', error_description: `injected ${fault.status}` };
      if (fault.headers) ctx.set(fault.headers);
      return;
    case 'malformed':
      return answer(ctx, 'application/json', '{"active": true, "scope": "CustomRes');
    case 'html':
      return answer(ctx, 'text/html', HTML);
    case 'empty':
      return answer(ctx, 'application/json', '');
    case 'huge':
      return answer(ctx, 'application/json', Readable.from(padding(fault.bytes)));
    case 'reset':
      ctx.respond = false;
      ctx.req.socket.resetAndDestroy();
      return;
    case 'hang':
      ctx.respond = false;
      return;
    case 'truncate':
      ctx.respond = false;
      ctx.res.writeHead(200, { 'content-type': 'application/json', 'content-length': '400' });
      ctx.res.write('{"active": true, "scope": "Cust', () => ctx.req.socket.destroySoon());
      return;
    case 'drip':
      return drip(ctx, fault.chunkMs, fault.chunks);
  }
}

function answer(ctx: Context, type: string, body: string | Readable): void {
  ctx.status = 200;
  ctx.type = type;
  ctx.body = body;
}

/** Waits, and says whether anybody is still there to be answered. */
async function pause(ctx: Context, ms: number): Promise<boolean> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  if (ctx.res.destroyed) leave();
  ctx.res.once('close', leave);
  await delay(ms, undefined, { signal: gone.signal }).catch(() => undefined);
  ctx.res.off('close', leave);
  if (gone.signal.aborted) ctx.respond = false;
  return !gone.signal.aborted;
}

async function drip(ctx: Context, chunkMs: number, chunks: number): Promise<void> {
  ctx.respond = false;
  ctx.res.writeHead(200, { 'content-type': 'application/json' });
  ctx.res.write('{"active":false');
  for (let sent = 0; sent < chunks; sent += 1) {
    if (!(await pause(ctx, chunkMs))) return;
    ctx.res.write(' ');
  }
  ctx.res.end('}');
}

function* padding(bytes: number): Generator<string> {
  yield '{"active":true,"padding":"';
  for (let left = bytes; left > 0; left -= CHUNK) yield 'x'.repeat(Math.min(left, CHUNK));
  yield '"}';
}
