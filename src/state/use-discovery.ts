import { useState } from 'react';
import type { Session } from '../core/environment/relay.ts';
import type { Draft } from '../core/draft.ts';
import type { Discovery } from './discover.ts';
import { isMissingPart, loadDiscovery } from './lazy-parts.ts';
import { useAttempt } from './use-attempt.ts';

/** Reads a server's own metadata when asked to, and fills the form with it. */
export function useDiscovery(session: Session) {
  const [{ found, error }, setDiscovery] = useState<Discovery>({});
  const [pending, setPending] = useState(false);
  const attempt = useAttempt();

  return {
    found,
    error,
    pending,
    begin: (readDraft: () => Draft, take: (patch: Partial<Draft>) => void): void => {
      const signal = attempt();
      setPending(true);
      setDiscovery({});
      void (async () => {
        const result = await discover(session, readDraft, take, signal).catch((fault: unknown): Discovery => {
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

const discover: Awaited<ReturnType<typeof loadDiscovery>>['discover'] = async (...given) =>
  (await loadDiscovery()).discover(...given);
