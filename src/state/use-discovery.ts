import type { Session } from '../core/environment/relay.ts';
import type { Draft } from '../core/draft.ts';
import type { Discovery } from './discover.ts';
import { loadDiscovery } from './lazy-parts.ts';
import { useResult } from './use-result.ts';

/** Reads a server's own metadata when asked to, and fills the form with it. */
export function useDiscovery(session: Session) {
  const { value, pending, begin, forget } = useResult<Discovery>();

  return {
    found: value?.found,
    error: value?.error,
    pending,
    begin: (readDraft: () => Draft, take: (patch: Partial<Draft>) => void): void => {
      forget();
      begin((signal) => discover(session, readDraft, take, signal), {
        error: 'The metadata could not be read: is Tokenscope still running?',
      });
    },
    /** Drops what was read: the issuer is no longer the same. */
    forget,
  };
}

const discover: Awaited<ReturnType<typeof loadDiscovery>>['discover'] = async (...given) =>
  (await loadDiscovery()).discover(...given);
