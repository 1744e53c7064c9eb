import type { Draft } from '../draft.ts';
import type { SavedEnvironment } from './saved-environment.ts';

/** The environments at hand, and what can be done with them. */
export interface EnvironmentsView {
  readonly list: readonly SavedEnvironment[];
  /** What came of the last action, and whether it did not work. */
  readonly said: { readonly text: string; readonly isFault?: boolean };
  /** What is wrong with the storage. */
  readonly fault: string | undefined;
  /** The same, until it was said once. */
  readonly notice: string | undefined;
  readonly dismiss: () => void;
  /** Throws away what is stored and cannot be read; undefined if there is no such thing. */
  readonly discard: (() => void) | undefined;
  /** Keeps what stands in the form under a name, in the place of what has that name. */
  readonly save: (draft: Draft, name: string, onSaved: () => void) => void;
  readonly choose: (environment: SavedEnvironment) => void;
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Brings back what was deleted or replaced last; undefined if nothing was. */
  readonly undo: (() => void) | undefined;
  readonly importText: (text: string) => void;
  readonly exportAll: () => void;
  /** Says that a file could not be read. */
  readonly refuseFile: () => void;
}
