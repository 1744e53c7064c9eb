import type { DocumentCall, RelayCall } from '../core/environment/relay.ts';

/** What differs from call to call in a request to a server; the rest of its headers is the same for all. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Buffer;
}

/** The request that a call stands for: a form for an introspection, a bare GET for a document. */
export function upstreamRequestOf(call: RelayCall): UpstreamRequest {
  if (call.call !== 'introspect') return { method: 'GET', headers: { Accept: ACCEPTED[call.call] } };
  const { parameters, authorization } = call;
  const body = Buffer.from(
    new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString(),
  );
  return {
    method: 'POST',
    headers: {
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': body.length,
      Accept: 'application/json',
    },
    body,
  };
}

const ACCEPTED: Readonly<Record<DocumentCall['call'], string>> = {
  jwks: 'application/jwk-set+json, application/json',
  discovery: 'application/json',
};
