import type { BasicEncoding, Caller, Method } from '../environment/client-authentication.ts';
import { derived, type PartlyTyped } from '../environment/elsewhere.ts';
import type { EnvironmentDraft } from '../environment/environment.ts';
import { presetOf, PRESETS, type Preset } from './presets.ts';

/** What a preset changes in the form beside the addresses: who asks, and how. */
export interface Habits {
  readonly preset: string;
  readonly caller?: Caller;
  readonly method?: Method;
  readonly audience?: 'issuer' | 'token' | 'introspection';
  readonly basicEncoding?: BasicEncoding;
}

/** What is chosen where no product has a habit of its own. */
const USUAL = {
  caller: 'application',
  method: 'private_key_jwt',
  audience: 'issuer',
  basicEncoding: 'form',
} as const satisfies Omit<Habits, 'preset'>;

/**
 * The habits of a product, as fields of the form. What the former preset has brought goes with it; what a person has chosen
 * stays, unless the product has a habit.
 */
export function habitsOf(
  preset: Preset | undefined,
  draft: { readonly preset: string; readonly caller: string; readonly method: string } & Readonly<
    Record<'audience' | 'basicEncoding', string>
  >,
): Habits {
  const former = presetOf(draft.preset);
  const changed = (Object.keys(USUAL) as (keyof typeof USUAL)[]).flatMap((field) => {
    const own = preset?.[field];
    const isFormer = former?.[field] !== undefined && former[field] === draft[field];
    return own !== undefined || isFormer ? [[field, own ?? USUAL[field]]] : [];
  });
  return { preset: preset?.id ?? '', ...Object.fromEntries(changed) };
}

/** What choosing a preset changes in the form: the habits of the product, and the endpoints that follow from the issuer. */
export function presetPatch(draft: PartlyTyped & Parameters<typeof habitsOf>[1], id: string) {
  const preset = presetOf(id);
  return { ...habitsOf(preset, draft), ...derived(draft, endpointsAt(draft, preset, draft.issuer)) };
}

/** The endpoints that follow from the issuer by a preset, unless other ones were typed or discovered. */
export function endpointsAt(
  draft: Pick<EnvironmentDraft, 'issuer' | 'endpoint' | 'tokenEndpoint'>,
  preset: Preset | undefined,
  issuer: string,
): Partial<EnvironmentDraft> {
  const isDerived = (typed: string, name: 'endpointOf' | 'tokenEndpointOf'): boolean =>
    typed.trim() === '' || PRESETS.some((each) => each[name]?.(draft.issuer.trim()) === typed);
  const following = (name: 'endpointOf' | 'tokenEndpointOf'): string => preset?.[name]?.(issuer.trim()) ?? '';
  return {
    ...(isDerived(draft.endpoint, 'endpointOf') ? { endpoint: following('endpointOf') } : {}),
    ...(isDerived(draft.tokenEndpoint, 'tokenEndpointOf') ? { tokenEndpoint: following('tokenEndpointOf') } : {}),
  };
}
