import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { expect } from '@playwright/test';

/** One call that a relay made. */
export interface CountedCall {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly token: string | null;
}

/** An authorization server that the relay may call, and that counts how often it was: a refused request is no call. */
export class CountedUpstream {
  readonly origin: string;
  readonly calls: CountedCall[] = [];
  /** How the next answers look. */
  answer: { readonly status?: number; readonly headers: Readonly<Record<string, string>> } = { headers: {} };
  #server: Server | undefined;

  constructor(origin: string) {
    this.origin = origin;
  }

  get url(): string {
    return `${this.origin}/as/introspect`;
  }

  /** A body with which the page's own call is carried out, and is recognised by its token. */
  bodyFor(token: string): string {
    return JSON.stringify({ call: 'introspect', url: this.url, parameters: [['token', token]] });
  }

  callsFor(token: string): CountedCall[] {
    return this.calls.filter((call) => call.token === token);
  }

  /** Starts as soon as its port is free: another worker may still have it. */
  async start(): Promise<void> {
    await expect.poll(() => this.#listen(), { timeout: 50_000 }).toBe(true);
  }

  async #listen(): Promise<boolean> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        this.calls.push({ method, url, headers, token: new URLSearchParams(body).get('token') });
        response.writeHead(this.answer.status ?? 200, { 'content-type': 'application/json', ...this.answer.headers });
        response.end('{"active":false}');
      });
    });
    server.listen(Number(new URL(this.origin).port), '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      return false;
    }
    this.#server = server;
    return true;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
