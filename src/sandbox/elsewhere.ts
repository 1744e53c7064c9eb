import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reasons } from './reasons.ts';
import { readBody } from './request-body.ts';
import { ENVIRONMENT_ID } from './world.ts';

const INTROSPECTION = /^\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/as\/introspect$/i;

/** Answers what is not below the address of the sandbox's environment: nothing is there, not even other environments. */
export async function answerElsewhere(
  request: IncomingMessage,
  response: ServerResponse,
  reasons: Reasons,
): Promise<void> {
  const [, environmentId] = INTROSPECTION.exec(request.url ?? '') ?? [];
  if (environmentId !== undefined && request.method === 'POST') {
    const correlationId = randomUUID();
    response.setHeader('correlation-id', correlationId);
    const body = await readBody(request).catch(() => undefined); // whoever went away gets no answer either
    reasons.hear(request, request.headers, body, correlationId);
    reasons.note(request, `There is no environment ${environmentId} here, only ${ENVIRONMENT_ID}.`);
  }
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found');
}
