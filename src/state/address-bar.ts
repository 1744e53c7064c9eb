import { EMPTY_DRAFT } from '../core/draft.ts';
import { linkOf, readLink, type OpenedLink } from '../core/saved-environment/link.ts';

/** What the page was opened with, until it is locked. Read before anything else of the page runs: see main.tsx. */
let opened: OpenedLink | undefined = readAddress();

/** What the address bar says: hostile text. A secret in it was taken out of it, and is told as long as the page is not locked. */
export const openedLink = (): OpenedLink => opened ?? readAddress();

/** Whether the page was loaded with something secret in its address: until it is loaded anew, the browser tells it to scripts. */
export const wasLoadedExposed = opened?.exposed !== undefined;

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

/** Writes the query of a link, as {@link linkOf} makes it, to the address bar. Nothing else is ever written there. */
export function writeAddress(query: string): void {
  const next = location.pathname + query;
  if (next !== location.pathname + location.search + location.hash) history.replaceState(null, '', next);
}

/** Reads the address bar, and takes out of it at once what is secret: before any request could repeat it. */
function readAddress(): OpenedLink {
  const link = readLink(location.search, location.hash);
  if (link.exposed) writeAddress(linkOf({ ...EMPTY_DRAFT, ...link.half }));
  return link;
}
