import { useState } from 'react';
import type { Session } from '../core/environment/relay.ts';
import { urlError } from '../core/environment/environment.ts';
import type { RegisteredKey } from '../core/key/registered-keys.ts';
import { failure, type Result } from '../core/result.ts';
import { loadRegisteredKeys } from './lazy-parts.ts';
import { useAttempt } from './use-attempt.ts';
import { browserWorld } from './world.ts';

/** The keys registered for the client, once they were read, or what kept them from being read. */
export interface RegisteredKeysState {
  readonly keys: readonly RegisteredKey[] | undefined;
  readonly error: string | undefined;
  readonly pending: boolean;
  readonly compare: (pasted: string, url: string) => void;
  /** Says that what was pasted is private, and was not kept. */
  readonly refusePrivate: () => void;
  /** Forgets what was read: it no longer is what is typed. */
  readonly forget: () => void;
}

/** Reads the registered keys when asked to, from the pasted text if there is one, else from the URL. */
export function useRegisteredKeys(session: Session): RegisteredKeysState {
  const [read, setRead] = useState<Result<readonly RegisteredKey[], string>>();
  const [pending, setPending] = useState(false);
  const begin = useAttempt();

  const load = async (pasted: string, url: string, signal: AbortSignal) => {
    const { fetchJwks, readRegisteredKeys } = await loadRegisteredKeys();
    if (pasted.trim() !== '') return readRegisteredKeys(pasted);
    const fault = urlError(url.trim(), 'the URL of the client’s JWKS, or paste the keys themselves');
    if (fault !== undefined) return failure(fault);
    const jwks = await fetchJwks(url.trim(), session.relaySecret, browserWorld, signal);
    return jwks.ok ? readRegisteredKeys(jwks.value) : jwks;
  };
  return {
    keys: read?.ok ? read.value : undefined,
    error: read?.ok === false ? read.reason : undefined,
    pending,
    compare: (pasted, url) => {
      const signal = begin();
      setPending(true);
      void (async () => {
        const unread = (): Result<never, string> => failure('The keys could not be read: is Tokenscope still running?');
        const result = await load(pasted, url, signal).catch(unread);
        if (signal.aborted) return;
        setPending(false);
        setRead(result);
      })();
    },
    refusePrivate: () =>
      setRead(
        failure('These are private keys, which nobody should register. They were not kept: paste the public ones.'),
      ),
    forget: () => {
      begin();
      setPending(false);
      setRead(undefined);
    },
  };
}
