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
  const method = methodOf(metadata.methods, current.method);
  // what was chosen for another method does not count for this one
  const then = method.patch.method === undefined ? current : { method: method.patch.method, algorithm: '' };
  const parts = [
    endpointOf(metadata),
    tokenEndpointOf(metadata),
    keysOf(metadata),
    method,
    offeredBy(metadata),
    algorithmOf(metadata.algorithms, then),
  ];
  const ofTokenEndpoint = [
    ...(metadata.methods.of === 'token' && isNamed(current.method) ? ['methods'] : []),
    ...(metadata.algorithms.of === 'token' && signs(then.method) ? ['algorithms'] : []),
  ].join(' and ');
  const hint = `The server lists the ${ofTokenEndpoint} of its token endpoint only; those for introspection may be others.`;
  return {
    patch: Object.assign({}, ...parts.map(({ patch }) => patch)) as Discovered['patch'],
    taken: parts.flatMap(({ taken }) => taken),
    notes: [...(ofTokenEndpoint === '' ? [] : [hint]), ...parts.flatMap(({ notes }) => notes), ...metadata.notes],
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
  if (!isNamed(current) || methods.names.includes(current)) return noted();
  const method = NAMED.find((name) => methods.names.includes(name));
  return method === undefined
    ? noted('The server lists no method that this page knows.')
    : changed({ method }, `The method is ${method}, since ${current} is not listed.`);
}

/** What the server takes, by the names that it published. */
function offeredBy({ methods, algorithms }: ServerMetadata): Discovered {
  const isSaid = methods.of !== undefined;
  const lists = [
    ...(isSaid ? [`Methods offered: ${listOf(methods)}`] : []),
    ...(algorithms.of === undefined ? [] : [`${isSaid ? 'algorithms' : 'Algorithms offered'}: ${listOf(algorithms)}`]),
  ];
  return { patch: {}, taken: lists.length === 0 ? [] : [`${lists.join('; ')}.`], notes: [] };
}

function algorithmOf({ of, names }: Offered, { method, algorithm }: Chosen): Discovered {
  if (!signs(method)) return noted();
  if (of === undefined) return noted('The server does not say with which algorithms an assertion may be signed.');
  return algorithm === '' || names.includes(algorithm) ? noted() : noted(`${algorithm} is chosen, and not listed.`);
}

const isNamed = (method: Method): boolean => NAMED.some((name) => name === method);

const signs = (method: Method): boolean => method === 'private_key_jwt' || method === 'client_secret_jwt';

const listOf = ({ names }: Offered): string =>
  names.length === 0
    ? 'none at all'
    : `${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`;
