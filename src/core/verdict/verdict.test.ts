import { describe, expect, test } from 'vitest';
import { CLAIMS_CORPUS } from '../../../e2e/corpora/claims.ts';
import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { readAnswer } from '../introspection/introspection.ts';
import type { Answered } from '../introspection/introspect.ts';
import type { Inquiry } from '../inquiry.ts';
import { madeUpJwt } from '../token/test-token.ts';
import { readToken } from '../token/token.ts';
import type { SignatureCheck } from '../token/signature.ts';
import { readExpectation } from './expectation.ts';
import type { Finding } from './finding.ts';
import { readRow } from './row-reading.ts';
import { judgeAnswer, nextJudgement, type Evidence, type Verdict } from './verdict.ts';

const NOW = Date.UTC(2026, 10, 24);
const inquiry = {
  caller: 'application',
  clientId: 'client',
  environment: { issuer: 'https://as.example' },
} as unknown as Inquiry;

function answeredBy(body: string, status = 200): Answered {
  const headers = [['content-type', 'application/json']] as const;
  const answer = { status, headers, body: new TextEncoder().encode(body) };
  return { inquiry, outcome: readAnswer(answer), receivedAt: NOW } as unknown as Answered;
}

const evidenceOf = (expected: Partial<Draft>, signature?: SignatureCheck, token = 'opaque'): Evidence => ({
  token: readToken(token),
  expectation: readExpectation({ ...EMPTY_DRAFT, ...expected }),
  signature,
  now: NOW,
});

const judge = (body: string, expected: Partial<Draft>, status = 200): Verdict =>
  judgeAnswer(answeredBy(body, status), evidenceOf(expected));

const standings = (finding: Finding | undefined): string =>
  ({ met: 'pass', unmet: 'fail', missing: 'fail' })[finding?.standing as 'met'] ?? finding?.standing ?? 'not-evaluated';

/** What each state of the corpus is called by the page. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  active: ['accepted', 'rejected'],
  inactive: ['inactive'],
  malformed: ['malformed'],
  'oauth-error': ['failed'],
};

const EXPECTED = { expectedResource: CLAIMS_CORPUS.expectedAud, expectedScope: CLAIMS_CORPUS.expectedScope };

describe('hostile and odd introspection bodies', () => {
  for (const { id, group, name, body, expect: wanted } of CLAIMS_CORPUS.cases.filter((each) => each.body !== undefined))
    test(`${id} ${group} ${name} is judged as its manifest says`, () => {
      const { state, findings } = judge(body ?? '', EXPECTED, wanted.http);
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
        const flags = findings.flatMap((finding) => readRow(finding, true).flags);
        for (const flag of wanted.flags ?? []) expect(flags).toContain(flag);
        if (wanted.flags?.length === 0) expect(flags).toEqual([]);
      }
      for (const [claim, source] of Object.entries(wanted.display ?? {}))
        expect(find(claim)?.server?.source).toBe(source);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });
});

describe('the verdict', () => {
  const good = { active: true, aud: ['api'], scope: 'read write', exp: NOW / 1000 + 60 };
  const of = (change: object, expectedResource = 'api', expectedScope = 'read', more: Partial<Draft> = {}): Verdict =>
    judge(JSON.stringify({ ...good, ...change }), { expectedResource, expectedScope, ...more });

  test.each([
    ['accepted', 'Accepted: for api, with read', of({})],
    ['rejected', 'Rejected: aud does not name api', of({ aud: [1, 'api'] })],
    ['rejected', 'Rejected: read was not granted', of({ scope: [{}, 'read'] })],
    ['failed', 'Failed: the server refused the request', of({ error: 'invalid_token' })],
    ['active', 'Active: nothing was expected of it', of({}, '', '')],
    ['rejected', 'Rejected: admin was not granted', of({}, 'api', 'read admin')],
    ['rejected', 'Rejected: aud does not name other', of({}, 'other')],
    ['rejected', 'Rejected: aud is missing, api was expected', of({ aud: undefined })],
    ['rejected', 'Rejected: exp passed 1 min ago', of({ exp: NOW / 1000 - 60 })],
    ['rejected', 'Rejected: exp is not a time in seconds', of({ exp: String(good.exp) })],
    ['rejected', 'Rejected: exp is not a time in seconds', of({ exp: good.exp * 1000 })],
    ['rejected', 'Rejected: nbf is still 1 h ahead', of({ nbf: NOW / 1000 + 3600 })],
    ['rejected', 'Rejected: nbf is not a time in seconds', of({ nbf: '2999' })],
    ['rejected', 'Rejected: nbf is not a time in seconds', of({ nbf: NOW + 3_600_000 })],
    ['rejected', 'Rejected: exp passed 1 min ago', of({ exp: NOW / 1000 - 60 }, '', '')],
    ['inactive', 'Inactive: the server does not vouch for it', of({ active: false })],
    [
      'malformed',
      'Not an introspection answer: its member “active” is a string ("true"), not a boolean: it counts as neither',
      of({ active: 'true' }),
    ],
  ])('%s: %s', (state, headline, verdict) => expect([verdict.state, verdict.headline]).toEqual([state, headline]));

  test.each(['aud', 'scope', 'exp', 'nbf'])('a second %s blocks green', (name) => {
    const value = JSON.stringify({ aud: ['api'], scope: 'read', exp: good.exp, nbf: 1 }[name]);
    const body = `${JSON.stringify(good).slice(0, -1)},"${name}":${value},"${name}":${value}}`;
    expect(judge(body, { expectedResource: 'api', expectedScope: 'read' }).state).toBe('rejected');
  });

  test('a token that is bound to a key is accepted with a caution', () => {
    expect(of({ cnf: { jkt: 'x' } })).toMatchObject({ state: 'accepted', caution: expect.stringContaining('cnf') });
  });

  test.each([
    ['expectedIssuer', 'https://as.example', { iss: 'https://as.example/' }, 'iss is not https://as.example'],
    ['expectedClient', 'c1', {}, 'client_id is missing, c1 was expected'],
    ['expectedSubject', 'alice', { sub: 'bob' }, 'sub is not alice'],
    ['expectedAcr', 'Multi_Factor', { acr: 'Single_Factor' }, 'acr is not Multi_Factor'],
    ['maximumAge', '60', { auth_time: NOW / 1000 - 3600 }, 'the sign-on was 1 h ago'],
    ['maximumAge', '60', {}, 'auth_time is missing, so the sign-on has no age'],
    ['maximumAge', 'soon', { auth_time: NOW / 1000 }, 'the maximum authentication age is no number of seconds'],
    ['maximumAge', '60', { auth_time: NOW / 1000 + 3600 }, 'auth_time lies in the future'],
    ['maximumAge', '60', { auth_time: '2026-11-25' }, 'auth_time is not a time in seconds'],
  ])('%s %s is held against %j', (field, expected, change, headline) => {
    const verdict = of(change, 'api', 'read', { [field]: expected });
    expect([verdict.state, verdict.headline]).toEqual(['rejected', `Rejected: ${headline}`]);
  });

  test('each of the further expectations makes green by itself, once it is met', () => {
    const said = { iss: 'i', client_id: 'c', sub: 's', acr: 'a', auth_time: NOW / 1000 - 10 };
    const expected = [
      { expectedIssuer: 'i' },
      { expectedClient: 'c' },
      { expectedSubject: 's' },
      { expectedAcr: 'a' },
      { maximumAge: '10' },
    ];
    for (const more of expected) expect(of(said, '', '', more).state).toBe('accepted');
    expect(of({ ...said, auth_time: String(said.auth_time) }, '', '', { maximumAge: '99' }).state).toBe('rejected');
  });

  test('a claim that was expected and is there twice is not met', () => {
    const body = '{"active":true,"sub":"s","sub":"s"}';
    expect(judge(body, { expectedSubject: 's' }).state).toBe('rejected');
  });

  test('a failed check of the signature blocks green, and any other does not', () => {
    const answered = answeredBy(JSON.stringify(good));
    const judged = (state: SignatureCheck['state']): Verdict =>
      judgeAnswer(answered, evidenceOf({ expectedScope: 'read' }, { state, sentence: 'Because.' }));
    expect(judged('failed')).toMatchObject({ state: 'rejected', reason: 'Because.' });
    expect(judged('verified')).toMatchObject({ state: 'accepted' });
    expect(judged('no-key')).toMatchObject({
      state: 'accepted',
      caution: expect.stringContaining('could not be checked'),
    });
  });

  test('an accepted answer is judged anew when its exp passes, and then it is rejected', () => {
    const answered = answeredBy(JSON.stringify(good));
    const evidence = evidenceOf({ expectedScope: 'read', maximumAge: '' });
    const next = nextJudgement(answered, evidence, NOW);
    expect(next).toBe(NOW + 60_000);
    expect(judgeAnswer(answered, { ...evidence, now: next ?? 0 }).state).toBe('rejected');
    expect(nextJudgement(answered, evidence, next ?? 0)).toBeUndefined();
  });

  test('an answer whose sign-on grows too old is judged anew then', () => {
    const answered = answeredBy(JSON.stringify({ active: true, auth_time: NOW / 1000 }));
    const evidence = evidenceOf({ maximumAge: '30' });
    const next = nextJudgement(answered, evidence, NOW) ?? 0;
    expect(judgeAnswer(answered, { ...evidence, now: next - 1 }).state).toBe('accepted');
    expect(judgeAnswer(answered, { ...evidence, now: next }).state).toBe('rejected');
  });

  test.each([
    ['expectedResource', 'api', { aud: ['API'] }, 'upper and lower case differ'],
    ['expectedResource', 'https://api.example', { aud: 'https://api.example/' }, 'slash at the end'],
    ['expectedResource', 'read', { aud: 'api' }, 'stands in scope'],
    ['expectedScope', 'read', { scope: 'read,write' }, 'joined by commas'],
    ['expectedScope', 'read', { scope: undefined, scp: ['read'] }, 'stands in scp'],
    ['expectedScope', 'admin', { aud: ['api', 'admin'] }, 'stands in aud'],
    ['expectedScope', 'read', { scope: 're\u0430d' }, 'U+0430'],
  ])('%s %s is a near miss of %j, and row and reason say how: %s', (field, expected, change, words) => {
    const verdict = of(change, '', '', { [field]: expected });
    const wrong = verdict.findings[0];
    expect(verdict.state).toBe('rejected');
    expect(wrong && readRow(wrong, true).flags).toContain('near-match');
    const notes = (wrong ? readRow(wrong, true).notes : []).map(({ sentence }) => sentence).join(' ');
    expect(notes).toContain(words);
    expect(verdict.reason).toContain(words);
  });

  test('what speaks against an accepted token without deciding is all said, side by side', () => {
    const token = madeUpJwt({ exp: NOW / 1000 - 60, cnf: { jkt: 'x' } }, { alg: 'none' });
    const answered = answeredBy(JSON.stringify({ ...good, exp: undefined }));
    const { state, caution } = judgeAnswer(answered, evidenceOf({ expectedScope: 'read' }, undefined, token));
    expect(state).toBe('accepted');
    for (const words of ['bound to a key', 'not signed', 'has expired']) expect(caution).toContain(words);
  });

  test('100,000 members are judged, and only what decides comes before them', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => `"k${index}":${index}`).join();
    const { state, findings } = judge(`{"active":true,${members},"scope":"read"}`, { expectedScope: 'read' });
    expect([state, findings.length, findings[0]?.claim]).toEqual(['accepted', 100_002, 'scope']);
  }, 60_000);
});
