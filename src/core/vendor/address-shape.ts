import { readAddress } from './address.ts';
import { customDomainOf, regionOf } from './pingone-address.ts';
import type { PresetId } from './preset-id.ts';
import type { ServerId } from '../environment/servers.ts';
import { vendorAddressOf } from './vendor-shapes.ts';

/** What an address tells of the server that it belongs to. */
export type Recognised =
  /** A region of PingOne; `environmentId` is empty where the address names none. */
  | { readonly kind: 'region'; readonly server: ServerId; readonly environmentId: string }
  /** A host with the paths that PingOne has on a custom domain. */
  | { readonly kind: 'custom-domain'; readonly customDomain: string }
  /** Another product; what the address does not tell is empty. */
  | {
      readonly kind: 'preset';
      readonly preset: PresetId;
      readonly issuer: string;
      readonly endpoint: string;
      readonly tokenEndpoint: string;
    };

/**
 * Tells which server an address belongs to: its issuer, an endpoint, its metadata, its keys or its console. Hosts are
 * compared whole; an address that could be read in two ways is not recognised. It is a guess for help, never for what is sent.
 */
export function recogniseAddress(text: string): Recognised | undefined {
  const address = readAddress(text);
  if (!address) return undefined;
  const region = regionOf(address);
  if (region) return { kind: 'region', ...region };
  const vendor = vendorAddressOf(address);
  if (vendor) return { kind: 'preset', ...vendor };
  const customDomain = customDomainOf(address);
  return customDomain === undefined ? undefined : { kind: 'custom-domain', customDomain };
}
