import type { IncomingMessage } from 'node:http';
import { RELAY_BODY_LIMIT } from '../core/environment/relay.ts';
import type { Refusal } from './guard.ts';
import { isRecord, readJsonBytes } from './json-bytes.ts';

const BODY_TIME = 10_000;

/** A JSON object out of a request body, or why there is none. */
export type RequestJson = { readonly value: Readonly<Record<string, unknown>> } | { readonly refusal: Refusal };

/** Reads a body of limited size within limited time, as UTF-8 and as one JSON object. */
export async function readRequestJson(request: IncomingMessage, time = BODY_TIME): Promise<RequestJson> {
  const body = await readBytes(request, time);
  if (!Buffer.isBuffer(body)) return { refusal: body };
  const value = readJsonBytes(body);
  if (isRecord(value)) return { value };
  return { refusal: { status: 400, error: 'not-a-json-object' } };
}

function readBytes(request: IncomingMessage, time: number): Promise<Buffer | Refusal> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => stop({ status: 408, error: 'body-timeout' }), time);
    const stop = (end: Buffer | Refusal) => {
      clearTimeout(timer);
      request.off('data', take);
      resolve(end);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > RELAY_BODY_LIMIT) stop({ status: 413, error: 'too-large' });
      else chunks.push(chunk);
    };
    request.on('data', take);
    request.on('end', () => stop(Buffer.concat(chunks)));
    request.on('close', () => stop({ status: 400, error: 'incomplete-body' }));
    request.on('error', () => stop({ status: 400, error: 'incomplete-body' }));
  });
}
