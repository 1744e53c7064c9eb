import type { BasicEncoding, Method } from '../environment/client-authentication.ts';
import type { EnvironmentDraft } from '../environment/environment.ts';
import { PRESETS, type Preset } from './presets.ts';

/** What a preset changes in the form beside the addresses: how its callers authenticate. */
export interface Habits {
  readonly preset: string;
  readonly method?: Method;
  readonly audience?: 'issuer' | 'token' | 'introspection';
  readonly basicEncoding?: BasicEncoding;
}

/** The habits of a product, as fields of the form; without one, only that it is none. */
export function habitsOf(preset: Preset | undefined): Habits {
  const { method, audience, basicEncoding } = preset ?? {};
  return {
    preset: preset?.id ?? '',
    ...(method ? { method } : {}),
    ...(audience ? { audience } : {}),
    ...(basicEncoding ? { basicEncoding } : {}),
  };
}

/** The endpoints that follow from the issuer by a preset, unless other ones were typed or discovered. */
export function endpointsAt(
  draft: Pick<EnvironmentDraft, 'issuer' | 'endpoint' | 'tokenEndpoint'>,
  preset: Preset | undefined,
  issuer: string,
): Partial<EnvironmentDraft> {
  const isDerived = (typed: string, name: 'endpointOf' | 'tokenEndpointOf'): boolean =>
    typed.trim() === '' || PRESETS.some((each) => each[name]?.(draft.issuer.trim()) === typed);
  const derived = (name: 'endpointOf' | 'tokenEndpointOf'): string => preset?.[name]?.(issuer.trim()) ?? '';
  return {
    ...(isDerived(draft.endpoint, 'endpointOf') ? { endpoint: derived('endpointOf') } : {}),
    ...(isDerived(draft.tokenEndpoint, 'tokenEndpointOf') ? { tokenEndpoint: derived('tokenEndpointOf') } : {}),
  };
}
