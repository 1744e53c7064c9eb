import { LONGEST_FILE, MOST_ENVIRONMENTS, writeEnvironments } from './environment-file.ts';
import { publicFields } from './public-fields.ts';
import type { SavedEnvironment } from './saved-environment.ts';
import { stemOf, uniqueName } from './unique-name.ts';

/** A list with what was imported behind it. `skipped` counts what was there already, `left` what there was no room for. */
export interface Merged {
  readonly environments: readonly SavedEnvironment[];
  readonly added: readonly SavedEnvironment[];
  readonly skipped: number;
  readonly left: number;
}

/**
 * Puts imported environments behind the existing ones. Where they lead nobody here has confirmed, a name that is taken gets
 * an ending, an id that is taken a fresh one of `uuid`, and one that is there already, or as a copy, is skipped.
 */
export function mergeImported(
  existing: readonly SavedEnvironment[],
  imported: readonly SavedEnvironment[],
  uuid: () => string,
): Merged {
  const environments = [...existing];
  const names = existing.map(({ name }) => name);
  const ids = new Set(existing.map(({ id }) => id));
  const there = new Set(existing.map((each) => textOf(stemOf(each.name), each)));
  const seen = new Set<string>();
  let length = writeEnvironments(existing).length;
  let skipped = 0;
  let left = 0;
  for (const each of imported) {
    const text = textOf(each.name, each);
    if (seen.has(text) || there.has(textOf(stemOf(each.name), each))) {
      skipped++;
      continue;
    }
    seen.add(text);
    const name = uniqueName(each.name, names);
    const added = { ...each, id: ids.has(each.id) ? uuid() : each.id, name, confirmed: '' };
    // a little more than it adds to the list
    const size = writeEnvironments([added]).length;
    if (environments.length === MOST_ENVIRONMENTS || length + size > LONGEST_FILE) {
      left++;
      continue;
    }
    length += size;
    ids.add(added.id);
    names.push(name);
    environments.push(added);
  }
  return { environments, added: environments.slice(existing.length), skipped, left };
}

/** Two that have the same text are equal, whoever confirmed them. */
const textOf = (name: string, { half }: SavedEnvironment): string =>
  JSON.stringify([name.trim().toLowerCase(), ...publicFields.map(([field]) => half[field] ?? null)]);
