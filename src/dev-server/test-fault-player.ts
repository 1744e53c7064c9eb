import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { makeCertificate } from './test-certificate.ts';
import { bytesOf, ENDLESS, HEAD_OF_JSON, wholeAnswer } from './test-fault-bytes.ts';
import type { FaultStep } from './test-fault-case.ts';
import { startUpstream } from './test-upstream.ts';

/** A script that is being played, and what the server has seen of its client. */
export interface PlayedFault {
  readonly origin: string;
  /** The certificates that the relay is to trust. */
  readonly trusted: readonly string[];
  readonly seen: () => { connections: number; requests: number };
}

/**
 * Starts a server by the name `auth.test` that plays the steps to every connection; delays take a tenth unless told, and the
 * port is a free one.
 */
export async function playFault(
  steps: readonly FaultStep[],
  { secure = false, pace = 0.1, port = 0 } = {},
): Promise<PlayedFault> {
  let requests = 0;
  const tls = tlsOptionsOf(steps);
  const upstream = await startUpstream(
    (socket) => {
      const request = awaitRequest(socket, () => (requests += 1));
      // where TLS is expected and not spoken, no request will ever come
      const asked = secure && !tls ? new Promise<void>((resolve) => socket.once('data', () => resolve())) : request;
      void play(socket, steps, asked, pace);
    },
    tls,
    port,
  );
  if (steps.some(({ refuse }) => refuse)) await upstream.close();
  const trusted = tls?.cert && !steps.some((step) => step.tls === 'self-signed' && !step.pinned) ? [tls.cert] : [];
  return {
    origin: `${secure || tls ? 'https' : 'http'}://${HOST}:${upstream.port}`,
    trusted,
    seen: () => ({ connections: upstream.connections(), requests }),
  };
}

async function play(socket: Socket, steps: readonly FaultStep[], asked: Promise<void>, pace: number): Promise<void> {
  const early = steps.find(({ writeEarly }) => writeEarly !== undefined)?.writeEarly;
  if (early !== undefined) await written(socket, early);
  await asked;
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds * pace));
  for (const step of steps) {
    if (step.delayMs !== undefined) await wait(step.delayMs);
    for (const bytes of bytesOf(step)) await written(socket, bytes);
    for (const byte of step.dribble ?? '') {
      await written(socket, byte);
      await wait(step.everyMs ?? 0);
    }
    if (step.drip) {
      await written(socket, HEAD_OF_JSON);
      while (await written(socket, ' ')) await wait(step.everyMs ?? 0);
    }
    if (step.endless === 'body') await written(socket, HEAD_OF_JSON);
    if (step.endless === 'headers') await written(socket, 'HTTP/1.1 200 OK\r\n');
    while (step.endless && (await written(socket, ENDLESS[step.endless]))) continue;
    if (step.hang || step.tls === 'hang') return;
    if (step.reset) socket.resetAndDestroy();
    if (step.destroy) socket.destroy();
  }
  if (steps.every((step) => step.tls !== undefined)) await written(socket, wholeAnswer('{"active":true}'));
  socket.end();
}

/** Calls back for each request on the connection, and is done when the first one is complete. */
function awaitRequest(socket: Socket, count: () => void): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const [head = '', body] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (body === undefined || body.length < length) return;
      text = text.slice(head.length + 4 + length);
      count();
      resolve();
    });
  });
}

/** Whether the bytes could be handed over. */
function written(socket: Socket, bytes: string | Buffer): Promise<boolean> {
  return new Promise((resolve) => socket.write(bytes, (error) => resolve(!error)));
}

function tlsOptionsOf(steps: readonly FaultStep[]): (TlsOptions & { cert: string }) | undefined {
  const kind = steps.find(({ tls }) => tls !== undefined)?.tls;
  const h2 = steps.some((step) => step.h2 !== undefined);
  if ((kind === undefined && !h2) || kind === 'hang') return undefined;
  const certificate = makeCertificate(kind === 'wrong-host' ? 'other.test' : HOST, { expired: kind === 'expired' });
  if (h2) return { ...certificate, ALPNProtocols: ['h2'] };
  const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  return kind === 'tls1.1' ? { ...certificate, ...old } : certificate;
}

const HOST = 'auth.test';
