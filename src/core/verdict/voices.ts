import { textsOf } from '../assertion/audience.ts';
import { duplicateNames, shownText, type JsonNode } from '../token/json.ts';

/** What token and server say under one name; one entry for each time that the name stands in either. */
export interface Voices {
  readonly claim: string;
  readonly token: JsonNode | undefined;
  readonly server: JsonNode | undefined;
  /** `duplicate-key:NAME` for every name that is there twice, and `differs` where the two voices disagree. */
  readonly flags: readonly string[];
  /** The place in the source: the server's members first, then those that only the token has. */
  readonly place: number;
}

/**
 * Pairs the server's members with the token's, occurrence by occurrence, and lists what only the token has after them.
 * Takes time proportional to the number of members.
 */
export function pairVoices(server: JsonNode | undefined, token: JsonNode | undefined): readonly Voices[] {
  const [inServer, inToken] = [byName(server), byName(token)];
  const bothSpeak = server !== undefined && token !== undefined;
  const seen = new Map<string, number>();
  const said = membersOf(server).map(({ name, value }, place): Voices => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    const own = inToken.get(name)?.[occurrence];
    const flags = duplicateFlags(name, value, inServer.get(name)?.length ?? 0);
    const differs = bothSpeak && own !== undefined && !agree(name, own, value);
    return { claim: name, server: value, token: own, flags: differs ? [...flags, 'differs'] : flags, place };
  });
  const met = new Map<string, number>();
  const onlyToken = membersOf(token).flatMap(({ name, value }): readonly Omit<Voices, 'place'>[] => {
    const occurrence = met.get(name) ?? 0;
    met.set(name, occurrence + 1);
    if (occurrence < (seen.get(name) ?? 0)) return [];
    const flags = duplicateFlags(name, value, inToken.get(name)?.length ?? 0);
    return [{ claim: name, server: undefined, token: value, flags }];
  });
  return [...said, ...onlyToken.map((voices, index) => ({ ...voices, place: said.length + index }))];
}

/** The granted scopes: split at single spaces only and case-sensitive. @see https://www.rfc-editor.org/rfc/rfc6749#section-3.3 */
export function scopesOf(node: JsonNode | undefined): readonly string[] {
  if (node?.kind === 'string') return node.text.split(' ').filter((scope) => scope !== '');
  return textsOf(node);
}

/** The values that a claim lists: audiences, scopes, or the one string that it is. */
export const valuesOf = (claim: string, node: JsonNode | undefined): readonly string[] =>
  claim === 'aud' ? textsOf(node) : claim === 'scope' ? scopesOf(node) : node?.kind === 'string' ? [node.text] : [];

const membersOf = (node: JsonNode | undefined) => (node?.kind === 'object' ? node.members : []);

function byName(node: JsonNode | undefined): ReadonlyMap<string, readonly JsonNode[]> {
  const named = new Map<string, JsonNode[]>();
  for (const { name, value } of membersOf(node)) {
    const values = named.get(name);
    if (values) values.push(value);
    else named.set(name, [value]);
  }
  return named;
}

/** The flag of a name that is there twice. Flags are separated by spaces, so that of a name with one is percent-encoded. */
export const duplicateFlag = (name: string): string => `duplicate-key:${name.replace(/\s/gu, encodeURIComponent)}`;

/** So many nested duplicates are told by name; a thousand more would say nothing new. */
const MOST_NAMED = 20;

function duplicateFlags(name: string, value: JsonNode, times: number): readonly string[] {
  const nested = value.kind === 'object' || value.kind === 'array' ? duplicateNames(value) : [];
  const names = new Set(nested.slice(0, MOST_NAMED));
  if (times > 1) names.add(name);
  return [...names].map(duplicateFlag);
}

/** Whether both voices say the same: lists of audiences and scopes as sets, numbers by value, the rest by its text. */
function agree(claim: string, one: JsonNode, other: JsonNode): boolean {
  if (claim === 'aud' || claim === 'scope') {
    const [left, right] = [new Set(valuesOf(claim, one)), new Set(valuesOf(claim, other))];
    if (left.size > 0 || right.size > 0)
      return left.size === right.size && [...left].every((value) => right.has(value));
  }
  if (one.kind === 'number' && other.kind === 'number' && Number.isSafeInteger(one.number))
    return one.number === other.number;
  return one.kind === other.kind && (shownText(one) === shownText(other) || sameJson(one, other));
}

/** Whether two structured values say the same apart from white space and the order of members. */
function sameJson(one: JsonNode, other: JsonNode): boolean {
  if (one.kind !== 'object' && one.kind !== 'array') return false;
  if (one.source.length > 4_000 || other.source.length > 4_000) return false;
  return canonical(one) === canonical(other);
}

function canonical(node: JsonNode): string {
  if (node.kind === 'array') return `[${node.items.map(canonical).join()}]`;
  if (node.kind !== 'object') return node.kind === 'string' ? JSON.stringify(node.text) : node.source;
  const members = node.members.map(({ name, value }) => `${JSON.stringify(name)}:${canonical(value)}`);
  return `{${members.toSorted().join()}}`;
}
