import { useState } from 'react';
import { EMPTY_DRAFT, type Draft } from '../core/draft.ts';
import type { ServerId } from '../core/environment/servers.ts';
import type { OpenedLink } from '../core/saved-environment/link.ts';
import { openedLink } from './address-bar.ts';

/** The environment of the embedded authorization server: that of the example which the console starts from. */
const SANDBOX_ENVIRONMENT = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';

/** What of a draft outlives Lock: which hosts a person has confirmed, and which came from elsewhere. */
export type Confirmed = Pick<Draft, 'elsewhere' | 'confirmed'>;

/** What the server's metadata were read for. */
export const READ_FOR = ['server', 'issuer'] as const satisfies readonly (keyof Draft)[];

/** What was typed, owned in one place. It begins with what the address bar says. */
export function useDraft(kept: Confirmed | undefined): readonly [Draft, (patch: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => ({ ...draftOf(openedLink()), ...kept }));
  const change = (patch: Partial<Draft>): void =>
    setDraft((current) => ({
      ...current,
      ...(READ_FOR.some((field) => patch[field] !== undefined && patch[field] !== current[field])
        ? { offered: undefined }
        : {}),
      ...(patch.token === undefined ? {} : { exposed: [] }),
      ...(patch.server === undefined || patch.server === 'sandbox' ? {} : { scenario: '' }),
      ...(patch.server && patch.environmentId === undefined
        ? { environmentId: environmentIdAt(patch.server, current) }
        : {}),
      ...patch,
    }));
  return [draft, change];
}

/** The sandbox has one environment, and its id is of no use elsewhere; between other servers what was typed stays. */
function environmentIdAt(server: ServerId, { environmentId }: Draft): string {
  if (server === 'sandbox') return SANDBOX_ENVIRONMENT;
  return environmentId === SANDBOX_ENVIRONMENT ? '' : environmentId;
}

/** The draft that a link asks for. Nothing is sent for it: everything waits for the press. */
function draftOf(link: OpenedLink): Draft {
  const { half, elsewhere } = link;
  const isSandbox = (half.server ?? 'sandbox') === 'sandbox';
  return {
    ...EMPTY_DRAFT,
    ...(isSandbox ? { environmentId: SANDBOX_ENVIRONMENT } : {}),
    ...half,
    elsewhere,
    ...exposedIn(link),
  };
}

/** What a link brings that should not have been in it: the token is used, whatever else it was is only named. */
export function exposedIn({ exposed }: OpenedLink): Partial<Draft> {
  if (!exposed) return {};
  const { token, secrets } = exposed;
  return { ...(token === '' ? {} : { token }), exposed: token === '' ? secrets : ['token', ...secrets] };
}
