import { readFileSync } from 'node:fs';

/** A request that somebody may make of the relay, and what must come of it. */
export interface AbuseRequest {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly req: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string | { readonly gen: 'bytes'; readonly n: number }>>;
    /** Take the place of the headers of their name, and may come more than once. */
    readonly rawHeaders?: readonly (readonly [name: string, value: string])[];
    readonly body: string;
  };
  readonly expect: {
    readonly upstreamCalls?: number | readonly number[];
    readonly status?: readonly number[];
    readonly upstreamMustLack?: readonly string[];
  };
}

/** Headers of a server's answer, of which none may reach the page but as text. */
export interface AbuseAnswer {
  readonly id: string;
  readonly name: string;
  readonly upstreamResponseHeaders: Readonly<Record<string, string>>;
  readonly expect: { readonly clientMustNotHaveRaw: readonly string[] };
}

const { cases } = JSON.parse(readFileSync(new URL('../../e2e/corpora/proxy-abuse.json', import.meta.url), 'utf8')) as {
  cases: (AbuseRequest | AbuseAnswer)[];
};

export const ABUSE_REQUESTS = cases.filter((row): row is AbuseRequest => 'req' in row);
export const ABUSE_ANSWERS = cases.filter((row): row is AbuseAnswer => 'upstreamResponseHeaders' in row);

/** What the corpus leaves open: the server that it is played to, its secret, and a call that it carries out. */
export interface AbusedServer {
  readonly port: number;
  readonly secret: string;
  readonly goodBody: string;
}

/** The request of a case as it goes over the wire; two of them stand for callers that never saw the page's secret. */
export function wireOf({ name, req }: AbuseRequest, { port, secret, goodBody }: AbusedServer): string {
  const fill = (text: string): string =>
    text
      .replaceAll('{PROXY}', '/relay')
      .replaceAll('{HOST}', `127.0.0.1:${port}`)
      .replaceAll('{SELF}', `http://127.0.0.1:${port}`)
      .replaceAll('{PORT}', String(port))
      .replaceAll('{CT}', 'application/json')
      .replaceAll('{GOODBODY}', goodBody);
  const raw = req.rawHeaders ?? [];
  const body = fill(req.body);
  const headers = [
    ...Object.entries(req.headers).filter(
      ([key, value]) => !(value === '' && name === '(none)') && !raw.some(([other]) => other.toLowerCase() === key),
    ),
    ...raw,
    ...(/curl|non-browser/.test(name) ? [] : [['x-tokenscope-relay', secret] as const]),
    ['content-length', String(Buffer.byteLength(body))] as const,
  ];
  const lines = headers.map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? fill(value) : 'x'.repeat(value.n)}`,
  );
  return [`${req.method} ${fill(req.path)} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
