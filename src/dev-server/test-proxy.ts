import { connect, type Socket } from 'node:net';
import { readProxy, type Proxy } from './proxy.ts';
import { startUpstream } from './test-upstream.ts';

/** A proxy on the loopback interface, called `proxy.test`, and what it was asked. */
export interface TestProxy {
  readonly proxy: Proxy;
  /** The head of each request. */
  readonly heads: readonly string[];
  /** Every byte that clients sent after it. */
  readonly sent: () => Buffer;
  readonly sockets: readonly Socket[];
}

/** What it answers where all is well. */
export const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n';

/** Starts a proxy that leads every tunnel to this port, or plays something else once it was asked. */
export async function startProxy(next: number | ((socket: Socket) => void), credentials = ''): Promise<TestProxy> {
  const [heads, sent]: [string[], Buffer[]] = [[], []];
  const { port, sockets } = await startUpstream((socket) => {
    let head = '';
    socket.on('data', function take(chunk: Buffer) {
      head += chunk.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      socket.off('data', take);
      heads.push(head);
      socket.on('data', (bytes: Buffer) => sent.push(bytes));
      if (typeof next === 'function') next(socket);
      else leadTo(next, socket);
    });
  });
  const proxy = readProxy(`http://${credentials}proxy.test:${port}`);
  if (!proxy) throw new Error('unreachable');
  return { proxy, heads, sent: () => Buffer.concat(sent), sockets };
}

function leadTo(port: number, socket: Socket): void {
  const behind = connect(port, '127.0.0.1', () => {
    socket.write(ESTABLISHED);
    socket.pipe(behind).pipe(socket);
  });
  behind.on('error', () => socket.destroy());
  socket.on('close', () => behind.destroy());
}
