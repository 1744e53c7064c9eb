import { readAddress } from './address.ts';
import type { Environment } from '../environment/environment.ts';
import type { PresetId } from './preset-id.ts';
import { vendorAddressOf } from './vendor-shapes.ts';

/** An authorization server product: PingOne, one that the page knows, or any other. */
export type Vendor = 'pingone' | PresetId | 'other';

/**
 * The product that answers there, as far as the shape of its introspection endpoint tells; the sandbox keeps PingOne's
 * rules. A guess for explanations, never for what is sent.
 */
export function vendorOf({ server, introspectionEndpoint }: Environment): Vendor {
  if (server !== 'other') return 'pingone';
  const address = readAddress(introspectionEndpoint);
  return (address && vendorAddressOf(address)?.preset) ?? 'other';
}
