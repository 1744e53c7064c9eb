import { useState } from 'react';
import { withElsewhere } from '../core/environment/elsewhere.ts';
import type { Session } from '../core/environment/relay.ts';
import type { Draft } from '../core/draft.ts';
import { isMissingPart, loadDiscovery } from './lazy-parts.ts';
import { useAttempt } from './use-attempt.ts';
import { browserWorld } from './world.ts';

/** What came of reading the metadata of the issuer that is typed, while it still is. */
interface Discovery {
  readonly found?: { readonly taken: readonly string[]; readonly notes: readonly string[] };
  readonly error?: string;
}

/** Reads a server's own metadata when asked to, and fills the form with it. */
export function useDiscovery(session: Session) {
  const [{ found, error }, setDiscovery] = useState<Discovery>({});
  const [pending, setPending] = useState(false);
  const attempt = useAttempt();

  const perform = async (
    draft: Draft,
    take: (patch: Partial<Draft>) => void,
    signal: AbortSignal,
  ): Promise<Discovery> => {
    const issuer = draft.issuer.trim();
    if (issuer === '') return { error: 'Enter the issuer URL first: its metadata is found from there.' };
    const { fetchMetadata, draftFrom } = await loadDiscovery();
    const metadata = await fetchMetadata(issuer, session.relaySecret, browserWorld, signal);
    if (!metadata.ok) return { error: metadata.reason.sentence };
    const { patch, taken, notes } = draftFrom(metadata.value, draft);
    const { methods, algorithms } = metadata.value;
    if (signal.aborted) return {};
    take({
      ...patch,
      elsewhere: withElsewhere(draft.elsewhere, 'discovery', [patch.endpoint ?? '', patch.tokenEndpoint ?? '']),
      offered: { methods, algorithms },
    });
    return { found: { taken, notes } };
  };

  return {
    found,
    error,
    pending,
    begin: (draft: Draft, take: (patch: Partial<Draft>) => void): void => {
      const signal = attempt();
      setPending(true);
      setDiscovery({});
      void (async () => {
        const result = await perform(draft, take, signal).catch((fault: unknown): Discovery => {
          if (signal.aborted || !isMissingPart(fault)) throw fault;
          return { error: 'The metadata could not be read: is Tokenscope still running?' };
        });
        if (signal.aborted) return;
        setPending(false);
        setDiscovery(result);
      })().catch((fault: unknown) => {
        if (!signal.aborted)
          setDiscovery(() => {
            throw fault; // a fault of our own, for the crash screen
          });
      });
    },
    /** Drops what was read: the issuer is no longer the same. */
    forget: (): void => {
      attempt();
      setPending(false);
      setDiscovery({});
    },
  };
}
