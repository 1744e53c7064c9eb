import type { LookupAddress } from 'node:dns';
import { isAddress, specialPurposeOf } from './address.ts';
import { orAborted } from './deadline.ts';
import { codeOf, RelayFault } from './relay-fault.ts';
import { isSpecialName } from './special-name.ts';
import type { Target } from './target.ts';

/** Resolves a host name to all its addresses; `dns.lookup` has this shape. */
export type Lookup = (
  name: string,
  options: { all: true; verbatim: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The addresses that may be connected to for this target, from one lookup at most. One special-purpose address among
 * them blocks the target, unless its origin is allowed: a name that points both outside and inside is an attack.
 */
export async function resolveTarget(target: Target, lookup: Lookup, signal: AbortSignal): Promise<readonly string[]> {
  const addresses = target.literal ? [target.name] : await resolveName(target.name, lookup, signal);
  if (target.allowed) return addresses;
  for (const address of addresses) judgeAddress(address, target);
  return addresses;
}

/** All addresses of a name. */
export async function resolveName(name: string, lookup: Lookup, signal: AbortSignal): Promise<readonly string[]> {
  const addresses = await orAborted(lookUp(name, lookup), signal);
  if (addresses.length === 0 || !addresses.every(isAddress))
    throw new RelayFault('dns', `The name ${name} has no usable address.`);
  return addresses;
}

/** Blocks a target that somebody else will resolve, where what it is called is enough to tell that it is not public. */
export function judgeUnresolved(target: Target): void {
  if (target.literal) judgeAddress(target.name, target);
  else if (isSpecialName(target.name))
    throw new RelayFault('blocked-target', `${target.name} is not a public name, and the proxy would resolve it.`);
}

function judgeAddress(address: string, { name, literal }: Target): void {
  const purpose = specialPurposeOf(address);
  if (purpose === undefined) return;
  const place = literal ? address : `${name} resolves to ${address}, which`;
  throw new RelayFault('blocked-target', `${place} is not a public address (${purpose}).`);
}

function lookUp(name: string, lookup: Lookup): Promise<string[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(new RelayFault('dns', `The name ${name} could not be resolved (${codeOf(error)}).`));
      else resolve(addresses.map(({ address }) => address));
    });
  });
}
