import { nearestOf } from '../environment/near-miss.ts';
import { memberOf, type JsonNode } from '../token/json.ts';
import type { Finding, NearMiss } from './finding.ts';
import { valuesOf } from './voices.ts';

const MOST_EXPLAINED = 5;
const MOST_COMPARED = 2_000;
/** Characters in all. */
const LONGEST_COMPARED = 100_000;
const LONGEST_SEARCHED = 200_000;

/** Where else the values of a claim are found: in the other list, or in what other vendors call it. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  aud: ['scope', 'azp', 'client_id', 'resource', 'Aud', 'audience'],
  scope: ['aud', 'scp', 'scopes', 'permissions', 'roles', 'Scope'],
  client_id: ['azp', 'cid', 'appid', 'clientId', 'sub'],
  sub: ['uid', 'user_id', 'username', 'client_id'],
  acr: ['amr', 'acrs'],
  iss: ['Iss', 'issuer'],
};

/** For the first absent values, the value that was probably meant to be it, if one is like it. */
export function nearMissesOf({ claim, server, absent, expected }: Finding, root: JsonNode): readonly NearMiss[] {
  // a value that is itself expected was meant to be itself
  const values = comparable(valuesOf(claim, server).filter((value) => !expected.includes(value)));
  const elsewhere = (ELSEWHERE[claim] ?? []).map((name) => [name, valuesAt(root, name)] as const);
  return absent.slice(0, MOST_EXPLAINED).flatMap((meant): readonly NearMiss[] => {
    const nearest = nearestOf(values, meant);
    if (nearest) return [{ meant, ...nearest }];
    const nested = server && isNested(claim, server, meant) ? server : undefined;
    if (nested) return [{ meant, value: meant, difference: `it stands inside ${describeShape(nested)}` }];
    const name = elsewhere.find(([, there]) => there.has(meant))?.[0];
    return name === undefined ? [] : [{ meant, value: meant, elsewhere: name, difference: `it stands in ${name}` }];
  });
}

/** The first values, as many as can be compared at once. */
function comparable(values: readonly string[]): readonly string[] {
  let left = LONGEST_COMPARED;
  return values.slice(0, MOST_COMPARED).filter((value) => (left -= value.length) >= 0);
}

function valuesAt(root: JsonNode, name: string): ReadonlySet<string> {
  const node = memberOf(root, name);
  return new Set([...valuesOf('scope', node), ...valuesOf('aud', node)]);
}

const isNested = (claim: string, node: JsonNode, meant: string): boolean =>
  (claim === 'aud' || claim === 'scope') &&
  (node.kind === 'object' || node.kind === 'array') &&
  node.source.length < LONGEST_SEARCHED &&
  node.source.includes(JSON.stringify(meant));

const describeShape = (node: JsonNode): string => (node.kind === 'object' ? 'an object' : 'a list within the list');
