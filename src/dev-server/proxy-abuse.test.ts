import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ABUSE_ANSWERS, ABUSE_REQUESTS, wireOf } from './test-abuse-case.ts';
import { type ControlServer, insecureHeaders, SECRET, startControlServer } from './test-control-server.ts';
import { sendRaw } from './test-raw-request.ts';

let server: ControlServer;
beforeAll(async () => {
  server = await startControlServer();
});
afterAll(() => server.close());

describe('the abuse corpus', () => {
  test.each(ABUSE_REQUESTS)('$id $group: $name', async (row) => {
    server.upstream.requests = [];
    const { port } = server;
    const answer = await sendRaw(port, wireOf(row, { port, secret: SECRET, goodBody: server.goodBody() }));
    const { upstreamCalls, status, upstreamMustLack } = row.expect;
    const calls = server.upstream.requests.length;
    if (upstreamCalls !== undefined) expect([upstreamCalls].flat()).toContain(calls);
    if (status) expect(status).toContain(answer.status);
    const upstreamNames = Object.keys(server.upstream.requests[0]?.headers ?? {});
    expect(upstreamNames.filter((each) => upstreamMustLack?.includes(each))).toEqual([]);
    expect(insecureHeaders(answer)).toEqual([]);
  });

  test.each(ABUSE_ANSWERS)('$id: upstream $name stays inside the envelope', async (row) => {
    server.upstream.headers = { ...row.upstreamResponseHeaders };
    const answer = await server.send();
    server.upstream.headers = {};
    expect(answer.status).toBe(200);
    expect(server.upstream.requests).toHaveLength(1);
    for (const [name, value] of Object.entries(row.upstreamResponseHeaders))
      expect(answer.headers.get(name)).not.toBe(value);
    for (const name of row.expect.clientMustNotHaveRaw)
      if (name !== 'content-security-policy') expect(answer.headers.has(name)).toBe(false);
    expect(insecureHeaders(answer)).toEqual([]);
  });
});
