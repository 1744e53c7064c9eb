import { useEffect, useRef } from 'react';
import type { Draft } from '../core/draft.ts';
import type { OpenedLink } from '../core/saved-environment/link.ts';
import { onOpenedLink, writeAddress } from './address-bar.ts';

/** The address bar mirrors the public half of the draft, which is `query`; a link that is opened in this very page is heard. */
export function useAddressBar(draft: Draft, query: string, onLink: (link: OpenedLink) => void): void {
  const initial = useRef<Draft>(undefined);
  useEffect(() => {
    initial.current ??= draft;
    // an address that says nothing stays so until there is something to say
    if (draft !== initial.current || location.search !== '') writeAddress(query);
  }, [draft, query]);
  useEffect(() =>
    onOpenedLink((link) => {
      if (link.exposed) onLink(link);
      writeAddress(query);
    }),
  );
}
