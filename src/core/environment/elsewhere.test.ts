import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { cameFrom, confirming, derived, hostOf, unconfirmedHosts } from './elsewhere.ts';

const other = (more: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, server: 'other', ...more });
const hostsOf = (draft: Draft): readonly string[] => unconfirmedHosts(draft).map(({ host }) => host);

const EVIL = 'https://evil.example/introspect';
const LINKED = other({ issuer: 'https://idp.example', endpoint: EVIL, elsewhere: cameFrom('link', [EVIL]) });

describe('a host that came from elsewhere', () => {
  test('is to be confirmed while a request would go there', () => {
    expect(unconfirmedHosts(LINKED)).toEqual([
      { source: 'link', host: 'evil.example', shown: 'evil.example', isTarget: true },
    ]);
    expect(hostsOf({ ...LINKED, server: 'eu' })).toEqual([]);
    expect(hostsOf({ ...LINKED, endpoint: 'https://mine.example/introspect' })).toEqual([]);
  });

  test('stays so however the address around it is changed', () => {
    for (const endpoint of [
      'https://evil.example/introspec',
      'https://EVIL.example/',
      'https://evil.example:443/as/introspect',
      ' https://evil.example/realms/x ',
      'https://evil.example./',
    ])
      expect(hostsOf({ ...LINKED, endpoint })).toEqual(['evil.example']);
    expect(hostsOf({ ...LINKED, issuer: 'https://evil.example/x', endpoint: '' })).toEqual(['evil.example']);
    expect(hostsOf({ ...LINKED, server: 'custom', customDomain: 'evil.example' })).toEqual(['evil.example']);
    expect(hostsOf({ ...LINKED, server: 'custom', customDomain: 'https://evil.example/' })).toEqual(['evil.example']);
  });

  test('is the same by any port and any spelling that a URL is read from', () => {
    for (const endpoint of [
      'https://evil.example:8443/',
      'http://evil.example:443/',
      'ht\ttps://evil.example/',
      '\u0001https://evil.example/',
      'https:evil.example/x',
      'https:\\\\evil.example',
      'https://a@evil.example/',
      'https://%65vil.example/',
    ])
      expect(hostsOf({ ...LINKED, endpoint }), endpoint).toEqual(['evil.example']);
    const [found] = unconfirmedHosts({ ...LINKED, endpoint: 'https://evil.example:8443/' });
    expect(found?.shown).toBe('evil.example:8443');
    for (const address of ['\u0001http://evil.example', 'ht\ttp:evil.example/x', 'http:evil.example'])
      expect(cameFrom('link', [address])).toEqual([{ source: 'link', host: 'evil.example' }]);
  });

  test('is another by another name', () => {
    expect(hostsOf({ ...LINKED, endpoint: 'https://a.evil.example/' })).toEqual([]);
  });

  test('makes what is derived from it one too, whatever its name', () => {
    const draft = other({
      issuer: 'https://evil-admin.okta.com',
      elsewhere: cameFrom('link', ['evil-admin.okta.com']),
    });
    const patch = derived(draft, {
      issuer: 'https://evil.okta.com',
      endpoint: 'https://evil.okta.com/oauth2/v1/introspect',
    });
    expect(hostsOf({ ...draft, ...patch, confirmed: 'evil-admin.okta.com' })).toEqual(['evil.okta.com']);
    expect(derived(other({ issuer: 'https://mine.example' }), { endpoint: 'https://mine.example/i' })).toEqual({
      endpoint: 'https://mine.example/i',
    });
  });

  test('counts as an audience too, where it is the one that is chosen', () => {
    const customAudience = 'victim.example/token';
    const draft = other({ customAudience, elsewhere: cameFrom('link', [customAudience]) });
    expect(hostsOf(draft)).toEqual([]);
    expect(unconfirmedHosts({ ...draft, audience: 'custom', server: 'eu' })).toEqual([
      { source: 'link', host: 'victim.example', shown: 'victim.example', isTarget: false },
    ]);
  });

  test('is confirmed for good, and only that host', () => {
    const both = other({
      issuer: 'https://idp.example',
      endpoint: EVIL,
      elsewhere: cameFrom('link', ['https://idp.example', EVIL]),
    });
    expect(unconfirmedHosts(both).map(({ host, isTarget }) => [host, isTarget])).toEqual([
      ['evil.example', true],
      ['idp.example', false],
    ]);
    const confirmed = confirming('', unconfirmedHosts(both));
    expect(confirmed).toBe('evil.example idp.example');
    expect(hostsOf({ ...both, confirmed })).toEqual([]);
    expect(hostsOf({ ...both, confirmed, issuer: 'https://mine.example' })).toEqual([]);
    expect(hostsOf({ ...both, confirmed: 'idp.example' })).toEqual(['evil.example']);
    expect(hostsOf({ ...both, confirmed: 'example evil.example.com' })).toEqual(['evil.example', 'idp.example']);
  });

  test('is told by the least trusted of those who named it', () => {
    const elsewhere = [...cameFrom('discovery', [EVIL]), ...cameFrom('link', [EVIL])];
    expect(unconfirmedHosts({ ...LINKED, elsewhere })[0]?.source).toBe('link');
  });

  test('is none where nothing could be sent to', () => {
    for (const text of ['', ' ', 'https://', 'https://%E2%80%AEevil.example/', 'http://[::1'])
      expect(hostOf(text)).toBe('');
    expect(cameFrom('link', ['', 'https://'])).toEqual([]);
  });
});
