import { isRecord, RefusedBody } from './control-body.ts';
import type { MintOrder } from './minting.ts';
import { USERS, type User } from './world.ts';

/** Reads the body of the `token` control route. */
export function readMintOrder(body: unknown, knownClients: readonly string[]): MintOrder {
  if (!isRecord(body)) throw new RefusedBody('The body must be an object.');
  const { username, format, claims } = body;
  const clientId = knownClients.find((known) => known === body.clientId);
  if (body.clientId !== undefined && !clientId) {
    throw new RefusedBody('"clientId" is not a client of the sandbox.');
  }
  const user = readUser(username);
  if (format !== undefined && format !== 'jwt' && format !== 'opaque') {
    throw new RefusedBody('"format" must be "jwt" or "opaque".');
  }
  if (claims !== undefined && !isRecord(claims)) throw new RefusedBody('"claims" must be an object.');
  return {
    ...(clientId && { clientId }),
    ...(user !== undefined && { user }),
    ...(format && { format }),
    ...(claims && { claims }),
    ...readText(body, 'scope'),
    ...readText(body, 'audience'),
    ...readSeconds(body, 'issuedAt'),
    ...readSeconds(body, 'lifetimeSeconds'),
  };
}

/** The user of this name; `null` for nobody, undefined if nothing was said. */
function readUser(username: unknown): User | null | undefined {
  if (username === undefined || username === null) return username;
  const user = USERS.find((each) => each.username === username);
  if (!user)
    throw new RefusedBody(`"username" must be ${USERS.map((each) => `"${each.username}"`).join(' or ')}, or null.`);
  return user;
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
