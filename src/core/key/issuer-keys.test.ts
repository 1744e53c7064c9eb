import { describe, expect, test } from 'vitest';
import type { RelayReply } from '../environment/relay.ts';
import type { Environment } from '../environment/environment.ts';
import { SERVERS } from '../environment/servers.ts';
import { fetchIssuerKeys } from './issuer-keys.ts';
import { failed, withheld, worldWith } from '../discovery/test-relay.ts';

const ISSUER = 'https://auth.test/as';
const OIDC = `${ISSUER}/.well-known/openid-configuration`;
const OAUTH = 'https://auth.test/.well-known/oauth-authorization-server/as';
const BESIDE = `${ISSUER}/jwks`;
const NAMED = 'https://keys.test/jwks';
const JWKS = '{"keys":[]}';
const metadata = (members: object = {}) => JSON.stringify({ issuer: ISSUER, jwks_uri: NAMED, ...members });

async function keysOf(
  documents: Readonly<Record<string, string | RelayReply>>,
  { server = 'other', issuer = ISSUER }: Partial<Environment> = {},
) {
  const { world, asked } = worldWith(documents);
  const environment = { server, issuer, introspectionEndpoint: 'https://i.test/', tokenEndpoint: 'https://t.test/' };
  return { keys: await fetchIssuerKeys(environment, 'secret', world, new AbortController().signal), asked };
}

describe('the keys of an issuer', () => {
  const ofPing = SERVERS.map(({ id }) => id).filter((id) => id !== 'other');

  test.each(ofPing)('that follows PingOne (%s) are beside it, and its metadata is not asked', async (server) => {
    const { keys, asked } = await keysOf({ [BESIDE]: JWKS, [OIDC]: metadata(), [NAMED]: JWKS }, { server });
    expect(keys).toEqual({ ok: true, value: { text: JWKS, url: BESIDE } });
    expect(asked).toEqual([`jwks ${BESIDE}`]);
  });

  test.each(ofPing)('that follows PingOne (%s) are looked for nowhere else', async (server) => {
    const { keys, asked } = await keysOf({ [OIDC]: metadata(), [NAMED]: JWKS }, { server });
    expect(keys).toEqual({
      ok: false,
      reason: `The keys of the issuer were not found. ${BESIDE}: The server answered with status 404: there is no JWKS at this URL.`,
    });
    expect(asked).toEqual([`jwks ${BESIDE}`]);
  });

  test.each([OIDC, OAUTH])('of any other server are where its metadata says (%s)', async (url) => {
    const { keys, asked } = await keysOf({ [url]: metadata(), [NAMED]: JWKS, [BESIDE]: 'other' });
    expect(keys).toEqual({ ok: true, value: { text: JWKS, url: NAMED } });
    expect(asked.at(-1)).toBe(`jwks ${NAMED}`);
    expect(asked).not.toContain(`jwks ${BESIDE}`);
  });

  test.each([ISSUER, `${ISSUER}/`])('of a server without metadata (%s) may be beside it', async (issuer) => {
    const { keys, asked } = await keysOf({ [BESIDE]: JWKS }, { issuer });
    expect(keys).toEqual({ ok: true, value: { text: JWKS, url: BESIDE } });
    expect(asked).toEqual([`discovery ${OIDC}`, `discovery ${OAUTH}`, `jwks ${BESIDE}`]);
  });

  test('that are nowhere are said of every URL that was asked', async () => {
    const { keys } = await keysOf({ [OIDC]: withheld('not-json'), [BESIDE]: withheld('not-a-jwks') });
    expect(keys).toEqual({
      ok: false,
      reason: `The keys of the issuer were not found. ${OIDC}: What is at this URL is not JSON. ${OAUTH}: The server answered with status 404: there is no metadata at this URL. ${BESIDE}: What is at this URL is JSON, but no JWKS: it has no member “keys” with keys in it.`,
    });
  });

  test('that are not where the metadata says are looked for nowhere else, and both URLs are said', async () => {
    const { keys, asked } = await keysOf({ [OIDC]: metadata(), [NAMED]: failed('dns'), [BESIDE]: JWKS });
    expect(keys).toEqual({
      ok: false,
      reason: `The keys of the issuer were not found. The metadata at ${OIDC} names ${NAMED}. ${NAMED}: The JWKS could not be fetched: That is dns.`,
    });
    expect(asked).toEqual([`discovery ${OIDC}`, `jwks ${NAMED}`]);
  });

  test.each<[string, string | RelayReply, string]>([
    ['is of another issuer', metadata({ issuer: 'https://evil.test' }), 'nothing is taken from it'],
    ['names no place for keys', metadata({ jwks_uri: undefined }), `The metadata at ${OIDC} has no “jwks_uri”`],
    ['names what is no URL', metadata({ jwks_uri: 'jwks' }), `The metadata at ${OIDC} has no “jwks_uri”`],
    ['cannot be reached', failed('connection-refused'), `${OIDC}: The metadata could not be fetched`],
  ])('are not guessed where the metadata %s', async (_what, document, words) => {
    const { keys, asked } = await keysOf({ [OIDC]: document, [OAUTH]: metadata(), [NAMED]: JWKS, [BESIDE]: JWKS });
    expect(keys.ok ? '' : keys.reason).toContain(words);
    expect(asked).toEqual([`discovery ${OIDC}`]);
  });

  test('that are no longer wanted are not asked for', async () => {
    const { world, asked } = worldWith({ [BESIDE]: JWKS });
    const environment = { server: 'eu', issuer: ISSUER, introspectionEndpoint: '', tokenEndpoint: '' } as const;
    await expect(fetchIssuerKeys(environment, 'secret', world, AbortSignal.abort())).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
