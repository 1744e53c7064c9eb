import { excerpt } from '../claims/excerpt.ts';
import { signsAssertion } from '../draft.ts';
import type { Method } from '../environment/client-authentication.ts';
import type { Problem } from '../problem/problem.ts';
import { evidence, type Cause } from './cause.ts';
import type { RequestFacts } from './facts.ts';
import { SAYINGS, STOCK_SENTENCES } from './sayings.ts';
import { SOURCES } from './sources.ts';

/** No server says more than this of a cause, in characters; what repeats a whole page does not either. */
const LONGEST_SAYING = 2_000;

const VAGUE_CODES: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client', 'invalid_request']);

/** What the server's own words tell of the cause; empty where they say no more than the RFCs want. */
export function saidCauses({ error, description }: Problem, method: Method): readonly Cause[] {
  const hasAssertion = signsAssertion(method) || method === 'prepared';
  // a code alone says little: most servers have one for everything
  const said = (description ?? (error === undefined || VAGUE_CODES.has(error) ? '' : error))
    .slice(0, LONGEST_SAYING)
    .replaceAll(STOCK_SENTENCES, '');
  const found = SAYINGS.find(({ pattern, ofAssertion }) => (hasAssertion || !ofAssertion) && pattern.test(said));
  if (!found) return [];
  const [about, why, remedy] = found.meaning;
  const sent = about === 'method' ? ` Sent was ${method}.` : '';
  return [
    evidence(
      about,
      `The server says “${excerpt(description ?? error ?? '', 200)}”.${sent}`,
      why,
      remedy,
      SOURCES.clientErrors,
    ),
  ];
}

/** What PingOne's platform says by the code of its error object, which its authorization servers do not use. */
export function platformCauses({ error }: Problem, { vendor, environment }: RequestFacts): readonly Cause[] {
  const isPingOne = vendor === 'pingone' || /^https:\/\/[\w.-]+\.pingone\./.test(environment.introspectionEndpoint);
  return isPingOne && error !== undefined && PLATFORM_CODES.has(error)
    ? [
        evidence(
          'endpoint',
          `The error is ${error}, in the form of PingOne’s platform.`,
          'The request reached PingOne, and not the introspection endpoint of an environment.',
          'Check the environment ID and the region; the host is auth.pingone.…, the path ends in /as/introspect.',
          SOURCES.pingOneErrors,
        ),
      ]
    : [];
}

const PLATFORM_CODES: ReadonlySet<string> = new Set([
  'ACCESS_FAILED',
  'INSUFFICIENT_PERMISSIONS',
  'INVALID_TOKEN',
  'NOT_FOUND',
  'INVALID_REQUEST',
  'INVALID_DATA',
]);
