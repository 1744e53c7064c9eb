import type { Draft } from '../draft.ts';
import { confirming } from '../environment/elsewhere.ts';
import { mergeImported } from './merge-imported.ts';
import { savedEnvironmentOf, type SavedEnvironment } from './saved-environment.ts';
import { hasRoom, MOST_ENVIRONMENTS, readEnvironments } from './environment-file.ts';
import { uniqueName } from './unique-name.ts';

type List = readonly SavedEnvironment[];

/** A list after something was done with it, and a sentence on what was; without a list nothing was done. */
export interface ChangedList {
  readonly list?: List;
  readonly said: string;
}

const GONE: ChangedList = { said: 'It is no longer there: another tab has deleted it.' };

/** What was done, unless it could not be read again once it is written. */
const fitting = (list: List, said: string): ChangedList =>
  hasRoom(list) ? { list, said } : { said: `There is room for ${MOST_ENVIRONMENTS} environments: delete one first.` };

const namesOf = (list: List): readonly string[] => list.map(({ name }) => name);

/**
 * Keeps what stands in the form under a name: in the place of the environment that has it, or as a new one. `id` is a fresh
 * UUID; the id of the environment is in the list then.
 */
export function keepEnvironment(list: List, draft: Draft, name: string, id: string): ChangedList {
  const same = environmentNamed(list, name);
  const saved = savedEnvironmentOf(draft, same?.name ?? uniqueName(name, namesOf(list)), same?.id ?? id);
  return same
    ? fitting(
        list.map((each) => (each === same ? saved : each)),
        `${saved.name} is what stands in the form now.`,
      )
    : fitting([...list, saved], `Saved as ${saved.name}.`);
}

/** The environment that has this name, as a name is kept; undefined if none has. */
export const environmentNamed = (list: List, name: string): SavedEnvironment | undefined =>
  list.find((each) => each.name.toLowerCase() === uniqueName(name, []).toLowerCase());

/** Gives an environment another name, or one like it that is free. */
export function renameEnvironment(list: List, id: string, typed: string): ChangedList {
  const name = uniqueName(typed, namesOf(list.filter((each) => each.id !== id)));
  return list.some((each) => each.id === id)
    ? { list: list.map((each) => (each.id === id ? { ...each, name } : each)), said: `Renamed to ${name}.` }
    : GONE;
}

/** Puts a copy of an environment behind it. `uuid` is a fresh UUID. */
export function duplicateEnvironment(list: List, id: string, uuid: string): ChangedList {
  const at = list.findIndex((each) => each.id === id);
  const original = list[at];
  if (!original) return GONE;
  const name = uniqueName(original.name, namesOf(list));
  return fitting(list.toSpliced(at + 1, 0, { ...original, id: uuid, name }), `Duplicated as ${name}.`);
}

/** Takes an environment out of the list. */
export function removeEnvironment(list: List, id: string): ChangedList {
  const entry = list.find((each) => each.id === id);
  return entry ? { list: list.filter((each) => each !== entry), said: `${entry.name} is deleted.` } : GONE;
}

/** What was deleted, or replaced by another environment of its id, and where it stood, counted from the first. */
export interface Former {
  readonly entry: SavedEnvironment;
  readonly at: number;
  readonly replacedBy: SavedEnvironment | undefined;
}

/** Puts back what was deleted or replaced. What another tab has kept meanwhile stays, beside it. `uuid` is a fresh UUID. */
export function restoreEnvironment(list: List, { entry, at, replacedBy }: Former, uuid: string): ChangedList {
  const there = list.find(({ id }) => id === entry.id);
  const isReplaced = there && JSON.stringify(there) === JSON.stringify(replacedBy);
  const name = uniqueName(entry.name, namesOf(isReplaced ? list.filter((each) => each !== there) : list));
  const back = { ...entry, name, id: there && !isReplaced ? uuid : entry.id };
  return fitting(
    isReplaced ? list.map((each) => (each === there ? back : each)) : list.toSpliced(at, 0, back),
    `${name} is back.`,
  );
}

/** Notes the hosts that a person has confirmed for an environment. */
export const confirmEnvironment = (
  list: List,
  id: string,
  hosts: readonly { readonly host: string }[],
): ChangedList => ({
  list: list.map((each) => (each.id === id ? { ...each, confirmed: confirming(each.confirmed, hosts) } : each)),
  said: '',
});

/** Adds the environments of a file; `uuid` gives a fresh UUID at each call. */
export function importEnvironments(list: List, text: string, uuid: () => string): ChangedList {
  const file = readEnvironments(text);
  if (!file.ok) return { said: file.reason };
  const { environments, added, skipped, left } = mergeImported(list, file.value.environments, uuid);
  const said = [
    `${added.length} imported.`,
    ...(skipped > 0 ? [`${skipped} ${skipped === 1 ? 'was' : 'were'} there already.`] : []),
    ...(left > 0 ? [`There was no room for ${left}.`] : []),
    ...file.value.notes,
  ];
  return { list: environments, said: said.join(' ') };
}
