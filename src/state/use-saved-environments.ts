import { useEffect, useState } from 'react';
import type { Draft } from '../core/draft.ts';
import type { UnconfirmedHost } from '../core/environment/elsewhere.ts';
import type { EnvironmentsView } from '../core/saved-environment/environments-view.ts';
import type { ChangedList, Former } from '../core/saved-environment/environment-list.ts';
import type { SavedEnvironment } from '../core/saved-environment/saved-environment.ts';
import { loadSavedEnvironments, whenIdle } from './lazy-parts.ts';
import { saveFile } from './save-file.ts';
import { browserWorld } from './world.ts';

/** The environments at hand, and one thing more that the page does with them. */
export interface SavedEnvironmentsState extends EnvironmentsView {
  /** Notes the hosts that a person confirmed for an environment. */
  readonly confirm: (id: string, hosts: readonly UnconfirmedHost[]) => void;
}

/** What was said of the storage, and not again until the page is reloaded: it outlives Lock. */
let toldOfStorage: string | undefined;

type Part = Awaited<ReturnType<typeof loadSavedEnvironments>>;

/** The owner of the saved environments: in local storage, by a schema that has no member for a secret. */
export function useSavedEnvironments(onChoose: (patch: Partial<Draft>, name: string) => void): SavedEnvironmentsState {
  const [{ list, fault, unread }, setStored] = useState<ReturnType<Part['readStored']>>({
    list: [],
    fault: undefined,
    unread: undefined,
  });
  const [said, say] = useState<EnvironmentsView['said']>({ text: '' });
  const [former, setFormer] = useState<Former>();
  const [told, setTold] = useState(toldOfStorage);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let isOver = false;
    const begin = async (): Promise<void> => {
      const part = await loadSavedEnvironments().catch(() => undefined);
      if (!part || isOver) return; // said once it is needed
      setStored(part.readStored());
      stop = part.onStored(() => setStored(part.readStored()));
    };
    whenIdle(() => void begin());
    return () => {
      isOver = true;
      stop?.();
    };
  }, []);

  /** Does something with the part of the page that knows environments. */
  const withPart = (work: (part: Part) => void): void => {
    const perform = async (): Promise<void> => {
      const part = await loadSavedEnvironments().catch(() => undefined);
      if (part) work(part);
      else say({ text: 'This part of Tokenscope could not be loaded: is it still running?', isFault: true });
    };
    void perform();
  };
  /** Changes what is stored: what is there now, for another tab may have written meanwhile. */
  const update = (
    change: (part: Part, list: readonly SavedEnvironment[]) => ChangedList,
    formerOf?: (part: Part, list: readonly SavedEnvironment[]) => SavedEnvironment | undefined,
    onDone?: () => void,
  ): void =>
    withPart((part) => {
      const stored = part.readStored();
      const changed = change(part, stored.list);
      say({ text: changed.said, isFault: !changed.list });
      if (!changed.list) return;
      const entry = formerOf?.(part, stored.list);
      const replacedBy = changed.list.find(({ id }) => id === entry?.id);
      setFormer(entry && { entry, at: stored.list.indexOf(entry), replacedBy });
      setStored(part.writeStored(changed.list, stored, browserWorld));
      onDone?.();
    });

  return {
    list,
    said,
    fault,
    notice: fault === told ? undefined : fault,
    dismiss: () => {
      toldOfStorage = fault;
      setTold(fault);
    },
    discard:
      unread === undefined
        ? undefined
        : () => withPart((part) => setStored(part.writeStored(list, part.readStored(), browserWorld, true))),
    save: (draft, name, onSaved) =>
      update(
        (part, all) => part.keepEnvironment(all, draft, name, browserWorld.uuid()),
        (part, all) => part.environmentNamed(all, name),
        onSaved,
      ),
    choose: (environment) =>
      withPart(({ draftPatchOf }) => {
        say({ text: '' });
        onChoose(draftPatchOf(environment), environment.name);
      }),
    rename: (id, name) => update((part, all) => part.renameEnvironment(all, id, name)),
    duplicate: (id) => update((part, all) => part.duplicateEnvironment(all, id, browserWorld.uuid())),
    remove: (id) =>
      update(
        (part, all) => part.removeEnvironment(all, id),
        (_part, all) => all.find((each) => each.id === id),
      ),
    undo: former && (() => update((part, all) => part.restoreEnvironment(all, former, browserWorld.uuid()))),
    importText: (text) => update((part, all) => part.importEnvironments(all, text, browserWorld.uuid)),
    exportAll: () =>
      withPart(({ writeEnvironments }) => {
        saveFile('tokenscope-environments.json', writeEnvironments(list));
        say({ text: `${list.length} exported, without a secret.` });
      }),
    refuseFile: () => say({ text: 'The file could not be read.', isFault: true }),
    confirm: (id, hosts) => update((part, all) => part.confirmEnvironment(all, id, hosts)),
  };
}
