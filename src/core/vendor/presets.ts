import { bareUrl } from './address.ts';
import { recogniseAddress } from './address-shape.ts';
import type { PresetId } from './preset-id.ts';
import { INTROSPECTING, WITHOUT_INTROSPECTION, type PresetFacts } from './preset-facts.ts';
import { QUIRKS, type Quirk } from './preset-quirks.ts';
import { endpointsOf, type VendorEndpoints } from './vendor-endpoints.ts';

/** A product of another vendor: where its endpoints are, what it wants of a caller, and what surprises people about it. */
export interface Preset extends PresetFacts {
  /** Whether it has an endpoint of RFC 7662 at all. */
  readonly introspects: boolean;
  /** The introspection endpoint of an issuer; undefined where it does not follow from the issuer, or the issuer is another's. */
  readonly endpointOf?: (issuer: string) => string | undefined;
  /** The token endpoint of an issuer; undefined in the same cases. */
  readonly tokenEndpointOf?: (issuer: string) => string | undefined;
  readonly quirks: readonly Quirk[];
}

/** The products, those that introspect first. */
export const PRESETS: readonly Preset[] = [
  ...INTROSPECTING.map((facts) => ({
    ...facts,
    introspects: true,
    endpointOf: (issuer: string) => endpointsOfOwn(facts.id, issuer)?.introspection,
    tokenEndpointOf: (issuer: string) => endpointsOfOwn(facts.id, issuer)?.token,
    quirks: QUIRKS[facts.id],
  })),
  ...WITHOUT_INTROSPECTION.map((facts) => ({ ...facts, introspects: false, quirks: QUIRKS[facts.id] })),
];

/** The preset with this id, or undefined for a text that names none. */
export const presetOf = (id: string): Preset | undefined => PRESETS.find((preset) => preset.id === id);

/** The endpoints of an issuer that is not known to be another product's, nor to be more than an issuer. */
function endpointsOfOwn(id: PresetId, issuer: string): VendorEndpoints | undefined {
  const found = recogniseAddress(issuer);
  const isOwn = found?.kind === 'preset' && found.preset === id && bareUrl(found.issuer) === bareUrl(issuer);
  return found === undefined || isOwn ? endpointsOf(id, issuer) : undefined;
}
