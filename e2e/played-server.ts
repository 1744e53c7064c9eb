import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { expect, type ConsolePage } from './console-page.ts';

/** What a played server answers at one path. */
export interface PlayedAnswer {
  readonly status?: number;
  readonly type?: string;
  /** More headers; a `date` takes the place of the server's own. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
}

/**
 * An authorization server that a story plays: it answers what it is told to, another implementation than the sandbox's,
 * and keeps which paths were asked.
 */
export class PlayedServer {
  readonly origin: string;
  readonly asked: string[] = [];
  readonly tokens: string[] = [];
  /** How many who asked went away before they were answered. */
  left = 0;
  answers: Readonly<Record<string, PlayedAnswer>> = {};
  /** What every answer waits for. */
  held: Promise<void> = Promise.resolve();
  #server: Server | undefined;

  constructor(origin: string) {
    this.origin = origin;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        this.asked.push(`${request.method} ${request.url}`);
        const token = new URLSearchParams(body).get('token');
        if (token !== null) this.tokens.push(token);
        const answer = this.answers[request.url ?? ''];
        response.once('close', () => (this.left += response.writableFinished ? 0 : 1));
        const reply = async (): Promise<void> => {
          await this.held;
          const headers = [['content-type', answer?.type ?? 'application/json'] as const, ...(answer?.headers ?? [])];
          response.sendDate = !headers.some(([name]) => name === 'date');
          response.writeHead(answer?.status ?? (answer ? 200 : 404), headers.flat());
          response.end(answer?.body ?? '{}');
        };
        void reply();
      });
    });
    server.listen(Number(new URL(this.origin).port), '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  /** Chooses this server in the form, with a client that needs no proof. */
  async choose(console: ConsolePage): Promise<void> {
    await console.choice('Authorization server').selectOption('other');
    await console.field('Issuer URL').fill(this.origin);
    await console.field('Introspection endpoint').fill(`${this.origin}/introspect`);
    await console.choice('Authentication method').selectOption('none');
    await console.field('Client ID').fill('client');
  }

  /** Asks, and has the introspection answered with this body. */
  async answer(console: ConsolePage, body: string | Buffer, more: Omit<PlayedAnswer, 'body'> = {}): Promise<void> {
    this.answers = { ...this.answers, '/introspect': { body, ...more } };
    const relayed = console.page.waitForResponse((response) => response.url().endsWith('/relay'));
    await console.introspect.click();
    await relayed;
    await console.settled();
    await expect(console.answer).toHaveAttribute('aria-busy', 'false');
  }
}
