import { describe, expect, test } from 'vitest';
import type { Environment } from '../environment/environment.ts';
import { vendorOf } from '../vendor/vendor.ts';
import { lintAssertion } from './lint.ts';
import type { RuleContext, RuleFinding } from './rule.ts';
import { previewAssertion, readAssertion } from './shown-assertion.ts';

const NOW = 1_800_000_000_000;
const S = NOW / 1000;
const ID = '11111111-1111-4111-8111-111111111111';
const ISSUER = `https://auth.pingone.eu/${ID}/as`;
const PINGONE: Environment = {
  server: 'eu',
  issuer: ISSUER,
  introspectionEndpoint: `${ISSUER}/introspect`,
  tokenEndpoint: `${ISSUER}/token`,
};
const SANDBOX: Environment = { ...PINGONE, server: 'sandbox' };
const other = (introspectionEndpoint: string): Environment => ({
  server: 'other',
  issuer: 'https://sso.example',
  introspectionEndpoint,
  tokenEndpoint: 'https://sso.example/token',
});
const KEYCLOAK = other('https://sso.example/realms/R/protocol/openid-connect/token/introspect');
const HYDRA = other('https://sso.example/admin/oauth2/introspect');
const OKTA = other('https://a.okta.com/oauth2/v1/introspect');
const PLAIN = other('https://sso.example/introspect');

const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'k' };
const CLAIMS = { iss: ID, sub: ID, aud: ISSUER, jti: 'j', iat: S - 5, exp: S + 120 };

function lint(
  header: object,
  claims: object | string,
  environment: Environment = PINGONE,
  patch: Partial<RuleContext> = {},
): readonly RuleFinding[] {
  const text = [JSON.stringify(header), typeof claims === 'string' ? claims : JSON.stringify(claims), 's']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const parts = readAssertion(text);
  if (!parts) throw new Error('not an assertion');
  const vendor = vendorOf(environment);
  return lintAssertion(parts, { environment, vendor, method: 'private_key_jwt', clientId: ID, now: NOW, ...patch });
}

const standingsOf = (findings: readonly RuleFinding[], about: string): readonly string[] =>
  findings.filter((item) => item.about === about).map(({ standing }) => standing);

describe('a plain assertion', () => {
  test('meets every rule of PingOne', () => {
    expect(lint(HEADER, CLAIMS).filter(({ standing }) => standing !== 'met')).toEqual([]);
  });
  test('meets every rule of the sandbox', () => {
    expect(lint(HEADER, CLAIMS, SANDBOX).filter(({ standing }) => standing !== 'met')).toEqual([]);
  });
  test('has a source for every finding', () => {
    for (const { source } of lint({ typ: 'JWT' }, {})) expect(new URL(source.url).protocol).toBe('https:');
  });
  test('that is only previewed is judged like the real one', () => {
    const options = {
      clientId: ID,
      audience: ISSUER,
      lifetime: 120,
      type: 'JWT',
      keyId: 'k',
      algorithm: 'RS256',
      extraClaims: '',
    } as const;
    const parts = previewAssertion(options, NOW);
    const context = {
      environment: PINGONE,
      vendor: 'pingone',
      method: 'private_key_jwt',
      clientId: ID,
      now: NOW,
    } as const;
    expect(parts && lintAssertion(parts, context).every(({ standing }) => standing === 'met')).toBe(true);
  });
});

describe('the header', () => {
  test.each([
    [{ alg: 'none' }, PINGONE, {}, 'alg', ['unmet']],
    [{}, PINGONE, {}, 'alg', ['unmet']],
    [{ alg: 'HS256' }, PINGONE, {}, 'alg', ['unmet']],
    [{ alg: 'RS256' }, PINGONE, { method: 'client_secret_jwt' }, 'alg', ['unmet']],
    [{ alg: 'PS256' }, PINGONE, {}, 'alg', ['warned']],
    [{ alg: 'PS256' }, PLAIN, {}, 'alg', ['met']],
    [{ alg: 'HS512' }, PINGONE, { method: 'client_secret_jwt', secretBytes: 63 }, 'alg', ['met', 'warned']],
    [{ alg: 'HS512' }, PINGONE, { method: 'client_secret_jwt', secretBytes: 64 }, 'alg', ['met']],
    [{ alg: 'HS256' }, HYDRA, { method: 'client_secret_jwt' }, 'alg', ['met', 'unmet']],
    [{ alg: 'XX1' }, PLAIN, { method: 'prepared' }, 'alg', ['warned']],
    [{ typ: 'client-authentication+jwt' }, PINGONE, {}, 'typ', ['warned']],
    [{ typ: 'client-authentication+jwt' }, PLAIN, {}, 'typ', ['met']],
    [{ typ: 'JWT' }, PLAIN, {}, 'typ', ['warned']],
    [{ typ: 'at+jwt' }, PINGONE, {}, 'typ', ['warned']],
    [{ kid: '' }, PINGONE, {}, 'kid', ['warned']],
    [{ kid: '' }, OKTA, {}, 'kid', ['unmet']],
    [{ alg: 'HS256', kid: undefined }, PINGONE, { method: 'client_secret_jwt' }, 'kid', []],
    [{ alg: 'HS256', kid: 'k' }, PINGONE, { method: 'client_secret_jwt' }, 'kid', ['warned']],
    [{ jku: 'https://evil.example' }, PINGONE, {}, 'jku', ['warned']],
    [{ crit: ['b64'] }, PINGONE, {}, 'crit', ['warned']],
  ] as const)('%j', (header, environment, patch, about, standings) => {
    const whole =
      'alg' in header || Object.keys(header).length === 0 ? { typ: 'JWT', ...header } : { ...HEADER, ...header };
    expect(standingsOf(lint(whole, CLAIMS, environment, patch), about)).toEqual(standings);
  });

  test('whose key was compared with the registered ones says what came of it', () => {
    const registered = [
      { about: 'kid', standing: 'unmet', sentence: 'No registered key has the kid k.', remedy: 'Set it.' },
    ] as const;
    expect(lint(HEADER, CLAIMS, PINGONE, { registered }).find(({ about }) => about === 'kid')).toMatchObject({
      standing: 'unmet',
      sentence: 'No registered key has the kid k. Set it.',
    });
  });
});

describe('the claims', () => {
  test.each([
    [{ iss: undefined }, PINGONE, 'iss', ['unmet']],
    [{ iss: 'x' }, PINGONE, 'iss', ['unmet']],
    [{ sub: 'user' }, PINGONE, 'sub', ['unmet']],
    [{ exp: undefined }, PINGONE, 'exp', ['unmet']],
    [{ exp: String(S + 60) }, PINGONE, 'exp', ['unmet']],
    [{ exp: NOW + 60_000 }, PINGONE, 'exp', ['unmet']],
    [{ exp: 1e300 }, PINGONE, 'exp', ['unmet']],
    [{ exp: S - 1 }, PINGONE, 'exp', ['unmet']],
    [{ exp: S + 3600 }, PINGONE, 'exp', ['met']],
    [{ exp: S + 3700 }, PINGONE, 'exp', ['unmet']],
    [{ exp: S + 3700 }, PLAIN, 'exp', ['warned']],
    [{ exp: S + 500 }, other('https://a.auth0.com/introspect'), 'exp', ['unmet']],
    [{ iat: S + 5 }, PINGONE, 'iat', ['warned']],
    [{ iat: S + 90 }, PINGONE, 'iat', ['warned']],
    [{ jti: '' }, SANDBOX, 'jti', ['unmet']],
    [{ exp: S + 7200 }, other('https://a.auth0.com/introspect'), 'exp', ['unmet']],
    [{ exp: S + 500, iat: undefined }, other('https://a.auth0.com/introspect'), 'exp', ['unmet']],
    [{ iat: 'x' }, PINGONE, 'iat', ['unmet']],
    [{ nbf: S + 1 }, PINGONE, 'nbf', ['unmet']],
    [{ nbf: S - 1 }, PINGONE, 'nbf', ['met']],
    [{ jti: undefined }, PINGONE, 'jti', ['warned']],
    [{ jti: undefined }, SANDBOX, 'jti', ['unmet']],
    [{ jti: undefined }, HYDRA, 'jti', ['unmet']],
    [{ tenant: 'a' }, PINGONE, 'tenant', ['met']],
  ] as const)('%j', (patch, environment, about, standings) => {
    expect(standingsOf(lint(HEADER, { ...CLAIMS, ...patch }, environment), about)).toEqual(standings);
  });

  test('that stand twice are named', () => {
    const text = JSON.stringify(CLAIMS).replace('{', '{"exp":1,');
    expect(standingsOf(lint(HEADER, text), 'exp')).toContain('unmet');
  });

  test('of an assertion that was sent before are a replay', () => {
    expect(standingsOf(lint(HEADER, CLAIMS, SANDBOX, { alreadySent: true }), 'jti')).toEqual(['unmet']);
    expect(standingsOf(lint(HEADER, CLAIMS, PINGONE, { alreadySent: true }), 'jti')).toEqual(['warned']);
  });

  test('that name an application by something else than a UUID are doubted at PingOne', () => {
    const named = { ...CLAIMS, iss: 'my-app', sub: 'my-app' };
    expect(standingsOf(lint(HEADER, named, PINGONE, { clientId: 'my-app' }), 'sub')).toEqual(['warned']);
    expect(standingsOf(lint(HEADER, { ...named, aud: PLAIN.issuer }, PLAIN, { clientId: 'my-app' }), 'sub')).toEqual([
      'met',
    ]);
  });
});

describe('the audience', () => {
  test.each([
    [ISSUER, PINGONE, ['met']],
    [`${ISSUER}/token`, PINGONE, ['met']],
    [`${ISSUER}/introspect`, PINGONE, ['met']],
    [[ISSUER], PINGONE, ['met', 'warned']],
    [[ISSUER, 'https://x.example'], PINGONE, ['met', 'warned', 'warned']],
    [undefined, PINGONE, ['unmet']],
    [[], PINGONE, ['unmet']],
    [7, PINGONE, ['unmet']],
    [PLAIN.tokenEndpoint, PLAIN, ['warned']],
    [KEYCLOAK.introspectionEndpoint, KEYCLOAK, ['unmet']],
    ['https://evil.example/as', PINGONE, ['unmet', 'warned']],
  ] as const)('%j', (aud, environment, standings) => {
    expect(standingsOf(lint(HEADER, { ...CLAIMS, aud }, environment), 'aud')).toEqual(standings);
  });

  test.each([
    [`${ISSUER}/`, 'slash at the end that does not belong'],
    [`https://auth.pingone.eu/${ID}`, '“/as” is missing'],
    [ISSUER.toUpperCase(), 'upper and lower case'],
    [ISSUER.replace('https', 'http'), 'http and https differ'],
    [` ${ISSUER}`, 'white space'],
    [`${ISSUER}/as`, '“/as” is too much'],
    [ISSUER.replace('.eu', '.com'), 'the host is auth.pingone.com'],
    [ISSUER.replace('1111-4', '2222-4'), 'the path has'],
    ['https://auth.pingone.eu', 'is missing at the end'],
    ['https://elsewhere.example', 'expected'],
  ])('%s that almost fits is explained', (aud, words) => {
    const finding = lint(HEADER, { ...CLAIMS, aud }).find(({ about }) => about === 'aud');
    expect(finding?.standing).toBe('unmet');
    expect(finding?.sentence).toContain(words);
  });
});
