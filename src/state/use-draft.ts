import { useEffect, useState } from 'react';
import { EMPTY_DRAFT, type Draft } from '../core/draft.ts';
import type { ServerId } from '../core/environment/servers.ts';
import type { OpenedLink } from '../core/saved-environment/link.ts';
import { onOpenedLink, openedLink, writeAddress } from './address-bar.ts';

/** The environment of the embedded authorization server: that of the example which the console starts from. */
const SANDBOX_ENVIRONMENT = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';

/** What changes in a draft: some of its fields, or some that depend on what is there at that moment. */
export type DraftChange = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

/** What the server's metadata was read for. */
const READ_FOR = ['server', 'issuer', 'preset'] as const satisfies readonly (keyof Draft)[];

/** What was typed, owned in one place. The address bar mirrors the public half, and a reload restores it. */
export function useDraft(): readonly [Draft, (change: DraftChange) => void] {
  const [initial] = useState(() => draftOf(openedLink()));
  const [draft, setDraft] = useState(initial);
  useEffect(() => {
    if (draft !== initial) writeAddress(draft);
  }, [draft, initial]);
  const change = (changed: DraftChange): void =>
    setDraft((current) => {
      const patch = typeof changed === 'function' ? changed(current) : changed;
      return {
        ...current,
        ...(READ_FOR.some((field) => patch[field] !== undefined) ? { offered: undefined } : {}),
        ...(patch.token === undefined ? {} : { exposed: [] }),
        ...(patch.server && patch.environmentId === undefined
          ? { environmentId: environmentIdAt(patch.server, current) }
          : {}),
        ...patch,
      };
    });
  useEffect(
    () => onOpenedLink((link) => link.exposed && setDraft((current) => ({ ...current, ...exposedIn(link) }))),
    [],
  );
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

function exposedIn({ exposed }: OpenedLink): Partial<Draft> {
  if (!exposed) return {};
  const { token, secrets } = exposed;
  return { ...(token === '' ? {} : { token }), exposed: token === '' ? secrets : ['token', ...secrets] };
}
