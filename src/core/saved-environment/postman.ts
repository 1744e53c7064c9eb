import { hasPlaceholder } from '../environment/environment.ts';
import type { Draft } from '../draft.ts';
import { failure, success, type Result } from '../result.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { repeatsKnown } from './known-secrets.ts';
import { NOTHING_OF_THE_FORMER } from './nothing-of-the-former.ts';
import { clientOf } from './postman-client.ts';
import { readPostmanFile, type PostmanVariable } from './postman-file.ts';
import { locationOf } from './postman-location.ts';
import { postmanNameOf, PUBLIC_NAMES, type PostmanName, type PostmanUses } from './postman-names.ts';
import { isSecretName, variableResolver, type ResolvedVariable } from './postman-template.ts';
import { tokenUseOf } from './postman-token.ts';
import { hasUserInfo, holdsSecret as hasSecret, isPublicValue } from './public-fields.ts';
import { kindOfName } from './secret-names.ts';

/** One variable of a Postman file, in the file's order, and what becomes of it. */
export interface PostmanRow {
  /** Its name, cut where it is long, and masked where it holds a secret itself. */
  readonly key: string;
  /** The label of the field that it fills; undefined if it fills none. */
  readonly target: string | undefined;
  /** Its value where the form would show it, else `••• (n characters)`. */
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
  /** Sentences on what of the file was not read. */
  readonly notes: readonly string[];
}

/**
 * Reads the export of a Postman environment, of globals or of a collection with variables, as PingOne's templates name them.
 * The reason is a sentence. `now` is in milliseconds since the epoch.
 */
export function readPostmanEnvironment(text: string, now: number): Result<PostmanImport, string> {
  const file = readPostmanFile(text);
  if (!file.ok) return failure(file.reason);
  const { name, variables, notes } = file.value;
  const resolve = variableResolver(variables);
  const named = byName(variables);
  const secretText = (each: PostmanName): string => {
    const variable = named.get(each);
    const value = variable && resolve(variable);
    const isUsable = value && value.fault === undefined && !hasPlaceholder(value.text) && !isPrivateKey(value.text);
    return isUsable ? value.text : '';
  };
  const hidden = variables.filter((each) => hides(each, resolve(each))).map((each) => resolve(each).text);
  const publicText = (each: PostmanName): string => {
    const variable = named.get(each);
    const value = secretText(each);
    const isPublic = variable && !resolve(variable).holdsSecret && isPublicValue('clientId', value);
    return isPublic && !repeatsKnown(value, hidden) ? value : '';
  };
  const location = locationOf(publicText);
  const client = clientOf({ publicText, secretText }, now);
  const { token, uses } = tokenUseOf(secretText, now);
  const secrets = { token, secret: client.secret, assertion: client.assertion };
  const all: PostmanUses = { ...uses, ...client.uses, ...location.uses };
  return success({
    name,
    patch: { ...NOTHING_OF_THE_FORMER, ...location.patch, ...client.patch },
    secrets,
    rows: variables.map((variable) => rowOf(variable, resolve(variable), named, all, hidden)),
    notes,
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

/** Whether no public field may repeat a variable: by its type, its contents or its name. */
function hides({ key }: PostmanVariable, { holdsSecret }: ResolvedVariable): boolean {
  const name = postmanNameOf(key);
  if (name) return holdsSecret || (!PUBLIC_NAMES.has(name) && isSecretName(name));
  return holdsSecret || kindOfName(key) !== undefined || /key$/i.test(key);
}

const LONGEST_SHOWN = 200;

const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
const masked = ({ length }: string): string => `••• (${length} ${length === 1 ? 'character' : 'characters'})`;

function rowOf(
  variable: PostmanVariable,
  { text, fault, isSecret, holdsSecret }: ResolvedVariable,
  named: ReadonlyMap<PostmanName, PostmanVariable>,
  uses: PostmanUses,
  hidden: readonly string[],
): PostmanRow {
  const { key } = variable;
  const name = postmanNameOf(key);
  const isPublic = name !== undefined && PUBLIC_NAMES.has(name);
  const isRepeated = isPublic && repeatsKnown(text, hidden);
  const isShown = text === '' || (isPublic && !holdsSecret && !isRepeated && !hasUserInfo('issuer', text));
  const row = {
    key: hasSecret(key) ? masked(key) : cut(key),
    target: undefined,
    shown: isShown ? cut(text) : masked(text),
  };
  if (!variable.isEnabled) return { ...row, state: 'disabled' };
  if (text === '') return { ...row, state: 'empty' };
  if (!name) return { ...row, state: 'unknown', ...(fault === undefined ? {} : { note: fault }) };
  if (named.get(name) !== variable)
    return { ...row, state: 'not-needed', note: `Another variable of the file counts for ${name}.` };
  if (fault !== undefined) return { ...row, state: 'not-needed', note: fault };
  if (isPrivateKey(text))
    return { ...row, state: 'not-needed', note: 'This is a private key: give it to the signing key.' };
  if (isSecret && isPublic)
    return {
      ...row,
      state: 'not-needed',
      note: 'Postman keeps it as a secret, and this field is public: enter it by hand.',
    };
  if ((holdsSecret || isRepeated) && isPublic)
    return { ...row, state: 'not-needed', note: 'It holds a secret or a token.' };
  const use = uses[name];
  return {
    ...row,
    target: use?.target,
    state: use?.target === undefined ? 'not-needed' : 'taken',
    ...(use?.note === undefined ? {} : { note: use.note }),
  };
}
