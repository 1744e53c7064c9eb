import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A name that leads to one server first and to another afterwards, as DNS rebinding has it: what a browser sends to the
 * name goes where it leads at the time, byte for byte.
 */
export class ReboundName {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => {
    const onwards = connect(this.#port, '127.0.0.1');
    for (const each of [socket, onwards]) {
      this.#sockets.add(each);
      each.on('error', () => undefined).on('close', () => this.#sockets.delete(each));
    }
    socket.pipe(onwards).pipe(socket);
  });
  #port = 0;

  async start(): Promise<void> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  stop(): void {
    this.#server.close();
    this.#cutOff();
  }

  /** What a browser is to resolve the name to. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  leadTo(origin: string): void {
    this.#port = Number(new URL(origin).port);
    this.#cutOff();
  }

  #cutOff(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
