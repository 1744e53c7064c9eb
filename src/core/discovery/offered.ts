import { membersNamed, type JsonNode } from '../token/json.ts';

/** A list of names that a server publishes, such as the methods of client authentication that it supports. */
export interface Offered {
  /** The endpoint that the list is for: that of the tokens where there is none for introspection; undefined for no list at all. */
  readonly of: 'introspection' | 'token' | undefined;
  /** The names as they were published, in order, each once. */
  readonly names: readonly string[];
}

/** What was read of one member, and a sentence on everything in it that could not be used. */
export interface Noted<Value> {
  readonly value: Value;
  readonly notes: readonly string[];
}

const MOST_NAMES = 50;
const PRINTABLE = /^[\x21-\x7e]{1,100}$/;

/**
 * Reads the list `introspection_endpoint_…` or, where it is absent, `token_endpoint_…`, which is only a hint: what the
 * introspection endpoint supports must then be found out by other means. At most 50 names of 100 printable ASCII characters.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2
 */
export function readOffered(
  metadata: JsonNode | undefined,
  what: 'auth_methods_supported' | 'auth_signing_alg_values_supported',
): Noted<Offered> {
  for (const of of ['introspection', 'token'] as const) {
    const member = `${of}_endpoint_${what}`;
    const [list] = membersNamed(metadata, member);
    if (list === undefined) continue;
    if (list.kind === 'array') return namesOf(list.items, of, member);
    return { value: { of: undefined, names: [] }, notes: [`“${member}” is no list: it is ignored.`] };
  }
  return { value: { of: undefined, names: [] }, notes: [] };
}

function namesOf(items: readonly JsonNode[], of: 'introspection' | 'token', member: string): Noted<Offered> {
  const given = items.slice(0, MOST_NAMES);
  const names = given.flatMap((item) => (item.kind === 'string' && PRINTABLE.test(item.text) ? [item.text] : []));
  const ignored = given.length - names.length;
  return {
    value: { of, names: [...new Set(names)] },
    notes: [
      ...(items.length > MOST_NAMES ? [`“${member}” has ${items.length} entries: only ${MOST_NAMES} are read.`] : []),
      ...(ignored > 0
        ? [`“${member}” has ${ignored} ${ignored === 1 ? 'entry that is' : 'entries that are'} no name.`]
        : []),
    ],
  };
}
