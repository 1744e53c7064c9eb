import { bareUrl, readAddress } from './address.ts';
import { recogniseAddress, type Recognised } from './address-shape.ts';
import type { EnvironmentDraft } from '../environment/environment.ts';
import { movedTo, type MixUp } from './moved-address.ts';
import { presetOf } from './presets.ts';

type Field = 'issuer' | 'endpoint' | 'tokenEndpoint';
type Found<Kind extends Recognised['kind']> = Extract<Recognised, { readonly kind: Kind }>;

const NAMES: Readonly<Record<Field, string>> = {
  issuer: 'The issuer URL',
  endpoint: 'The introspection endpoint',
  tokenEndpoint: 'The token endpoint',
};
const FIELDS: readonly Field[] = ['issuer', 'endpoint', 'tokenEndpoint'];

/** What the fields of “Other issuer” say that belongs to a server of the list, or to another preset than the chosen one. */
export function mixedUpIssuer(draft: EnvironmentDraft): MixUp | undefined {
  const all = FIELDS.flatMap((field) => {
    const found = recogniseAddress(draft[field]);
    return found ? [{ field, found }] : [];
  });
  const region = all.find(({ found }) => found.kind === 'region');
  if (region) {
    const emptied = all.filter(({ found }) => found.kind === 'region').map(({ field }) => [field, ''] as const);
    return movedTo(`${NAMES[region.field]} is`, region.found, Object.fromEntries(emptied));
  }
  // the token endpoint is only an audience, and the issuer says more than the endpoint
  const first = all.find(({ field }) => field !== 'tokenEndpoint');
  if (first?.found.kind === 'preset') return ofVendor(draft, first.field, first.found);
  if (first?.found.kind === 'custom-domain' && isPingOneAlone(draft, first.found.customDomain))
    return movedTo(`${NAMES[first.field]} is`, first.found, {
      issuer: '',
      endpoint: '',
      tokenEndpoint: '',
      preset: '',
    });
  return metadataAsIssuer(draft.issuer);
}

/** Whether nothing that was typed or chosen speaks of another server than this custom domain of PingOne. */
const isPingOneAlone = (draft: EnvironmentDraft, customDomain: string): boolean =>
  ['', 'pingfederate', 'pingone-aic'].includes(draft.preset) &&
  FIELDS.every((field) => {
    const found = recogniseAddress(draft[field]);
    return draft[field].trim() === '' || (found?.kind === 'custom-domain' && found.customDomain === customDomain);
  });

function ofVendor(draft: EnvironmentDraft, field: Field, found: Found<'preset'>): MixUp | undefined {
  const isIssuerMixedUp = field === 'issuer' && found.issuer !== '' && bareUrl(found.issuer) !== bareUrl(draft.issuer);
  if (found.preset === draft.preset && !isIssuerMixedUp) return undefined;
  const { label, introspects } = presetOf(found.preset) ?? { label: found.preset, introspects: true };
  const patch = {
    ...(found.preset === draft.preset ? {} : { preset: found.preset }),
    ...(isIssuerMixedUp || draft.issuer.trim() === '' ? { issuer: found.issuer } : {}),
    ...(draft.endpoint.trim() === '' ? { endpoint: found.endpoint } : {}),
    ...(draft.tokenEndpoint.trim() === '' ? { tokenEndpoint: found.tokenEndpoint } : {}),
  };
  if (found.preset === draft.preset)
    return {
      sentence: readAddress(draft.issuer)?.isMetadata ? METADATA : `${NAMES.issuer} is another address of ${label}.`,
      patch,
      label: 'Use the issuer in it',
    };
  const none = introspects ? '' : ', which has no introspection endpoint';
  const chosen = presetOf(draft.preset);
  return {
    sentence: `${NAMES[field]} has the shape of ${label}${none}${chosen ? `; the preset is ${chosen.label}` : ''}.`,
    patch,
    label: `Use ${label}`,
  };
}

const METADATA = 'This is the address of the metadata, not the issuer.';

/** The URL of metadata where the issuer belongs, of a server that is not known. */
function metadataAsIssuer(issuer: string): MixUp | undefined {
  const address = readAddress(issuer);
  return address?.isMetadata
    ? {
        sentence: METADATA,
        patch: { issuer: `${address.origin}${address.path.replace(/\/$/, '')}` },
        label: 'Use the issuer in it',
      }
    : undefined;
}
