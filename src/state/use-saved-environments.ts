import { useEffect, useState } from 'react';
import type { Draft } from '../core/draft.ts';
import type { ChangedList } from '../core/saved-environment/environment-list.ts';
import type { SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import { loadSavedEnvironments, whenIdle } from './lazy-parts.ts';
import { saveFile } from './save-file.ts';
import { browserWorld } from './world.ts';

/** The environments at hand, and what can be done with them. */
export interface SavedEnvironmentsState {
  readonly list: readonly SavedEnvironment[];
  /** The environment that was chosen or saved last, by its id. */
  readonly chosen: string | undefined;
  /** What came of the last action. */
  readonly said: string;
  /** What is wrong with the storage. */
  readonly fault: string | undefined;
  readonly save: (draft: Draft, name: string) => void;
  readonly choose: (environment: SavedEnvironment) => void;
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Brings back what was removed last; undefined if nothing was. */
  readonly undo: (() => void) | undefined;
  readonly importText: (text: string) => void;
  readonly exportAll: () => void;
  /** Notes that a person confirmed where the chosen environment leads. */
  readonly confirm: () => void;
}

type Part = Awaited<ReturnType<typeof loadSavedEnvironments>>;

/** The name under which the browser keeps the environments. */
const STORED_AS = 'tokenscope.environments';

/** The owner of the saved environments: in local storage, by a schema that has no member for a secret. */
export function useSavedEnvironments(onChoose: (patch: Partial<Draft>) => void): SavedEnvironmentsState {
  const [list, setList] = useState<readonly SavedEnvironment[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [said, say] = useState('');
  const [fault, setFault] = useState<string>();
  const [removed, setRemoved] = useState<{ readonly entry: SavedEnvironment; readonly at: number }>();

  useEffect(() => {
    const read = async (): Promise<void> => {
      const part = await loadSavedEnvironments().catch(() => undefined);
      if (!part) return; // said once it is needed
      const stored = part.readStored(STORED_AS);
      setList(stored.list);
      setFault(stored.fault);
    };
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === STORED_AS || key === null) void read();
    };
    whenIdle(() => void read());
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, []);

  /** Does something with the part of the page that knows environments. */
  const withPart = (work: (part: Part) => void): void => {
    const perform = async (): Promise<void> => {
      const part = await loadSavedEnvironments().catch(() => undefined);
      if (part) work(part);
      else say('This part of Tokenscope could not be loaded: is it still running?');
    };
    void perform();
  };
  /** Changes what is stored: what is there now, for another tab may have written meanwhile. */
  const update = (change: (part: Part, list: readonly SavedEnvironment[]) => ChangedList): void =>
    withPart((part) => {
      setRemoved(undefined);
      const stored = part.readStored(STORED_AS);
      // what could not be stored is only here
      const changed = change(part, fault === undefined ? stored.list : list);
      say(changed.said);
      if (!changed.list) return;
      setList(changed.list);
      setFault(part.writeStored(STORED_AS, changed.list, stored, browserWorld));
    });

  return {
    list,
    chosen,
    said,
    fault,
    save: (draft, name) =>
      update((part, all) => {
        const id = browserWorld.uuid();
        setChosen(id);
        return part.addEnvironment(all, draft, name, id);
      }),
    choose: (environment) =>
      withPart(({ draftPatchOf }) => {
        setChosen(environment.id);
        say('');
        onChoose(draftPatchOf(environment));
      }),
    rename: (id, name) => update((part, all) => part.renameEnvironment(all, id, name)),
    duplicate: (id) => update((part, all) => part.duplicateEnvironment(all, id, browserWorld.uuid())),
    remove: (id) =>
      update((part, all) => {
        const at = all.findIndex((each) => each.id === id);
        const entry = all[at];
        if (entry) setRemoved({ entry, at });
        return part.removeEnvironment(all, id);
      }),
    undo: removed && (() => update((part, all) => part.restoreEnvironment(all, removed.entry, removed.at))),
    importText: (text) => update((part, all) => part.importEnvironments(all, text, browserWorld.uuid)),
    exportAll: () =>
      withPart(({ writeEnvironments }) => saveFile('tokenscope-environments.json', writeEnvironments(list))),
    confirm: () => {
      if (chosen !== undefined && list.some((each) => each.id === chosen && !each.confirmed))
        update((part, all) => part.confirmEnvironment(all, chosen));
    },
  };
}
