import { EMPTY_DRAFT, type Draft } from '../core/draft.ts';
import { linkOf, readLink, type OpenedLink } from '../core/saved-environment/link.ts';

/** What the page was opened with, until it is locked. Read before anything else of the page runs: see main.tsx. */
let opened: OpenedLink | undefined = readAddress();

/** What the address bar says: hostile text. A secret in it was taken out of it, and is told as long as the page is not locked. */
export const openedLink = (): OpenedLink => opened ?? readAddress();

/** Forgets what the page was opened with: from now on only what the address bar still says counts. */
export function forgetOpenedLink(): void {
  opened = undefined;
}

/** Hears of an address that is opened in this very page: only its fragment differs. */
export function onOpenedLink(heard: (link: OpenedLink) => void): () => void {
  const onChange = (): void => heard(readAddress());
  addEventListener('popstate', onChange); // which comes with every change of the fragment too
  return () => removeEventListener('popstate', onChange);
}

/** Writes the public half of the draft to the address bar, without what holds one of the known secrets. Nothing else is ever written there. */
export function writeAddress(draft: Draft, known: readonly string[]): void {
  const next = location.pathname + linkOf(draft, known);
  if (next !== location.pathname + location.search + location.hash) history.replaceState(null, '', next);
}

/** Reads the address bar, and takes out of it at once what is secret: before any request could repeat it. */
function readAddress(): OpenedLink {
  const link = readLink(location.search, location.hash);
  if (link.exposed) writeAddress({ ...EMPTY_DRAFT, ...link.half }, []);
  return link;
}
