import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../introspection/introspection.ts';
import type { Answered } from '../introspection/introspect.ts';
import type { Inquiry } from '../inquiry.ts';
import { readToken } from '../token/token.ts';
import { readExpectation } from './expectation.ts';
import type { Finding } from './finding.ts';
import { judgeAnswer, type Verdict } from './verdict.ts';

interface Case {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly body?: string;
  readonly gen?: unknown;
  readonly expect: {
    readonly active?: string;
    readonly aud?: string;
    readonly scope?: string;
    readonly exp?: string;
    readonly http?: number;
    readonly flags?: readonly string[];
    readonly display?: Readonly<Record<string, string>>;
  };
}

const CORPUS = JSON.parse(readFileSync(new URL('../../../e2e/corpora/claims.json', import.meta.url), 'utf8')) as {
  expectedAud: string;
  expectedScope: string;
  cases: readonly Case[];
};

const NOW = Date.UTC(2026, 10, 24);
const inquiry = {
  caller: 'application',
  clientId: 'client',
  environment: { issuer: 'https://as.example' },
} as unknown as Inquiry;

function judge(body: string, resource: string, scope: string, status = 200): Verdict {
  const headers = [['content-type', 'application/json']] as const;
  const answer = { status, headers, body: new TextEncoder().encode(body) };
  const answered = { inquiry, outcome: readAnswer(answer), receivedAt: NOW } as unknown as Answered;
  return judgeAnswer(answered, readToken('opaque'), readExpectation(resource, scope));
}

const standings = (finding: Finding | undefined): string =>
  ({ met: 'pass', unmet: 'fail', missing: 'fail' })[finding?.standing as 'met'] ?? finding?.standing ?? 'not-evaluated';

/** What each state of the corpus is called by the page. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  active: ['accepted', 'rejected'],
  inactive: ['inactive'],
  malformed: ['malformed'],
  'oauth-error': ['failed'],
};

/** Characters of other scripts, control and format characters are not judged yet; their rows are only held to the verdict. */
const JUDGED_FLAGS = /^(active-but-expired|not-yet-valid|duplicate-key:.*|scope-syntax|scope-type)$/;

describe('hostile and odd introspection bodies', () => {
  for (const { id, group, name, body, expect: wanted } of CORPUS.cases.filter((each) => each.body !== undefined))
    test(`${id} ${group} ${name} is judged as its manifest says`, () => {
      const { state, findings } = judge(body ?? '', CORPUS.expectedAud, CORPUS.expectedScope, wanted.http);
      const find = (claim: string): Finding | undefined => findings.find((finding) => finding.claim === claim);
      if (wanted.active) expect(STATES[wanted.active]).toContain(state);
      const isGreen = wanted.aud !== 'fail' && wanted.scope !== 'fail' && (wanted.exp ?? 'valid') === 'valid';
      if (!isGreen || !['active', undefined].includes(wanted.active)) expect(state).not.toBe('accepted');
      if (wanted.active === 'active' && wanted.aud === 'pass' && wanted.scope === 'pass' && isGreen)
        expect(state).toBe('accepted');
      if (state === 'accepted' || state === 'rejected') {
        if (wanted.aud) expect(standings(find('aud'))).toBe(wanted.aud);
        if (wanted.scope) expect(standings(find('scope'))).toBe(wanted.scope);
        if (wanted.exp) expect(find('exp')?.expiry).toBe(wanted.exp);
        for (const flag of wanted.flags?.filter((each) => JUDGED_FLAGS.test(each)) ?? [])
          expect(findings.flatMap(({ flags }) => flags)).toContain(flag);
      }
      for (const [claim, source] of Object.entries(wanted.display ?? {}))
        expect(find(claim)?.server?.source).toBe(source);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });
});

describe('the verdict', () => {
  const good = { active: true, aud: ['api'], scope: 'read write', exp: NOW / 1000 + 60 };
  const of = (change: object, resource = 'api', scope = 'read'): Verdict =>
    judge(JSON.stringify({ ...good, ...change }), resource, scope);

  test.each([
    ['accepted', 'Accepted: for api, with read', of({})],
    ['active', 'Active: nothing was expected of it', of({}, '', '')],
    ['rejected', 'Rejected: admin was not granted', of({}, 'api', 'read admin')],
    ['rejected', 'Rejected: aud does not name other', of({}, 'other')],
    ['rejected', 'Rejected: aud is missing, api was expected', of({ aud: undefined })],
    ['rejected', 'Rejected: exp passed 1 min ago', of({ exp: NOW / 1000 - 60 })],
    ['rejected', 'Rejected: exp is not a time in seconds', of({ exp: String(good.exp) })],
    ['rejected', 'Rejected: exp is not a time in seconds', of({ exp: good.exp * 1000 })],
    ['rejected', 'Rejected: nbf is still 1 h ahead', of({ nbf: NOW / 1000 + 3600 })],
    ['rejected', 'Rejected: exp passed 1 min ago', of({ exp: NOW / 1000 - 60 }, '', '')],
    ['inactive', 'Inactive: the server does not vouch for it', of({ active: false })],
    [
      'malformed',
      'Not an introspection answer: the answer is not a valid introspection response',
      of({ active: 'true' }),
    ],
  ])('%s: %s', (state, headline, verdict) => expect([verdict.state, verdict.headline]).toEqual([state, headline]));

  test.each(['aud', 'scope', 'exp', 'nbf'])('a second %s blocks green', (name) => {
    const value = JSON.stringify({ aud: ['api'], scope: 'read', exp: good.exp, nbf: 1 }[name]);
    const body = `${JSON.stringify(good).slice(0, -1)},"${name}":${value},"${name}":${value}}`;
    expect(judge(body, 'api', 'read').state).toBe('rejected');
  });

  test('a token that is bound to a key is accepted with a caution', () => {
    expect(of({ cnf: { jkt: 'x' } })).toMatchObject({ state: 'accepted', caution: expect.stringContaining('cnf') });
  });
});
