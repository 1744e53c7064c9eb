import type { ServerResponse } from 'node:http';
import { contentSecurityPolicy, PAGE_HEADERS } from '../core/environment/page-policy.ts';

/** The headers that every response carries, whoever writes it; `nonce` is for the scripts and styles that Vite adds. */
export function securityHeaders(nonce?: string): readonly (readonly [name: string, value: string])[] {
  return [['Content-Security-Policy', contentSecurityPolicy(nonce)], ...PAGE_HEADERS];
}

/** Sees to it that the response leaves with {@link securityHeaders}, and with nothing that another writer made of them. */
export function secureResponse(response: ServerResponse, nonce?: string): void {
  const writeHead = response.writeHead.bind(response) as (status: number, reason?: string) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    if (typeof headers === 'object' && headers !== null) setHeaders(response, headers);
    for (const name of response.getHeaderNames())
      if (name.startsWith('access-control-') || name === 'content-security-policy-report-only')
        response.removeHeader(name);
    for (const [name, value] of securityHeaders(nonce)) response.setHeader(name, value);
    if (String(response.getHeader('Content-Type')).startsWith('text/html'))
      response.setHeader('Cache-Control', 'no-store');
    const [reason] = rest;
    return typeof reason === 'string' ? writeHead(status, reason) : writeHead(status);
  };
}

function setHeaders(response: ServerResponse, headers: object): void {
  const pairs: [string, unknown][] = Array.isArray(headers)
    ? headers.flatMap((name: unknown, index) => (index % 2 === 0 ? [[String(name), headers[index + 1]]] : []))
    : Object.entries(headers);
  for (const [name, value] of pairs)
    if (value !== undefined) response.setHeader(name, value as string | number | string[]);
}
