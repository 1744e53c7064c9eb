import { randomUUID } from 'node:crypto';
import { importPKCS8 } from 'jose';
import { makeAssertion, signAssertion } from '../src/core/assertion/assertion.ts';
import { ASSERTION_LIFETIME_S, type AssertionOptions } from '../src/core/assertion/options.ts';
import { EMPTY_DRAFT, type Draft } from '../src/core/draft.ts';
import type { Method } from '../src/core/environment/client-authentication.ts';
import { readEnvironment, type Environment } from '../src/core/environment/environment.ts';
import type { Algorithm } from '../src/core/key/algorithms.ts';
import type { SnippetSecrets } from '../src/core/snippet/snippet-request.ts';
import type { Credentials } from '../src/sandbox/clients.ts';
import type { Sample } from '../src/sandbox/sample.ts';
import type { Sandbox } from '../src/sandbox/server.ts';

/** A question about a token that is active, and the texts that are secret about it. */
export interface Question {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly secrets: SnippetSecrets;
}

/** A question that lacks its assertion, and what would sign one. */
export interface UnsignedQuestion extends Question {
  readonly options: AssertionOptions;
  readonly client: Credentials;
}

/** Questions that the clients of a sandbox may ask it. */
export class Questions {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** The question of the page's first sample, by a method; an assertion is new each time. */
  async by(method: Method): Promise<Question> {
    const sample = await this.#control<Sample>('sample', { name: 'Good token', method });
    const { clientId, signingKey, token, secret, bearer } = sample;
    const { draft, environment } = this.#ask({ ...sample, method });
    if (method !== 'private_key_jwt') return { draft, environment, secrets: { token, secret, assertion: '', bearer } };
    const options = optionsOf(clientId, environment, 'RS256');
    const unsigned = makeAssertion(options, { now: Date.now, uuid: randomUUID });
    const assertion = await signAssertion(unsigned, await importPKCS8(signingKey, 'RS256'));
    return { draft, environment, secrets: { token, secret, assertion, bearer } };
  }

  /** The question of the client of that name, whatever it takes; an assertion would still have to be signed. */
  async of(name: string, algorithm: Algorithm = 'RS256'): Promise<UnsignedQuestion> {
    const { clients, environmentId } = await this.#control<Clients>('clients', {});
    const client = clients.find((each) => each.name === name);
    if (!client) throw new Error(`there is no client ${name}`);
    const { token } = await this.#control<{ token: string }>('token', { clientId: client.clientId });
    const { draft, environment } = this.#ask({ ...client, environmentId, token });
    const secrets = { token, secret: client.secret ?? '', assertion: '', bearer: '' };
    return {
      draft,
      environment,
      secrets,
      client,
      options: optionsOf(client.clientId, environment, algorithm, client.kid),
    };
  }

  #ask(given: Pick<Draft, 'clientId' | 'method' | 'token' | 'environmentId'>): Pick<Question, 'draft' | 'environment'> {
    const { clientId, method, token, environmentId } = given;
    const draft = { ...EMPTY_DRAFT, clientId, method, token, environmentId };
    const environment = readEnvironment(draft, this.#sandbox.origin);
    if (!environment.ok) throw new Error(JSON.stringify(environment.reason));
    return { draft, environment: environment.value };
  }

  async #control<Body>(route: string, order: unknown): Promise<Body> {
    const { status, body } = await this.#sandbox.control(route, order);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as Body; // the stories know what they ask for
  }
}

interface Clients {
  readonly environmentId: string;
  readonly clients: readonly Credentials[];
}

/** Extra claims that are lost if a number is read and written again, and a time that is no integer. */
const EXTRA_CLAIMS = '{"amount": 1.10, "account":12345678901234567890123, "nbf": 1.5}';

/** How those stand in the claims of an assertion that lost nothing. */
export const EXACT_CLAIMS: readonly RegExp[] = [
  /"amount":\s*1\.10\b/,
  /"account":\s*12345678901234567890123\b/,
  /"nbf":\s*1\.5\b/,
];

const optionsOf = (clientId: string, { issuer }: Environment, algorithm: Algorithm, keyId = ''): AssertionOptions => ({
  clientId,
  audience: issuer,
  lifetime: ASSERTION_LIFETIME_S,
  type: 'JWT',
  keyId,
  algorithm,
  extraClaims: EXTRA_CLAIMS,
});
