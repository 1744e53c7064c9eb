import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type Credentials } from '../draft.ts';
import type { IntrospectCall, RelayReply } from '../environment/relay.ts';
import { readInquiry, type Inquiry } from '../inquiry.ts';
import type { World } from '../world.ts';
import { introspect } from './introspect.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const NO_CREDENTIALS: Credentials = { key: undefined, secret: '', assertion: '', bearer: '' };

async function inquiryFor(hint: string): Promise<Inquiry> {
  const draft = {
    ...EMPTY_DRAFT,
    server: 'eu',
    environmentId: ID,
    token: ' Bearer a+b&c=%ü ',
    clientId: ' client ',
    method: 'client_secret_jwt',
    hint,
  } as const;
  const inquiry = await readInquiry(draft, { ...NO_CREDENTIALS, secret: 's'.repeat(64) }, 'http://127.0.0.1:1');
  if (!inquiry.ok) throw new Error(JSON.stringify(inquiry.reason));
  return inquiry.value;
}

/** A world whose relay answers with this reply, and the calls that reached it. */
function worldWith(reply: () => Response): { world: World; calls: { call: IntrospectCall; headers: Headers }[] } {
  const calls: { call: IntrospectCall; headers: Headers }[] = [];
  const fetch: World['fetch'] = (_input, init) => {
    calls.push({ call: JSON.parse(init?.body as string) as IntrospectCall, headers: new Headers(init?.headers) });
    return new Promise((resolve, reject) =>
      init?.signal?.aborted ? reject(init.signal.reason as Error) : resolve(reply()),
    );
  };
  return { world: { fetch, now: Date.now, uuid: () => crypto.randomUUID() }, calls };
}

const envelope = (reply: Partial<RelayReply>): Response => Response.json({ timings: { total: 1 }, ...reply });
const answered = (body: string): Response =>
  envelope({
    kind: 'answer',
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(body).toString('base64'),
  });

describe('one question', () => {
  test('is one request with the parameters of the example, in its order, and the hint only when chosen', async () => {
    for (const [hint, names] of [
      ['', ['token', 'client_assertion', 'client_assertion_type']],
      ['access_token', ['token', 'client_assertion', 'client_assertion_type', 'token_type_hint']],
    ] as const) {
      const { world, calls } = worldWith(() => answered('{"active":false}'));
      const result = await introspect(await inquiryFor(hint), 'secret', world, new AbortController().signal);
      expect(calls).toHaveLength(1);
      expect(calls[0]?.call.parameters.map(([name]) => name)).toEqual(names);
      expect(calls[0]?.call.parameters[0]?.[1]).toBe('a+b&c=%ü');
      expect(calls[0]?.headers.get('x-tokenscope-relay')).toBe('secret');
      expect(decodeJwt(calls[0]?.call.parameters[1]?.[1] ?? '')).toMatchObject({
        iss: 'client',
        sub: 'client',
        aud: `https://auth.pingone.eu/${ID}/as`,
      });
      expect(result.outcome.kind).toBe('introspection');
    }
  });

  test.each([
    ['dns', () => envelope({ kind: 'failure', failure: 'dns', detail: 'sso.example' })],
    ['relay', () => Response.json({ error: 'secret' }, { status: 403 })],
    ['relay', () => new Response('<html>')],
    ['offline', () => Response.error().body as never],
  ])('that cannot be answered is a problem: %s', async (code, reply) => {
    const { world } = worldWith(() => {
      const response = reply();
      if (!(response instanceof Response)) throw new TypeError('Failed to fetch');
      return response;
    });
    const result = await introspect(await inquiryFor(''), 'secret', world, new AbortController().signal);
    expect(result.outcome).toMatchObject({ kind: 'failed', problem: { code } });
  });

  test('that is withdrawn throws and gives no answer', async () => {
    const controller = new AbortController();
    controller.abort();
    const { world } = worldWith(() => answered('{"active":true}'));
    await expect(introspect(await inquiryFor(''), 'secret', world, controller.signal)).rejects.toThrow();
  });
});

describe('the form', () => {
  test('names every field at once', async () => {
    const read = await readInquiry(
      { ...EMPTY_DRAFT, token: '{{useCaseAccessToken}}' },
      NO_CREDENTIALS,
      'http://127.0.0.1:1',
    );
    expect(read.ok ? [] : Object.keys(read.reason).toSorted()).toEqual(['clientId', 'environmentId', 'key', 'token']);
  });

  test('no sentence repeats what was typed', async () => {
    const secret = 'hunter2-hunter2';
    const draft = {
      ...EMPTY_DRAFT,
      environmentId: secret,
      token: `-----BEGIN PRIVATE KEY-----${secret}`,
      clientId: `{{${secret}}}`,
    };
    const read = await readInquiry(draft, NO_CREDENTIALS, 'http://127.0.0.1:1');
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });
});
