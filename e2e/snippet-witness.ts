import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { SecretVariable, SnippetRequest, SnippetSecrets, Value } from '../src/core/snippet/snippet-request.ts';

/** What a snippet has to send: these parameters in this order, this proof of who asks, and nothing else. */
interface Expected {
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly basic?: { readonly encoding: 'form' | 'raw'; readonly clientId: string; readonly secret: string };
  readonly bearer?: string;
}

const JQUERY = readFileSync(createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'));

/**
 * A server that answers `{"active":true}` only to exactly the request that was announced to it. It also serves
 * jQuery, and hands what is sent below `/forward` on to an origin, since no sandbox lets a foreign page ask it.
 */
export class Witness {
  readonly #expected: Expected[] = [];
  readonly #target: string;
  #server: Server | undefined;
  origin = '';
  /** How many requests came that can be announced. */
  asked = 0;
  /** Why requests were not what was announced, for a test that fails. */
  readonly complaints: string[] = [];

  constructor(target: string) {
    this.#target = target;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  /** Announces a request, and tells the URL that it has to be sent to. `secrets` are what its variables stand for. */
  urlFor(request: SnippetRequest, secrets: SnippetSecrets = NO_SECRETS): string {
    return `${this.origin}/witness/${this.#expected.push(expectedOf(request, secrets)) - 1}/introspect`;
  }

  /** The URL by which a page of this server reaches one of the target's. */
  forwarded(url: string): string {
    return url.replace(this.#target, `${this.origin}/forward`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method = '' } = request;
    const body = await buffer(request);
    if (url === '/jquery.js') return void response.setHeader('content-type', 'text/javascript').end(JQUERY);
    if (url.startsWith('/forward/')) return this.#forward(request, body, response);
    this.asked++;
    const expected = this.#expected[Number(/^\/witness\/(\d+)\/introspect$/.exec(url)?.[1])];
    const difference = expected ? differenceOf(expected, method, request, body) : `${method} ${url} was not announced`;
    if (difference !== undefined) this.complaints.push(difference);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ active: difference === undefined }));
  }

  async #forward(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { 'content-type': type = '', authorization } = request.headers;
    const answer = await fetch(`${this.#target}${request.url?.slice('/forward'.length)}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) },
      body: new Uint8Array(body),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  }
}

const NO_SECRETS: SnippetSecrets = { token: '', secret: '', assertion: '', bearer: '' };

function expectedOf({ parameters, authorization }: SnippetRequest, secrets: SnippetSecrets): Expected {
  const texts: Readonly<Record<SecretVariable, string>> = {
    INTROSPECT_TOKEN: secrets.token,
    INTROSPECT_CLIENT_SECRET: secrets.secret,
    INTROSPECT_CLIENT_ASSERTION: secrets.assertion,
    INTROSPECT_BEARER: secrets.bearer,
  };
  const textOf = (value: Value): string => ('literal' in value ? value.literal : texts[value.variable]);
  const expected = { parameters: parameters.map(([name, value]) => [name, textOf(value)] as const) };
  if (authorization === undefined) return expected;
  if (authorization.scheme === 'bearer') return { ...expected, bearer: textOf(authorization.token) };
  const { encoding, clientId, secret } = authorization;
  return { ...expected, basic: { encoding, clientId, secret: textOf(secret) } };
}

function differenceOf(
  expected: Expected,
  method: string,
  { headers }: IncomingMessage,
  body: Buffer,
): string | undefined {
  if (method !== 'POST') return `the method is ${method}`;
  const type = headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded(; *charset=utf-8)?$/i.test(type)) return `the Content-Type is ${type}`;
  if (/[^\x21-\x7e]/.test(body.toString('latin1')))
    return `the body is not form-encoded: ${JSON.stringify(body.toString())}`;
  const [received, wanted] = [[...new URLSearchParams(body.toString())], expected.parameters];
  if (JSON.stringify(received) !== JSON.stringify(wanted))
    return `received ${JSON.stringify(received)} instead of ${JSON.stringify(wanted)}`;
  return proofDifference(expected, headers.authorization);
}

function proofDifference({ basic, bearer }: Expected, authorization: string | undefined): string | undefined {
  if (bearer !== undefined)
    return authorization === `Bearer ${bearer}` ? undefined : `not the bearer: ${authorization}`;
  if (basic === undefined) return authorization === undefined ? undefined : `an Authorization header: ${authorization}`;
  const [scheme, encoded = '', ...rest] = (authorization ?? '').split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  if (scheme !== 'Basic' || rest.length > 0 || bytes.toString('base64') !== encoded)
    return `no Basic: ${authorization}`;
  const text = bytes.toString('utf8');
  const { clientId, secret, encoding } = basic;
  const pair = text.split(':').map(formDecoded);
  const isSame =
    encoding === 'raw' ? text === `${clientId}:${secret}` : JSON.stringify(pair) === JSON.stringify([clientId, secret]);
  return isSame ? undefined : `other credentials: ${JSON.stringify(text)} for ${JSON.stringify(basic)}`;
}

const formDecoded = (text: string): string | null => new URLSearchParams(`_=${text}`).get('_');
