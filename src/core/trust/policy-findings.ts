import { PAGE_HEADERS, POLICY_DIRECTIVES } from '../environment/page-policy.ts';
import type { TrustEvidence } from './evidence.ts';
import { findingOf, NO_ANSWER, withoutEvidence, type TrustFinding } from './finding.ts';

/** Whether the page is under its Content Security Policy, and whether that is the one promised. */
export function judgePolicy({ origin, hasPolicy, headers }: TrustEvidence): TrustFinding {
  const finding = {
    subject: 'policy',
    title: 'Content Security Policy',
    promise: 'Scripts and styles of this origin only; nothing else is fetched, framed, submitted or evaluated.',
    check: `curl -sI ${origin} | grep -i ^content-security-policy`,
  } as const;
  const unprotected = hasPolicy ? [] : ['This document is under no policy.'];
  const served = headers?.get('content-security-policy');
  if (headers === undefined && hasPolicy) return withoutEvidence(finding, NO_ANSWER);
  if (served === undefined)
    return findingOf(finding, [...unprotected, ...(headers ? ['The server sends no policy.'] : [])], []);
  const facts = [
    ...(hasPolicy ? ['This document is under a policy. The server sends now:'] : []),
    withoutNonce(served),
  ];
  return findingOf(finding, [...unprotected, ...differencesFromPolicy(served)], facts);
}

/**
 * What a policy lacks of the one promised, and what it has beyond it: a directive more can weaken another. Of several
 * policies each only takes away, so that one that is whole is enough.
 * @see https://www.w3.org/TR/CSP3/#multiple-policies
 */
export function differencesFromPolicy(served: string): readonly string[] {
  const [first = [], ...others] = served.split(',').map(differencesOf);
  return others.some((differences) => differences.length === 0) ? [] : first;
}

function differencesOf(policy: string): readonly string[] {
  const pairs = withoutNonce(policy)
    .split(';')
    .map((text) => text.trim().split(/\s+/))
    .filter(([name]) => name !== '')
    .map(([name = '', ...sources]) => [name.toLowerCase(), sources.join(' ')] as const);
  // of a directive that comes twice the first counts
  const directives = new Map(pairs.toReversed());
  const promised = new Map(POLICY_DIRECTIVES);
  return [
    ...[...promised]
      .filter(([name, sources]) => directives.get(name) !== sources)
      .map(([name, sources]) => `${name} is ${directives.get(name) ?? 'not there'}, and should be ${sources}.`),
    ...[...directives.keys()]
      .filter((name) => !promised.has(name))
      .map((name) => `${name} is there, and should not be.`),
  ];
}

/** Vite's dev server names its own scripts by a nonce that is another one in each response. */
const withoutNonce = (policy: string): string => policy.replaceAll(/ 'nonce-[^']*'/g, '');

/** Whether the other headers that protect the page come with it. */
export function judgeHeaders({ origin, headers }: TrustEvidence): TrustFinding {
  const finding = {
    subject: 'headers',
    title: 'Other headers',
    promise: 'The page is alone in its window and its process, sends no referrer, and is kept in no cache.',
    check: `curl -sI ${origin}`,
  } as const;
  if (headers === undefined) return withoutEvidence(finding, NO_ANSWER);
  const promised = [...PAGE_HEADERS, ['Cache-Control', 'no-store']] as const;
  const faults = promised
    .filter(([name, value]) => headers.get(name.toLowerCase()) !== value)
    .map(([name, value]) => `${name} is ${headers.get(name.toLowerCase()) ?? 'not there'}, and should be ${value}.`);
  const shared = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
  return findingOf(
    finding,
    [...faults, ...shared.map((name) => `${name} is there: other web sites may read the page.`)],
    faults.length > 0 ? [] : [promised.map(([name]) => name).join(', ')],
  );
}
