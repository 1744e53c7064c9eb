import type { RelayCall } from '../core/environment/relay.ts';

/**
 * Reads a call out of the page's JSON: exactly the members of a call, and only parameters that the product sends, so
 * that the relay cannot be made to ask for anything but an introspection.
 */
export function readRelayCall(value: Readonly<Record<string, unknown>>): RelayCall | undefined {
  const { call, url, parameters } = value;
  if (Object.keys(value).toSorted().join(' ') !== 'call parameters url') return undefined;
  if (call !== 'introspect' || typeof url !== 'string') return undefined;
  if (!Array.isArray(parameters) || parameters.length > 20 || !parameters.every(isParameter)) return undefined;
  const names = new Set(parameters.map(([name]) => name));
  return names.size === parameters.length && names.has('token') ? { call, url, parameters } : undefined;
}

const PARAMETER_NAMES: readonly unknown[] = [
  'token',
  'token_type_hint',
  'client_id',
  'client_assertion',
  'client_assertion_type',
];

function isParameter(value: unknown): value is [name: string, value: string] {
  return (
    Array.isArray(value) && value.length === 2 && PARAMETER_NAMES.includes(value[0]) && typeof value[1] === 'string'
  );
}
