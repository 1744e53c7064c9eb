import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './guard.ts';

const LINGER = 1_000;

/** Answers with JSON that nobody may keep. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

/** Answers with a page or a short text that nobody may keep. */
export function sendText(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  send(response, status, `${type}; charset=utf-8`, text);
}

/** Turns a request away. What it still sends is ignored for a moment, so that the refusal arrives, and then cut off. */
export function refuse(request: IncomingMessage, response: ServerResponse, { status, error }: Refusal): void {
  if (!request.complete) {
    const timer = setTimeout(() => request.destroy(), LINGER);
    request.once('close', () => clearTimeout(timer));
    request.resume();
  }
  sendJson(response, status, { error });
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(text);
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', bytes.length);
  response.setHeader('Cache-Control', 'no-store');
  response.statusCode = status;
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
