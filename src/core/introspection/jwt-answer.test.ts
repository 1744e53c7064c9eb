import { CompactSign, exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Inquiry } from '../inquiry.ts';
import { worldWith } from '../discovery/test-relay.ts';
import { readJwtAnswer } from './jwt-answer.ts';
import type { Outcome } from './introspection.ts';

const ISSUER = 'https://auth.pingone.com/abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6/as';
const inquiry = { environment: { server: 'na', issuer: ISSUER }, clientId: 'client' } as unknown as Inquiry;
const NOW = Date.UTC(2026, 10, 25);

let privateKey: CryptoKey;
let jwks: string;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1' }] });
});

const CLAIMS = { iss: ISSUER, aud: 'client', iat: NOW / 1000, token_introspection: { active: true, scope: 'read' } };

async function answer(
  claims: object,
  header: Partial<JWTHeaderParameters> = {},
  asked: Inquiry = inquiry,
): Promise<readonly [outcome: Outcome, asked: readonly string[]]> {
  const { world, asked: calls } = worldWith({ [`${ISSUER}/jwks`]: jwks });
  const jwt = await new SignJWT({ ...CLAIMS, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'token-introspection+jwt', ...header })
    .sign(privateKey);
  const body = new TextEncoder().encode(`${jwt}\n`);
  const whole = { ...world, now: () => NOW, uuid: () => '' };
  return [await readJwtAnswer({ body }, asked, 'secret', whole, new AbortController().signal), calls];
}

describe('an introspection response that is a JWT (RFC 9701)', () => {
  test('is judged like any other once type, issuer, audience, time and signature hold', async () => {
    const [outcome, asked] = await answer({});
    expect(outcome).toMatchObject({
      kind: 'introspection',
      introspection: { active: true, signedBy: expect.stringContaining('k1') },
    });
    expect(asked).toEqual([`jwks ${ISSUER}/jwks`]);
  });

  test.each([
    ['another typ', {}, { typ: 'JWT' }, /typ is “jwt”/],
    ['another issuer', { iss: 'https://evil.test' }, {}, /iss is https:\/\/evil\.test/],
    ['another audience', { aud: ['other'] }, {}, /aud does not name client/],
    ['no iat', { iat: undefined }, {}, /no iat/],
    ['an iat in the future', { iat: NOW / 1000 + 3600 }, {}, /future/],
    ['an iat of long ago', { iat: 1 }, {}, /far in the past/],
    ['an exp that has passed', { exp: NOW / 1000 - 1 }, {}, /exp has passed/],
    ['an nbf to come', { nbf: NOW / 1000 + 60 }, {}, /nbf lies in the future/],
    ['no answer in it', { token_introspection: undefined }, {}, /token_introspection/],
  ])('with %s it is shown unverified, and no key is fetched', async (_, claims, header, reason) => {
    const [outcome, asked] = await answer(claims, header);
    expect(outcome).toMatchObject({
      kind: 'malformed',
      problem: { code: 'jwt-response', detail: expect.stringMatching(reason) },
    });
    expect(outcome.kind === 'malformed' && outcome.members?.kind).toBe('object');
    expect(asked).toEqual([]);
  });

  test.each([
    ['a kid that the issuer has not', {}, { kid: 'gone' }, /“gone”/],
    ['an active that is no boolean', { token_introspection: { active: 'true' } }, {}, /not a boolean/],
  ])('with %s it is malformed although the keys came', async (_, claims, header, reason) => {
    const [outcome] = await answer(claims, header);
    expect(outcome).toMatchObject({ kind: 'malformed', problem: { detail: expect.stringMatching(reason) } });
  });

  test('that nobody can be compared with, because a bearer token asked, is not verified', async () => {
    const [outcome] = await answer({}, {}, { ...inquiry, clientId: '' });
    expect(outcome.kind).toBe('malformed');
  });

  test('whose signature was altered is malformed, and its members are there to be seen', async () => {
    const { world } = worldWith({ [`${ISSUER}/jwks`]: jwks });
    const jwt = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'token-introspection+jwt' })
      .sign((await generateKeyPair('RS256')).privateKey);
    const outcome = await readJwtAnswer(
      { body: new TextEncoder().encode(jwt) },
      inquiry,
      'secret',
      { ...world, now: () => NOW, uuid: () => '' },
      new AbortController().signal,
    );
    expect(outcome).toMatchObject({
      kind: 'malformed',
      problem: { detail: expect.stringContaining('does not match') },
      members: { kind: 'object' },
    });
  });

  test.each([
    ['two answers', `{"token_introspection":{"active":true},"token_introspection":{"active":false}}`, /more than once/],
    ['two audiences', `{"aud":"other","aud":"client","token_introspection":{"active":true}}`, /more than once/],
    ['two states', `{"token_introspection":{"active":true,"active":false}}`, /more than once/],
  ])('with %s is never judged, although its signature holds', async (_, members, reason) => {
    const { world } = worldWith({ [`${ISSUER}/jwks`]: jwks });
    const rest = JSON.stringify({
      iss: ISSUER,
      iat: NOW / 1000,
      ...(members.includes('"aud"') ? {} : { aud: 'client' }),
    });
    const jwt = await new CompactSign(new TextEncoder().encode(`${rest.slice(0, -1)},${members.slice(1)}`))
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'token-introspection+jwt' })
      .sign(privateKey);
    const body = new TextEncoder().encode(jwt);
    const whole = { ...world, now: () => NOW, uuid: () => '' };
    const outcome = await readJwtAnswer({ body }, inquiry, 'secret', whole, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'malformed', problem: { detail: expect.stringMatching(reason) } });
  });

  test.each([
    ['alg none', { alg: 'none' }, /not signed/],
    ['a shared secret', { alg: 'HS256' }, /secret/],
  ])('with %s is never judged', async (_, header, reason) => {
    const { world } = worldWith({ [`${ISSUER}/jwks`]: jwks });
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const typ = 'token-introspection+jwt';
    const jwt = `${encode({ ...header, kid: 'k1', typ })}.${encode(CLAIMS)}.${header.alg === 'none' ? '' : 'c2ln'}`;
    const body = new TextEncoder().encode(jwt);
    const whole = { ...world, now: () => NOW, uuid: () => '' };
    const outcome = await readJwtAnswer({ body }, inquiry, 'secret', whole, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'malformed', problem: { detail: expect.stringMatching(reason) } });
  });
});
