import type { Draft } from '../draft.ts';
import type { Caller } from '../environment/client-authentication.ts';
import { SECRET_ALGORITHMS } from '../key/algorithms.ts';
import { ASSERTION_NAMES, readReadyAssertion, type ReadyAssertion } from './postman-assertion.ts';
import type { PostmanName, PostmanUse, PostmanUses } from './postman-names.ts';

/** Who asks, by a Postman environment, and what with; the two texts are for the fields in memory only. */
export interface PostmanClient {
  readonly patch: Partial<Draft>;
  readonly secret: string;
  readonly assertion: string;
  readonly uses: PostmanUses;
}

interface Candidate {
  readonly id: PostmanName;
  readonly secret?: PostmanName;
  readonly caller: Caller;
}

/** Who can ask, the likeliest first: the application that the token was issued to, else the resource that it is for. */
const CANDIDATES: readonly Candidate[] = [
  { id: 'appID', secret: 'appSecret', caller: 'application' },
  { id: 'appJwtAppID', caller: 'application' },
  { id: 'resourceID', secret: 'resourceSecret', caller: 'resource' },
  { id: 'useCaseWorkerAppID', secret: 'useCaseWorkerAppSecret', caller: 'application' },
];

/** The values of the file: empty where there is none that can be used. What is public is no secret and holds none. */
export interface PostmanTexts {
  readonly publicText: (name: PostmanName) => string;
  readonly secretText: (name: PostmanName) => string;
}

/**
 * Chooses who asks and how it authenticates. A signed assertion tells: by HS256, as `jwt_signed` of PingOne's workflows is,
 * it is client_secret_jwt, and a fresh one is signed with the secret. `now` is in milliseconds since the epoch.
 * @see https://developer.pingidentity.com/pingone-api/workflow-library/authorization-and-authentication/token-fulfillment/step-14-get-the-access-token.html
 */
export function clientOf({ publicText, secretText }: PostmanTexts, now: number): PostmanClient {
  const assertions = ASSERTION_NAMES.flatMap((name) => readReadyAssertion(name, secretText(name), now) ?? []);
  const suits = (candidate: Candidate, { client }: ReadyAssertion): boolean =>
    client === '' ? candidate.caller === 'application' : client === publicText(candidate.id);
  const secretOf = ({ secret }: Candidate): string => (secret ? secretText(secret) : '');
  const assertionOf = (candidate: Candidate): ReadyAssertion | undefined => {
    const suiting = assertions.filter((each) => suits(candidate, each));
    return suiting.find(({ expired }) => expired === undefined) ?? suiting[0];
  };
  const there = CANDIDATES.filter(({ id }) => publicText(id) !== '');
  const chosen = there.find((each) => secretOf(each) !== '' || assertionOf(each) !== undefined) ?? there[0];

  const assertion = chosen && assertionOf(chosen);
  const way = wayOf(chosen ? secretOf(chosen) : '', assertion);
  const uses = {
    ...assertionUses(assertions, assertion, way),
    ...candidateUses(chosen, assertion, way),
  };
  for (const name of ASSERTION_NAMES)
    if (secretText(name) !== '') uses[name] ??= { target: undefined, note: 'This is not a signed JWT.' };
  if (!chosen) return { patch: {}, secret: '', assertion: '', uses };
  const algorithm = SECRET_ALGORITHMS.find((each) => each === assertion?.algorithm) ?? '';
  return {
    patch: {
      caller: chosen.caller,
      clientId: publicText(chosen.id),
      ...(way ? { method: way } : {}),
      algorithm: way === 'client_secret_jwt' ? algorithm : '',
      keyId: undefined,
      consent: '',
    },
    secret: way === 'client_secret_jwt' || way === 'client_secret_basic' ? secretOf(chosen) : '',
    assertion: way === 'prepared' ? (assertion?.text ?? '') : '',
    uses,
  };
}

type Way = 'client_secret_jwt' | 'client_secret_basic' | 'prepared' | undefined;
type Uses = { -readonly [Name in PostmanName]?: PostmanUse };

const isBySecret = ({ algorithm }: ReadyAssertion): boolean => algorithm.startsWith('HS');

/** How the client authenticates, as far as secret and assertion tell. */
function wayOf(secret: string, assertion: ReadyAssertion | undefined): Way {
  if (assertion) return secret !== '' && isBySecret(assertion) ? 'client_secret_jwt' : 'prepared';
  return secret === '' ? undefined : 'client_secret_basic';
}

/** What becomes of each assertion. */
function assertionUses(assertions: readonly ReadyAssertion[], chosen: ReadyAssertion | undefined, way: Way): Uses {
  const uses: Uses = {};
  for (const each of assertions) {
    const then = each.expired === undefined ? '' : ` ${each.expired}`;
    if (each !== chosen)
      uses[each.name] = {
        target: undefined,
        note: chosen ? `${chosen.name} is taken instead.${then}` : `It is for no client of this file.${then}`,
      };
    else if (way === 'client_secret_jwt')
      uses[each.name] = {
        target: undefined,
        note: `Each request gets a fresh one, signed with the client secret (${each.algorithm}).${then}`,
      };
    else
      uses[each.name] = {
        target: 'Client assertion',
        ...(each.expired === undefined ? {} : { note: `${each.expired} A fresh one is needed before asking.` }),
      };
  }
  return uses;
}

/** What becomes of the ids and their secrets. */
function candidateUses(chosen: Candidate | undefined, assertion: ReadyAssertion | undefined, way: Way): Uses {
  const uses: Uses = {};
  for (const { id, secret } of CANDIDATES) {
    const note = chosen ? `${chosen.id} is the client that asks.` : 'The file has no client ID that it belongs to.';
    uses[id] = { target: undefined, note };
    if (secret) uses[secret] = { target: undefined, note };
  }
  if (!chosen) return uses;
  uses[chosen.id] = way
    ? { target: 'Client ID' }
    : { target: 'Client ID', note: 'The file has nothing that this client authenticates with.' };
  if (!chosen.secret) return uses;
  if (way === 'client_secret_jwt')
    uses[chosen.secret] = {
      target: 'Client secret',
      note: `${assertion?.name} was signed with a secret (${assertion?.algorithm}): the method is client_secret_jwt.`,
    };
  else if (way === 'client_secret_basic')
    uses[chosen.secret] = {
      target: 'Client secret',
      note: 'The file does not say by which method: client_secret_basic is what PingOne begins with.',
    };
  else if (assertion)
    uses[chosen.secret] = {
      target: undefined,
      note: `${assertion.name} was signed with a private key (${assertion.algorithm}), not with this secret.`,
    };
  return uses;
}
