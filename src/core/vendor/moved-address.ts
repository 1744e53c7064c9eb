import type { Recognised } from './address-shape.ts';
import type { EnvironmentDraft } from '../environment/environment.ts';
import { presetOf } from './presets.ts';
import { serverOf, type ServerId } from '../environment/servers.ts';

/** Typed fields that speak of another server than the chosen one, and how to put them right at one press. */
export interface MixUp {
  readonly sentence: string;
  /** What to change in the form: only what was typed, split into the fields where it belongs. */
  readonly patch: Partial<EnvironmentDraft>;
  /** The text of the button, such as “Use PingOne Europe”. */
  readonly label: string;
}

/** The address that a field holds, moved to the server that it belongs to; `emptied` is that field. */
export function movedTo(where: string, found: Recognised, emptied: Partial<EnvironmentDraft>): MixUp {
  switch (found.kind) {
    case 'region': {
      const label = labelOf(found.server);
      const { environmentId } = found;
      return {
        sentence: `${where} an address of ${label}.`,
        patch: { ...emptied, server: found.server, ...(environmentId === '' ? {} : { environmentId }) },
        label: `Use ${label}`,
      };
    }
    case 'custom-domain':
      return {
        sentence: `${where} a whole URL, as PingOne has it on a custom domain.`,
        patch: { ...emptied, server: 'custom', customDomain: found.customDomain },
        label: `Use ${labelOf('custom')}`,
      };
    case 'preset': {
      const { preset, issuer, endpoint, tokenEndpoint } = found;
      const label = presetOf(preset)?.label ?? preset;
      const none = presetOf(preset)?.introspects === false ? ', which has no introspection endpoint' : '';
      return {
        sentence: `${where} an address of ${label}${none}.`,
        patch: { ...emptied, server: 'other', preset, issuer, endpoint, tokenEndpoint },
        label: `Use ${label}`,
      };
    }
  }
}

const labelOf = (id: ServerId): string => serverOf(id)?.label ?? id;
