import { isRecord, RefusedBody } from './control-body.ts';
import type { MintOrder } from './minting.ts';
import { USER } from './world.ts';

/** Reads the body of the `token` control route. */
export function readMintOrder(body: unknown, knownClients: readonly string[]): MintOrder {
  if (!isRecord(body)) throw new RefusedBody('The body must be an object.');
  const { username, format, claims } = body;
  const clientId = knownClients.find((known) => known === body.clientId);
  if (body.clientId !== undefined && !clientId) {
    throw new RefusedBody('"clientId" is not a client of the sandbox.');
  }
  if (username !== undefined && username !== null && username !== USER.username) {
    throw new RefusedBody(`"username" must be "${USER.username}", or null for the client's own token.`);
  }
  if (format !== undefined && format !== 'jwt' && format !== 'opaque') {
    throw new RefusedBody('"format" must be "jwt" or "opaque".');
  }
  if (claims !== undefined && !isRecord(claims)) throw new RefusedBody('"claims" must be an object.');
  return {
    ...(clientId && { clientId }),
    forUser: username !== null,
    ...(format && { format }),
    ...(claims && { claims }),
    ...readText(body, 'scope'),
    ...readText(body, 'audience'),
    ...readSeconds(body, 'issuedAt'),
    ...readSeconds(body, 'lifetimeSeconds'),
  };
}

function readText(body: Record<string, unknown>, name: 'scope' | 'audience'): Pick<MintOrder, typeof name> {
  const value = body[name];
  if (value === undefined) return {};
  if (typeof value !== 'string' || value === '') throw new RefusedBody(`"${name}" must be text.`);
  return { [name]: value };
}

function readSeconds(
  body: Record<string, unknown>,
  name: 'issuedAt' | 'lifetimeSeconds',
): Pick<MintOrder, typeof name> {
  const value = body[name];
  if (value === undefined) return {};
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw new RefusedBody(`"${name}" must be a whole number of seconds.`);
  }
  return { [name]: value };
}
