import { hasPlaceholder } from '../environment/environment.ts';
import type { Draft } from '../draft.ts';
import { failure, success, type Result } from '../result.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { clientOf } from './postman-client.ts';
import { readPostmanFile, type PostmanVariable } from './postman-file.ts';
import { locationOf } from './postman-location.ts';
import { postmanNameOf, PUBLIC_NAMES, type PostmanName, type PostmanUses } from './postman-names.ts';
import { isSecretName, variableResolver, type ResolvedVariable } from './postman-template.ts';
import { tokenUseOf } from './postman-token.ts';
import { isPublicValue } from './public-fields.ts';

/** One variable of a Postman file, in the file's order, and what becomes of it. */
export interface PostmanRow {
  readonly key: string;
  /** The label of the field that it fills; undefined if it fills none. */
  readonly target: string | undefined;
  /** Its value, or `••• (n characters)` for a secret or a token. */
  readonly shown: string;
  readonly state: 'taken' | 'empty' | 'unknown' | 'disabled' | 'not-needed';
  /** A sentence or two: why it was not taken, or what else to know. */
  readonly note?: string;
}

/** What a Postman file fills the form with. `secrets` are for the fields in memory only; empty where there is none. */
export interface PostmanImport {
  readonly name: string;
  readonly patch: Partial<Draft>;
  readonly secrets: { readonly token: string; readonly secret: string; readonly assertion: string };
  readonly rows: readonly PostmanRow[];
}

/**
 * Reads the export of a Postman environment, of globals or of a collection with variables, as PingOne's templates name them.
 * The reason is a sentence. `now` is in milliseconds since the epoch.
 */
export function readPostmanEnvironment(text: string, now: number): Result<PostmanImport, string> {
  const file = readPostmanFile(text);
  if (!file.ok) return failure(file.reason);
  const { name, variables } = file.value;
  const resolve = variableResolver(variables);
  const named = byName(variables);
  const secretText = (each: PostmanName): string => {
    const variable = named.get(each);
    const value = variable && resolve(variable);
    const isUsable = value && value.fault === undefined && !hasPlaceholder(value.text) && !isPrivateKey(value.text);
    return isUsable ? value.text : '';
  };
  const hidden = [...named]
    .filter(([each, variable]) => !PUBLIC_NAMES.has(each) && (isSecretName(each) || resolve(variable).holdsSecret))
    .map(([, variable]) => resolve(variable).text);
  const publicText = (each: PostmanName): string => {
    const variable = named.get(each);
    const value = secretText(each);
    const isPublic = variable && !resolve(variable).holdsSecret && isPublicValue('clientId', value);
    return isPublic && !repeats(value, hidden) ? value : '';
  };
  const location = locationOf(publicText);
  const client = clientOf({ publicText, secretText }, now);
  const { token, uses } = tokenUseOf(secretText, now);
  const secrets = { token, secret: client.secret, assertion: client.assertion };
  const all: PostmanUses = { ...uses, ...client.uses, ...location.uses };
  return success({
    name,
    patch: { ...location.patch, ...client.patch },
    secrets,
    rows: variables.map((variable) => rowOf(variable, resolve(variable), named, all, hidden)),
  });
}

/** The variable for each of PingOne's names: the last that is enabled and not empty, one that is spelt exactly so first. */
function byName(variables: readonly PostmanVariable[]): ReadonlyMap<PostmanName, PostmanVariable> {
  const found = new Map<PostmanName, PostmanVariable>();
  for (const variable of variables) {
    const name = variable.isEnabled && variable.value !== '' ? postmanNameOf(variable.key) : undefined;
    if (name && (variable.key === name || found.get(name)?.key !== name)) found.set(name, variable);
  }
  return found;
}

const LONGEST_SHOWN = 200;
/** A shorter secret, in characters, can be part of another text by chance. */
const SHORTEST_SECRET = 6;

/** Whether a text is, or has in it, what is not to be shown. */
const repeats = (text: string, hidden: readonly string[]): boolean =>
  hidden.some((each) => each.length >= SHORTEST_SECRET && text.includes(each));

function rowOf(
  variable: PostmanVariable,
  { text, fault, isMasked, holdsSecret }: ResolvedVariable,
  named: ReadonlyMap<PostmanName, PostmanVariable>,
  uses: PostmanUses,
  hidden: readonly string[],
): PostmanRow {
  const { key } = variable;
  const name = postmanNameOf(key);
  const isRepeated = repeats(text, hidden);
  const isSecret = isMasked || isRepeated;
  const masked = `••• (${text.length} ${text.length === 1 ? 'character' : 'characters'})`;
  const open = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  const row = { key, target: undefined, shown: isSecret && text !== '' ? masked : open };
  if (!variable.isEnabled) return { ...row, state: 'disabled' };
  if (text === '') return { ...row, state: 'empty' };
  if (!name) return { ...row, state: 'unknown', ...(fault === undefined ? {} : { note: fault }) };
  if (named.get(name) !== variable)
    return { ...row, state: 'not-needed', note: `Another variable of the file counts for ${name}.` };
  if (fault !== undefined) return { ...row, state: 'not-needed', note: fault };
  if (isPrivateKey(text))
    return { ...row, state: 'not-needed', note: 'This is a private key: give it to the signing key.' };
  if ((holdsSecret || isRepeated) && PUBLIC_NAMES.has(name))
    return { ...row, state: 'not-needed', note: 'It holds a secret or a token.' };
  const use = uses[name];
  return {
    ...row,
    target: use?.target,
    state: use?.target === undefined ? 'not-needed' : 'taken',
    ...(use?.note === undefined ? {} : { note: use.note }),
  };
}
