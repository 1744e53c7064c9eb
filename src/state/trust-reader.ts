import type { Session } from '../core/environment/relay.ts';
import type { SigningKeyView } from '../core/key/signing-key-view.ts';
import type { ServerEvidence, TrustEvidence } from '../core/trust/evidence.ts';
import { loadTrust } from './lazy-parts.ts';

/** What can be found out about this page at a moment: of the server, and of page and browser. */
export interface TrustReader {
  readonly server: () => Promise<ServerEvidence>;
  readonly page: (server: ServerEvidence) => Promise<TrustEvidence>;
}

/** Reads the evidence of the Trust check by the part of the page that comes later; the key is the one that is kept now. */
export const trustReader = (session: Session, { key, isDownloadable = false }: SigningKeyView): TrustReader => ({
  server: async () => (await loadTrust()).askServer(session),
  page: async (server) => {
    const held = { keys: [...(key?.cryptoKeys.values() ?? [])], hasKeyText: isDownloadable };
    return (await loadTrust()).readEvidence(session, held, server);
  },
});
