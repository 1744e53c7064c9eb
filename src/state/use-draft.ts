import { useEffect, useState } from 'react';
import { EMPTY_DRAFT, type Draft } from '../core/draft.ts';
import { serverOf, type ServerId } from '../core/environment/servers.ts';

/** The public half of the draft and the names under which the address bar mirrors it. Nothing else is ever written there. */
const MIRRORED = [
  ['server', 'server'],
  ['environmentId', 'env'],
  ['clientId', 'client'],
  ['expectedResource', 'aud'],
  ['expectedScope', 'scope'],
] as const satisfies readonly (readonly [keyof Draft, string])[];

/** The environment of the embedded authorization server: that of the example which the console starts from. */
const SANDBOX_ENVIRONMENT = 'abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6';

/** What changes in a draft: some of its fields, or some that depend on what is there at that moment. */
export type DraftChange = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

/** What was typed, owned in one place. The address bar mirrors the public half, and a reload restores it. */
export function useDraft(): readonly [Draft, (change: DraftChange) => void] {
  const [initial] = useState(readAddressBar);
  const [draft, setDraft] = useState(initial);
  useEffect(() => {
    if (draft !== initial) mirror(draft);
  }, [draft, initial]);
  const change = (changed: DraftChange): void =>
    setDraft((current) => {
      const patch = typeof changed === 'function' ? changed(current) : changed;
      const next = { ...current, ...patch };
      return patch.server && patch.environmentId === undefined
        ? { ...next, environmentId: environmentIdAt(patch.server, current) }
        : next;
    });
  return [draft, change];
}

/** The sandbox has one environment, and its id is of no use elsewhere; between other servers what was typed stays. */
function environmentIdAt(server: ServerId, { environmentId }: Draft): string {
  if (server === 'sandbox') return SANDBOX_ENVIRONMENT;
  return environmentId === SANDBOX_ENVIRONMENT ? '' : environmentId;
}

/** The address bar is hostile text: an unknown server is ignored, everything else is only ever shown as text. */
function readAddressBar(): Draft {
  const query = new URLSearchParams(location.search);
  const said = Object.fromEntries(
    MIRRORED.flatMap(([field, name]) => (query.has(name) ? [[field, query.get(name) ?? '']] : [])),
  );
  const server = serverOf(query.get('server') ?? '')?.id ?? 'sandbox';
  return { ...EMPTY_DRAFT, ...(server === 'sandbox' ? { environmentId: SANDBOX_ENVIRONMENT } : {}), ...said, server };
}

function mirror(draft: Draft): void {
  const query = new URLSearchParams(
    MIRRORED.flatMap(([field, name]) => (draft[field] === '' ? [] : [[name, draft[field]]])),
  );
  const next = `${location.pathname}?${query}`;
  if (next !== location.pathname + location.search) history.replaceState(null, '', next);
}
