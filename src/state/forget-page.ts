import { forgetMatch } from '../core/lock/forget-match.ts';
import { forgetOpenedLink } from './address-bar.ts';

/**
 * Takes everything out of a page that is to be shown anew: `unmount` ends what renders it. Before it the fields are emptied
 * and the focus leaves them, for browser and renderer remember the field that had it; after it the place itself is
 * replaced, and what regular expressions have matched last.
 */
export function forgetPage(place: HTMLElement, unmount: () => void): void {
  forgetOpenedLink();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  for (const field of place.querySelectorAll('textarea, input')) (field as HTMLInputElement).value = '';
  unmount();
  const empty = document.createElement(place.tagName);
  empty.id = place.id;
  place.replaceWith(empty);
  forgetMatch();
}
