import { EMPTY_DRAFT } from '../draft.ts';
import { hostsOf } from '../environment/elsewhere.ts';
import { isUuid } from '../environment/environment.ts';
import { failure, success, type Result } from '../result.ts';
import { memberOf, readJson, textOf, type JsonNode } from '../token/json.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { addressesIn, holdsSecret, isPublicValue, publicFields, type PublicHalf } from './public-fields.ts';
import type { SavedEnvironment } from './saved-environment.ts';
import { uniqueName } from './unique-name.ts';

/** At most so many environments are kept. */
export const MOST_ENVIRONMENTS = 200;
/** In characters; no longer file or storage is read. */
export const LONGEST_FILE = 1_000_000;
const VERSION = 1;

/** Environments as the text of a file; the storage of the browser holds the same. What is no {@link isPublicValue} is left out. */
export const writeEnvironments = (environments: readonly SavedEnvironment[]): string =>
  `${JSON.stringify({ tokenscope: 'environments', version: VERSION, environments: environments.map(entryOf) }, null, 2)}\n`;

/** Whether so many environments, of that size, can be read again once they are written. */
export const hasRoom = (environments: readonly SavedEnvironment[]): boolean =>
  environments.length <= MOST_ENVIRONMENTS && writeEnvironments(environments).length <= LONGEST_FILE;

function entryOf({ id, name, confirmed, half }: SavedEnvironment): object {
  const kept = publicFields.filter(([field]) => {
    const value = half[field];
    return value !== undefined && isPublicValue(field, value) && (field === 'server' || value !== EMPTY_DRAFT[field]);
  });
  const written: Partial<PublicHalf> = Object.fromEntries(kept.map(([field]) => [field, half[field]]));
  return { id, name, confirmed: hostsIn(confirmed, written), ...written };
}

/** Those of the confirmed hosts that stand in an address of the environment: nothing else is kept with them. */
function hostsIn(confirmed: string, half: Partial<PublicHalf>): string {
  const hosts = hostsOf(addressesIn(half));
  return [...new Set(confirmed.split(' '))].filter((host) => hosts.includes(host)).join(' ');
}

/** What was read from a file. `notes` are sentences about what was left out; they have names in them, never values. */
export interface ReadEnvironments {
  readonly environments: readonly SavedEnvironment[];
  readonly notes: readonly string[];
}

const MOST_NOTES = 20;

/**
 * Reads the text of a file or of the storage, by a schema that has no member for a secret. Each has an id of its own
 * afterwards. The reason is a sentence; where there is one, nothing was read.
 */
export function readEnvironments(text: string): Result<ReadEnvironments, string> {
  if (text.length > LONGEST_FILE) return failure('This is more than 1 MB, too much for a list of environments.');
  const json = readJson(text.replace(/^\ufeff/, ''));
  if (!json.ok) return failure('This is not JSON, so no environment could be read.');
  const file = json.value;
  const version = memberOf(file, 'version');
  const entries = memberOf(file, 'environments');
  if (textOf(file, 'tokenscope') !== 'environments')
    return failure(
      memberOf(file, '_postman_variable_scope')
        ? 'This is an export of Postman: use “Import Postman environment” for it.'
        : 'This is not a list of environments that Tokenscope wrote.',
    );
  if (version?.kind === 'number' && version.number > VERSION)
    return failure('A newer version of Tokenscope wrote these environments.');
  if (version?.kind !== 'number' || version.number !== VERSION || entries?.kind !== 'array')
    return failure('This list of environments is damaged: its version or its entries are missing.');
  if (entries.items.length > MOST_ENVIRONMENTS)
    return failure(`These are ${entries.items.length} environments; at most ${MOST_ENVIRONMENTS} can be kept.`);

  const notes: string[] = [];
  const ids = new Set<string>();
  const environments = entries.items.flatMap((entry, index) => {
    if (entry.kind !== 'object') notes.push(`Entry ${index + 1} is not an environment and was left out.`);
    return entry.kind === 'object' ? [readEntry(entry, freeId(textOf(entry, 'id') ?? '', index, ids), notes)] : [];
  });
  const further = notes.length - MOST_NOTES;
  const said = notes.slice(0, MOST_NOTES);
  return success({ environments, notes: further > 0 ? [...said, `So it was ${further} more times.`] : said });
}

/** An id that is not in `ids` yet, where it is put: the given one if it is a UUID, else one made of the place in the list. */
function freeId(given: string, index: number, ids: Set<string>): string {
  let id = given.toLowerCase();
  for (let place = index + 1; !isUuid(id) || ids.has(id); place += MOST_ENVIRONMENTS)
    id = `00000000-0000-4000-8000-${place.toString(16).padStart(12, '0')}`;
  ids.add(id);
  return id;
}

const OWN_MEMBERS = ['id', 'name', 'confirmed'];

function readEntry(entry: JsonNode & { readonly kind: 'object' }, id: string, notes: string[]): SavedEnvironment {
  const typed = textOf(entry, 'name') ?? '';
  const isUsable = !holdsSecret(typed);
  const name = uniqueName(isUsable ? typed : '', []);
  if (!isUsable) notes.push(`“${name}” had a name that holds a token or a key; it was left out.`);
  const left = new Set<string>();
  const half: Record<string, string | undefined> = {};
  for (const [field] of publicFields) {
    const node = memberOf(entry, field);
    const value = node?.kind === 'string' ? node.text : undefined;
    const isFit = value !== undefined && isPublicValue(field, value);
    if (node && !isFit) left.add(FIELD_LABELS[field]);
    half[field] = isFit ? value : EMPTY_DRAFT[field];
  }
  if (left.size > 0) notes.push(`“${name}”: ${listed(left)} had a value that cannot be kept; it was left out.`);
  const known = new Set<string>([...OWN_MEMBERS, ...publicFields.map(([field]) => field)]);
  const unknown = new Set(entry.members.map((member) => member.name).filter((each) => !known.has(each)));
  if (unknown.size > 0) notes.push(`“${name}”: ${listed(unknown)} was left out: no environment keeps it.`);
  const read = half as unknown as PublicHalf;
  // an earlier version wrote whether somebody confirmed, and not what
  return { id, name, confirmed: hostsIn(textOf(entry, 'confirmed') ?? '', read), half: read };
}

/** A few names of a file, which can hold anything, for a sentence. */
function listed(names: ReadonlySet<string>): string {
  const shown = [...names]
    .slice(0, 4)
    .map((name) => (holdsSecret(name) ? 'a secret' : uniqueName(name, []).slice(0, 40)));
  return shown.join(', ') + (names.size > shown.length ? ` and ${names.size - shown.length} more` : '');
}
