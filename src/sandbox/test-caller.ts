import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { Credentials } from './clients.ts';
import type { Sample } from './sample.ts';
import type { Sandbox } from './server.ts';
import { MOUNT } from './world.ts';

export type AppName =
  | 'app'
  | 'app-es256'
  | 'app-secret-jwt'
  | 'app-secret-basic'
  | 'app-secret-post'
  | 'app-public'
  | 'other-app'
  | 'resource'
  | 'resource-key'
  | 'resource-secret-jwt'
  | 'resource-secret-post'
  | 'resource-public'
  | 'app-hostile-post'
  | 'app-hostile-basic'
  | 'app-rs256';

export interface AssertionOptions {
  readonly algorithm?: string;
  /** PKCS#8, when it is to be another key than the registered one. */
  readonly signingKey?: string;
  readonly expiresInSeconds?: number;
  readonly aud?: string;
}

interface SampleWay {
  readonly method?: string;
  readonly caller?: string;
  readonly scenario?: string;
}

/** Asks a sandbox over HTTP as one of its own clients would: a second reading of the RFCs, for tests. */
export class Caller {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  get issuer(): string {
    return `${this.#sandbox.origin}${MOUNT}`;
  }

  /** The credentials of the sandbox's client of that name. */
  async credentialsOf(name: AppName): Promise<Credentials> {
    const { clients } = await this.control<{ clients: Credentials[] }>('clients', {});
    const found = clients.find((client) => client.name === name);
    if (!found) throw new Error(`no client ${name}`);
    return found;
  }

  /** What a control route answers with 200; anything else fails the test. */
  async control<Body>(route: string, body: unknown): Promise<Body> {
    const answer = await this.#sandbox.control(route, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    return answer.body as Body; // tests know what they asked for
  }

  sample(name: string, way: SampleWay = {}): Promise<Sample> {
    return this.control('sample', { name, ...way });
  }

  /** Why the last request of that client was refused. */
  async reason(clientId: string): Promise<string> {
    return (await this.control<{ reason: string }>('reason', { clientId })).reason;
  }

  async mint(order: Record<string, unknown> = {}): Promise<string> {
    return (await this.control<{ token: string }>('token', order)).token;
  }

  /** A `client_assertion`, signed with the client's key or secret. */
  async sign(name: AppName, options: AssertionOptions = {}): Promise<string> {
    const { clientId, algorithm, signingKey, kid, secret } = await this.credentialsOf(name);
    const alg = options.algorithm ?? algorithm ?? '';
    const pem = options.signingKey ?? signingKey;
    const iat = Math.floor(Date.now() / 1000);
    return new SignJWT({ jti: randomUUID() })
      .setProtectedHeader(kid ? { alg, kid } : { alg })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(options.aud ?? this.issuer)
      .setIssuedAt(iat)
      .setExpirationTime(iat + (options.expiresInSeconds ?? 300))
      .sign(pem ? await importPKCS8(pem, alg) : new TextEncoder().encode(secret));
  }

  /** Parameters and headers that authenticate the client by its registered method. */
  async authentication(name: AppName, options?: AssertionOptions): Promise<Authentication> {
    const { clientId, method, secret = '' } = await this.credentialsOf(name);
    switch (method) {
      case 'none':
        return { params: { client_id: clientId }, headers: {} };
      case 'client_secret_post':
        return { params: { client_id: clientId, client_secret: secret }, headers: {} };
      case 'client_secret_basic':
        return {
          params: {},
          headers: { authorization: `Basic ${btoa(`${formEncoded(clientId)}:${formEncoded(secret)}`)}` },
        };
      default:
        return { params: withAssertion(await this.sign(name, options)), headers: {} };
    }
  }

  /** Posts a form to an endpoint of the authorization server. */
  post(path: string, params: Record<string, string>, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.issuer}${path}`, { method: 'POST', ...init, body: new URLSearchParams(params) });
  }

  /** Posts as a client that authenticates itself. */
  async ask(path: string, name: AppName, params: Record<string, string>, options?: AssertionOptions): Promise<Answer> {
    return this.askWith(path, params, await this.authentication(name, options));
  }

  /** Posts with ready-made authentication. */
  async askWith(path: string, params: Record<string, string>, by: Authentication): Promise<Answer> {
    const response = await this.post(path, { ...params, ...by.params }, { headers: by.headers });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  }

  introspect(token: string, name: AppName = 'app', options?: AssertionOptions): Promise<Answer> {
    return this.ask('/introspect', name, { token }, options);
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
const formEncoded = (text: string): string => new URLSearchParams({ _: text }).toString().slice('_='.length);

export interface Authentication {
  readonly params: Record<string, string>;
  readonly headers: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The two parameters that carry a `client_assertion`. */
export function withAssertion(assertion: string): Record<string, string> {
  return {
    client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  };
}
