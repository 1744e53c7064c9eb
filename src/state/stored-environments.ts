import { readEnvironments, writeEnvironments } from '../core/saved-environment/environment-file.ts';
import type { SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import type { World } from '../core/world.ts';

/** What the storage holds. With a `fault` it cannot be read, and `text` is what it is. */
export interface Stored {
  readonly list: readonly SavedEnvironment[];
  readonly text: string | null;
  readonly fault: string | undefined;
}

/** Reads the storage, which may be forbidden, or hold anything. */
export function readStored(name: string): Stored {
  let text: string | null = null;
  try {
    text = localStorage.getItem(name);
  } catch {
    return { list: [], text, fault: 'This browser lets nothing be stored: environments last until the page closes.' };
  }
  if (text === null) return { list: [], text, fault: undefined };
  const read = readEnvironments(text);
  if (read.ok) return { list: read.value.environments, text, fault: undefined };
  const aside = 'They are put aside in the browser’s storage before anything is written over them.';
  return { list: [], text, fault: `The stored environments cannot be read: ${read.reason} ${aside}` };
}

/** Writes the storage; what could not be read before is put aside first. Gives a sentence if it did not work. */
export function writeStored(
  name: string,
  list: readonly SavedEnvironment[],
  before: Stored,
  world: Pick<World, 'now'>,
): string | undefined {
  try {
    if (before.fault !== undefined && before.text !== null)
      localStorage.setItem(`${name}.unread.${world.now()}`, before.text);
    localStorage.setItem(name, writeEnvironments(list));
    return undefined;
  } catch {
    return 'The environments could not be stored: they last until the page closes. Export them to keep them.';
  }
}
