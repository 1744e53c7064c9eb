import { draftFrom } from '../core/discovery/discovered.ts';
import { fetchMetadata } from '../core/discovery/metadata.ts';
import type { Draft } from '../core/draft.ts';
import { cameFrom } from '../core/environment/elsewhere.ts';
import type { Session } from '../core/environment/relay.ts';
import { browserWorld } from './world.ts';

/** What came of reading the metadata of the issuer that is typed, while it still is. */
export interface Discovery {
  readonly found?: { readonly taken: readonly string[]; readonly notes: readonly string[] };
  readonly error?: string;
}

/** What of the form the metadata can change. */
const FILLED = ['endpoint', 'tokenEndpoint', 'method'] as const;

/**
 * Reads the metadata of the issuer in the form, and fills the form with it. `readDraft` gives the draft of the moment: what
 * was changed while the server was asked is left as it is.
 */
export async function discover(
  session: Session,
  readDraft: () => Draft,
  take: (patch: Partial<Draft>) => void,
  signal: AbortSignal,
): Promise<Discovery> {
  const before = readDraft();
  const issuer = before.issuer.trim();
  if (issuer === '') return { error: 'Enter the issuer URL first: its metadata is found from there.' };
  if (issuer.includes('/.well-known/'))
    return { error: 'This is the address of the metadata, not the issuer: its part before /.well-known/ may be it.' };
  const metadata = await fetchMetadata(issuer, session.relaySecret, browserWorld, signal);
  if (!metadata.ok) return { error: metadata.reason.sentence };
  if (signal.aborted) return {};
  const now = readDraft();
  const { patch, taken, notes } = draftFrom(metadata.value, now);
  const left = FILLED.filter((field) => now[field] !== before[field]);
  const { methods, algorithms, introspectionEndpoint = '', tokenEndpoint = '' } = metadata.value;
  take({
    ...Object.fromEntries(Object.entries(patch).filter(([field]) => !left.some((each) => each === field))),
    elsewhere: [...now.elsewhere, ...cameFrom('discovery', [introspectionEndpoint, tokenEndpoint])],
    offered: { methods, algorithms },
  });
  const found = left.length === 0 ? notes : [...notes, 'What you changed meanwhile was left as it is.'];
  return { found: { taken, notes: found } };
}
