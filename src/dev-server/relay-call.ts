import type { DocumentCall, IntrospectCall, RelayCall } from '../core/environment/relay.ts';
import { isAuthorization } from './authorization.ts';

/**
 * Reads a call out of the page's JSON: exactly the members of one of the calls, and only what the product sends, so
 * that the relay cannot be made to ask for anything but an introspection, a key set or a server's metadata.
 */
export function readRelayCall(value: Readonly<Record<string, unknown>>): RelayCall | undefined {
  switch (value['call']) {
    case 'introspect':
      return readIntrospectCall(value);
    case 'jwks':
    case 'discovery':
      return readDocumentCall(value['call'], value);
    default:
      return undefined;
  }
}

function readIntrospectCall(value: Readonly<Record<string, unknown>>): IntrospectCall | undefined {
  const { url, parameters, authorization } = value;
  const authorized = Object.hasOwn(value, 'authorization');
  const members = authorized ? 'authorization call parameters url' : 'call parameters url';
  if (membersOf(value) !== members || typeof url !== 'string') return undefined;
  if (!Array.isArray(parameters) || parameters.length > 20 || !parameters.every(isParameter)) return undefined;
  const names = new Set(parameters.map(([name]) => name));
  if (names.size !== parameters.length || !names.has('token') || !isOneMethod(names, authorized)) return undefined;
  if (!authorized) return { call: 'introspect', url, parameters };
  return isAuthorization(authorization) ? { call: 'introspect', url, parameters, authorization } : undefined;
}

function readDocumentCall(
  call: DocumentCall['call'],
  value: Readonly<Record<string, unknown>>,
): DocumentCall | undefined {
  const { url } = value;
  if (membersOf(value) !== 'call url' || typeof url !== 'string') return undefined;
  return call === 'jwks' || WELL_KNOWN.test(url) ? { call, url } : undefined;
}

/** Where metadata stands. @see https://www.rfc-editor.org/rfc/rfc8414#section-3 */
const WELL_KNOWN = /^[^?#]*\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?:\/[^?#]*)?$/;

function membersOf(value: Readonly<Record<string, unknown>>): string {
  return Object.keys(value).toSorted().join(' ');
}

/**
 * Whether the client authenticates in one way at most, and says who it is only once.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3
 */
function isOneMethod(names: ReadonlySet<string>, authorized: boolean): boolean {
  const asserted = names.has('client_assertion');
  if (asserted !== names.has('client_assertion_type')) return false;
  if (authorized && names.has('client_id')) return false;
  return [authorized, asserted, names.has('client_secret')].filter(Boolean).length <= 1;
}

const PARAMETER_NAMES: readonly unknown[] = [
  'token',
  'token_type_hint',
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
];

function isParameter(value: unknown): value is [name: string, value: string] {
  return (
    Array.isArray(value) && value.length === 2 && PARAMETER_NAMES.includes(value[0]) && typeof value[1] === 'string'
  );
}
