import { describe, expect, test } from 'vitest';
import type { RelayReply } from '../environment/relay.ts';
import { fetchJwks } from './fetch-jwks.ts';
import { failed, withheld, worldWith } from '../discovery/test-relay.ts';

const JWKS_URL = 'https://auth.test/jwks';
const fetchFrom = (reply: string | RelayReply) =>
  fetchJwks(JWKS_URL, 'secret', worldWith({ [JWKS_URL]: reply }).world, new AbortController().signal);

describe('a JWKS', () => {
  test('is asked for once, with the secret, and comes as its text without a byte order mark', async () => {
    const { world, asked } = worldWith({ [JWKS_URL]: '\ufeff{"keys":[], "ü":1e0}' });
    const secrets: (string | null)[] = [];
    const fetch: typeof world.fetch = (input, init) => {
      secrets.push(new Headers(init?.headers).get('x-tokenscope-relay'));
      return world.fetch(input, init);
    };
    expect(await fetchJwks(JWKS_URL, 'secret', { fetch }, new AbortController().signal)).toEqual({
      ok: true,
      value: '{"keys":[], "ü":1e0}',
    });
    expect([asked, secrets]).toEqual([[`jwks ${JWKS_URL}`], ['secret']]);
  });

  test.each<[RelayReply, string]>([
    [withheld('status', 403), 'The server answered with status 403: there is no JWKS at this URL.'],
    [withheld('not-json'), 'What is at this URL is not JSON.'],
    [withheld('not-a-jwks'), 'What is at this URL is JSON, but no JWKS: it has no member “keys” with keys in it.'],
    [failed('dns'), 'The JWKS could not be fetched: That is dns.'],
    [
      failed('blocked-target'),
      'The JWKS could not be fetched: That is blocked-target. A server of your own must be named at start in TOKENSCOPE_ALLOW.',
    ],
  ])('that is not there is said in a sentence: %o', async (reply, reason) => {
    expect(await fetchFrom(reply)).toEqual({ ok: false, reason });
  });

  test('is not there without the relay', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await fetchJwks(JWKS_URL, 'secret', { fetch }, new AbortController().signal)).toEqual({
      ok: false,
      reason: 'The local relay cannot be reached: is Tokenscope still running?',
    });
  });
});
