import type { Draft } from '../draft.ts';
import { mergeImported } from './merge-imported.ts';
import { savedEnvironmentOf, type SavedEnvironment } from './saved-environment.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { hasRoom, MOST_ENVIRONMENTS, readEnvironments } from './environment-file.ts';
import { tokenIn } from './public-fields.ts';
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

/** Adds what stands in the form, under a name that is free. `id` is a fresh UUID. */
export function addEnvironment(list: List, draft: Draft, name: string, id: string): ChangedList {
  const saved = savedEnvironmentOf(draft, uniqueName(name, namesOf(list)), id);
  return fitting([...list, saved], `Saved as ${saved.name}.`);
}

/** Gives an environment another name, or one like it that is free. */
export function renameEnvironment(list: List, id: string, typed: string): ChangedList {
  if (tokenIn(typed) !== undefined || isPrivateKey(typed))
    return { said: 'This is a token or a key, which would be kept. Choose another name.' };
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

/** Puts a removed environment back to where it was, counted from the first. */
export const restoreEnvironment = (list: List, entry: SavedEnvironment, at: number): ChangedList =>
  fitting(list.toSpliced(at, 0, entry), `${entry.name} is back.`);

/** Notes that a person has confirmed where an environment leads. */
export const confirmEnvironment = (list: List, id: string): ChangedList => ({
  list: list.map((each) => (each.id === id ? { ...each, confirmed: true } : each)),
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
