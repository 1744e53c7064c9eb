import { readEnvironments, writeEnvironments } from '../core/saved-environment/environment-file.ts';
import type { SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import type { World } from '../core/world.ts';

/** The name under which the browser keeps the environments. */
const STORED_AS = 'tokenscope.environments';

/** What there is. With a `fault`, the storage cannot be read or written; `unread` is the text in it that cannot be read. */
export interface Stored {
  readonly list: readonly SavedEnvironment[];
  readonly fault: string | undefined;
  readonly unread: string | undefined;
}

/** What could not be stored, and is only here: it outlives Lock, for it holds no secret. */
let kept: readonly SavedEnvironment[] | undefined;

const NOT_STORED = 'The environments could not be stored: they last until the page closes. Export them to keep them.';

/** Reads the storage, which may be forbidden, or hold anything; what could not be stored is added. */
export function readStored(): Stored {
  let text: string | null = null;
  try {
    text = localStorage.getItem(STORED_AS);
  } catch {
    const fault = 'This browser lets nothing be stored: environments last until the page closes.';
    return { list: kept ?? [], fault, unread: undefined };
  }
  const read = text === null ? undefined : readEnvironments(text);
  if (text !== null && read?.ok === false) {
    const fault = `The stored environments cannot be read: ${read.reason} They are put aside before anything is written over them.`;
    return { list: kept ?? [], fault, unread: text };
  }
  const stored = read?.ok ? read.value.environments : [];
  // what is here is newer than what could not be written over
  const newer = (entry: SavedEnvironment): SavedEnvironment => kept?.find(({ id }) => id === entry.id) ?? entry;
  const only = (kept ?? []).filter(({ id }) => !stored.some((each) => each.id === id));
  return { list: [...stored.map(newer), ...only], fault: kept ? NOT_STORED : undefined, unread: undefined };
}

/** Writes the storage; what could not be read is put aside first, unless it is to be discarded. Gives what there is then. */
export function writeStored(
  list: readonly SavedEnvironment[],
  { unread }: Stored,
  world: Pick<World, 'now'>,
  isDiscarded = false,
): Stored {
  try {
    if (isDiscarded) localStorage.removeItem(STORED_AS);
    else if (unread !== undefined) localStorage.setItem(`${STORED_AS}.unread.${world.now()}`, unread);
    localStorage.setItem(STORED_AS, writeEnvironments(list));
    kept = undefined;
    return { list, fault: undefined, unread: undefined };
  } catch {
    kept = list;
    return { list, fault: NOT_STORED, unread };
  }
}

/** Hears of what another tab has stored. */
export function onStored(heard: () => void): () => void {
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === STORED_AS || key === null) heard();
  };
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
}
