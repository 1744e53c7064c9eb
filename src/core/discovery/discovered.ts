import { METHODS, type Method } from '../environment/client-authentication.ts';
import type { ServerMetadata } from './metadata.ts';
import type { Offered } from './offered.ts';

/** What the metadata of a server changes in the form, and what it leaves open. */
export interface Discovered {
  /** The fields that change, and no others. */
  readonly patch: { readonly endpoint?: string; readonly tokenEndpoint?: string; readonly method?: Method };
  /** Sentences on what was taken. */
  readonly taken: readonly string[];
  /** Sentences on what the server does not say, or says in a way that cannot be used. */
  readonly notes: readonly string[];
}

interface Chosen {
  readonly method: Method;
  /** Empty for the default of the key. */
  readonly algorithm: string;
}

/** The methods that a server can name, the strongest first; a bearer token or a ready-made assertion is a person's own choice. */
const NAMED = METHODS.filter((method) => method !== 'bearer' && method !== 'prepared');

/**
 * Reads off the metadata which fields of the form change: the endpoints, and the method where the server lists others only.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2
 */
export function draftFrom(metadata: ServerMetadata, current: Chosen): Discovered {
  const parts = [
    endpointOf(metadata),
    tokenEndpointOf(metadata),
    keysOf(metadata),
    methodOf(metadata.methods, current.method),
    algorithmOf(metadata.algorithms, current),
  ];
  return {
    patch: Object.assign({}, ...parts.map(({ patch }) => patch)) as Discovered['patch'],
    taken: parts.flatMap(({ taken }) => taken),
    notes: [...parts.flatMap(({ notes }) => notes), ...metadata.notes],
  };
}

const changed = (patch: Discovered['patch'], sentence: string): Discovered => ({ patch, taken: [sentence], notes: [] });
const noted = (...notes: readonly string[]): Discovered => ({ patch: {}, taken: [], notes });

function endpointOf({ introspectionEndpoint: endpoint }: ServerMetadata): Discovered {
  return endpoint === undefined
    ? noted('The server names no introspection endpoint: it may have none, or not publish it.')
    : changed({ endpoint }, `The introspection endpoint is ${endpoint}.`);
}

function tokenEndpointOf({ tokenEndpoint }: ServerMetadata): Discovered {
  return tokenEndpoint === undefined
    ? noted('The server names no token endpoint.')
    : changed({ tokenEndpoint }, `The token endpoint is ${tokenEndpoint}.`);
}

function keysOf({ jwksUri }: ServerMetadata): Discovered {
  return jwksUri === undefined
    ? noted()
    : { patch: {}, taken: [`“Check signature” takes its keys from ${jwksUri}.`], notes: [] };
}

function methodOf(methods: Offered, current: Method): Discovered {
  if (methods.of === undefined)
    return noted('The server does not say which methods of client authentication it takes for introspection.');
  if (!isNamed(current)) return noted();
  const hint = hintOf(methods, 'methods');
  if (methods.names.includes(current)) return noted(...hint);
  const list = listOf(methods);
  const method = NAMED.find((name) => methods.names.includes(name));
  return method === undefined
    ? noted(...hint, `The server lists no method that this page knows${list}.`)
    : { ...changed({ method }, `The method is ${method}, since ${current} is not listed${list}.`), notes: hint };
}

function algorithmOf(algorithms: Offered, { method, algorithm }: Chosen): Discovered {
  if (method !== 'private_key_jwt' && method !== 'client_secret_jwt') return noted();
  if (algorithms.of === undefined)
    return noted('The server does not say with which algorithms an assertion may be signed.');
  const hint = hintOf(algorithms, 'algorithms');
  return algorithm === '' || algorithms.names.includes(algorithm)
    ? noted(...hint)
    : noted(...hint, `${algorithm} is chosen, and not listed${listOf(algorithms)}.`);
}

const isNamed = (method: Method): boolean => NAMED.some((name) => name === method);

const hintOf = ({ of }: Offered, what: string): readonly string[] =>
  of === 'token'
    ? [`The server lists the ${what} of its token endpoint only; those for introspection may be others.`]
    : [];

function listOf({ names }: Offered): string {
  if (names.length === 0) return ': the list is empty';
  return `: it lists ${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`;
}
