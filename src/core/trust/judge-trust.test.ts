import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, PAGE_HEADERS } from '../environment/page-policy.ts';
import { secretFinderOf } from '../report/redact.ts';
import type { StorageEvidence, StoredEntry, TrustEvidence } from './evidence.ts';
import type { TrustSubject } from './finding.ts';
import { describeTrust, judgeTrust } from './judge-trust.ts';
import { differencesFromPolicy } from './policy-findings.ts';

const ORIGIN = 'http://127.0.0.1:4173';
const SANDBOX = 'http://127.0.0.1:40001';
const SECRET = { text: 'a-secret-that-nobody-else-has', name: 'secret' };

const HEADERS = new Map([
  ['content-security-policy', contentSecurityPolicy()],
  ['cache-control', 'no-store'],
  ...PAGE_HEADERS.map(([name, value]) => [name.toLowerCase(), value] as const),
]);

const SERVER = {
  listening: { address: '127.0.0.1', port: 4173 },
  mode: 'preview',
  startedAt: 0,
  reached: [
    [SANDBOX, 2],
    ['https://auth.pingone.eu', 1],
  ],
  versions: { tokenscope: '0.1.0', vite: '8.3.8', node: '20.20.2' },
} as const;

const GOOD: TrustEvidence = {
  origin: ORIGIN,
  hasPolicy: true,
  headers: HEADERS,
  contacted: new Map([[ORIGIN, 40]]),
  violations: [],
  storages: [{ storage: 'localStorage', entries: [entry('tokenscope.theme', 'Dark'), entry('tokenscope.idle', '5')] }],
  written: [
    { place: 'Address', text: `${ORIGIN}/?server=eu&scope=orders.read` },
    { place: 'Title', text: 'Tokenscope' },
  ],
  keys: [{ type: 'private', extractable: false, usages: ['sign'] }],
  hasKeyText: false,
  workers: [],
  sources: [`${ORIGIN}/assets/index.js`, `${ORIGIN}/assets/index.css`],
  server: SERVER,
  session: { sandboxOrigin: SANDBOX, network: { allowedOrigins: [], authorities: [], proxy: '' } },
  version: '0.1.0',
};

function entry(name: string, text: string): StoredEntry {
  return { name, bytes: name.length + text.length, text };
}

const judge = (changed: Partial<TrustEvidence>) => judgeTrust({ ...GOOD, ...changed }, secretFinderOf([SECRET]));
const standings = (changed: Partial<TrustEvidence>, standing: string): readonly TrustSubject[] =>
  judge(changed)
    .filter((finding) => finding.standing === standing)
    .map(({ subject }) => subject);
const without = (name: string) => new Map([...HEADERS].filter(([each]) => each !== name));
const withHeader = (name: string, value: string) => new Map([...HEADERS, [name, value] as const]);
const storage = (name: StorageEvidence['storage'], ...entries: StoredEntry[]): Partial<TrustEvidence> => ({
  storages: [{ storage: name, entries }],
});

describe('a page that is as promised', () => {
  test('holds in every point', () => {
    expect(judge({}).map(({ standing }) => standing)).toEqual(Array.from({ length: 10 }, () => 'met'));
    expect(describeTrust(judge({})).standing).toBe('met');
  });

  test('holds in the dev server too, whose policy has a nonce', () => {
    const headers = withHeader('content-security-policy', contentSecurityPolicy('c2VjcmV0'));
    expect(standings({ headers }, 'unmet')).toEqual([]);
  });

  test('says so where no key is loaded', () => {
    expect(standings({ keys: [] }, 'unasked')).toEqual(['key']);
    expect(describeTrust(judge({ keys: [] })).standing).toBe('met');
  });
});

test.each<[what: string, changed: Partial<TrustEvidence>, subject: TrustSubject]>([
  ['a document under no policy', { hasPolicy: false }, 'policy'],
  ['a server that sends no policy', { headers: without('content-security-policy') }, 'policy'],
  [
    'a policy that lets more in',
    {
      headers: withHeader(
        'content-security-policy',
        contentSecurityPolicy().replace("connect-src 'self'", 'connect-src *'),
      ),
    },
    'policy',
  ],
  [
    'a policy with a directive more',
    { headers: withHeader('content-security-policy', `${contentSecurityPolicy()}; script-src-elem *`) },
    'policy',
  ],
  ['a page that may be framed', { headers: without('x-frame-options') }, 'headers'],
  ['a page that is kept in a cache', { headers: withHeader('cache-control', 'max-age=60') }, 'headers'],
  ['a page that others may read', { headers: withHeader('access-control-allow-origin', '*') }, 'headers'],
  [
    'another destination',
    {
      contacted: new Map([
        [ORIGIN, 3],
        ['https://evil.example', 1],
      ]),
    },
    'destinations',
  ],
  ['a violation of the policy', { violations: ['img-src https://evil.example'] }, 'destinations'],
  [
    'a server that listens everywhere',
    { server: { ...SERVER, listening: { address: '0.0.0.0', port: 4173 } } },
    'relay',
  ],
  [
    'a server that listens on IPv6 everywhere',
    { server: { ...SERVER, listening: { address: '::', port: 4173 } } },
    'relay',
  ],
  [
    'a page that came by another port',
    { server: { ...SERVER, listening: { address: '127.0.0.1', port: 80 } } },
    'relay',
  ],
  ['a relay that has reached what it may not', { server: { ...SERVER, reached: [['http://10.0.0.5', 1]] } }, 'relay'],
  ['a key that can be read out', { keys: [{ type: 'private', extractable: true, usages: ['sign'] }] }, 'key'],
  ['a key that can do more', { keys: [{ type: 'private', extractable: false, usages: ['sign', 'decrypt'] }] }, 'key'],
  [
    'one bad key among good ones',
    { keys: [...GOOD.keys, { type: 'private', extractable: true, usages: ['sign'] }] },
    'key',
  ],
  ['a new key whose text is still here', { hasKeyText: true }, 'key'],
  ['an entry of somebody else', storage('localStorage', entry('other', 'x')), 'storage'],
  ['a name that only resembles', storage('localStorage', entry('tokenscope.themes', 'x')), 'storage'],
  ['a secret in an entry of our own', storage('localStorage', entry('tokenscope.theme', SECRET.text)), 'storage'],
  [
    'a token in an entry of our own',
    storage('localStorage', entry('tokenscope.idle', 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.')),
    'storage',
  ],
  ['anything in sessionStorage', storage('sessionStorage', entry('tokenscope.theme', 'Dark')), 'storage'],
  ['a cookie', storage('Cookies', entry('sid', 'sid=1')), 'storage'],
  ['a database', storage('IndexedDB', { name: 'keys', bytes: undefined, text: '' }), 'storage'],
  ['a cache', storage('Cache Storage', { name: 'v1', bytes: undefined, text: '' }), 'storage'],
  [
    'a secret in the address',
    { written: [{ place: 'Address', text: `${ORIGIN}/?x=${encodeURIComponent(SECRET.text)}` }] },
    'address',
  ],
  [
    'a secret in the history entry',
    { written: [{ place: 'history.state', text: JSON.stringify({ a: SECRET.text }) }] },
    'address',
  ],
  ['a service worker', { workers: [`${ORIGIN}/`] }, 'workers'],
  ['a script of somebody else', { sources: [...GOOD.sources, 'https://evil.example/x.js'] }, 'scripts'],
  ['an inline script', { sources: [...GOOD.sources, 'inline'] }, 'scripts'],
  [
    'a server of another version',
    { server: { ...SERVER, versions: { ...SERVER.versions, tokenscope: '0.0.9' } } },
    'versions',
  ],
])('%s is the one thing that does not hold', (_what, changed, subject) => {
  expect(standings(changed, 'unmet')).toEqual([subject]);
  expect(describeTrust(judge(changed)).standing).toBe('unmet');
  expect(JSON.stringify(judge(changed))).not.toContain(SECRET.text);
});

describe('what does not hold', () => {
  test('is no reason to stop where it is no danger to what is entered', () => {
    expect(describeTrust(judge(storage('Cookies', entry('sid', 'sid=1')))).sentence).toBe('Not as promised: Storage.');
    expect(describeTrust(judge({ hasPolicy: false })).sentence).toContain('Paste nothing secret here.');
  });

  test('stands before what holds', () => {
    expect(judge({ workers: ['x'], server: undefined }).map(({ standing }) => standing)).toEqual([
      'unmet',
      'missing',
      'missing',
      ...Array.from({ length: 7 }, () => 'met'),
    ]);
  });
});

test('a style that the policy kept out is no destination', () => {
  expect(standings({ violations: ['style-src-elem inline'] }, 'unmet')).toEqual([]);
  expect(standings({ violations: ['style-src-elem https://evil.example'] }, 'unmet')).toEqual(['destinations']);
  expect(standings({ violations: ['script-src-elem inline'] }, 'unmet')).toEqual(['destinations']);
});

test('a browser that does not tell what was asked gives no evidence', () => {
  expect(standings({ contacted: new Map() }, 'missing')).toEqual(['destinations']);
});

test('a storage that is not allowed is told as such', () => {
  const found = judge({ storages: [{ storage: 'localStorage', entries: undefined }] });
  expect(found.find(({ subject }) => subject === 'storage')?.facts).toEqual(['localStorage not allowed']);
});

test('a large storage of our own is searched to its end, and is no fault by its size', () => {
  const long = 'environment '.repeat(20_000);
  expect(standings(storage('localStorage', entry('tokenscope.environments', long)), 'unmet')).toEqual([]);
  expect(standings(storage('localStorage', entry('tokenscope.environments', long + SECRET.text)), 'unmet')).toEqual([
    'storage',
  ]);
});

test('without an answer of the server nothing is green that rests on it', () => {
  const changed = { headers: undefined, server: undefined };
  expect(standings(changed, 'missing')).toEqual(['policy', 'headers', 'relay', 'versions']);
  expect(describeTrust(judge(changed))).toEqual({ standing: 'missing', sentence: '4 checks could not be made.' });
});

test('what the relay may reach is told as it was set at start', () => {
  const network = {
    allowedOrigins: ['https://sso.corp.example'],
    authorities: ['Corp CA'],
    proxy: 'proxy.example:3128',
  };
  const server = { ...SERVER, reached: [['https://sso.corp.example', 1]] as const };
  const relay = judge({ server, session: { sandboxOrigin: SANDBOX, network } }).find(
    ({ subject }) => subject === 'relay',
  );
  expect(relay?.standing).toBe('met');
  const told = relay?.facts.join('\n');
  for (const text of ['https://sso.corp.example', 'Corp CA', 'proxy.example:3128', SANDBOX])
    expect(told).toContain(text);
});

describe('a policy', () => {
  test('may come beside others, which only take away', () => {
    expect(differencesFromPolicy(`default-src 'none', ${contentSecurityPolicy()}`)).toEqual([]);
  });

  test('with a directive twice counts by the first', () => {
    expect(differencesFromPolicy(`connect-src *; ${contentSecurityPolicy()}`)).not.toEqual([]);
    expect(differencesFromPolicy(`${contentSecurityPolicy()}; connect-src *`)).toEqual([]);
  });
});
