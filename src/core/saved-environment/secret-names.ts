import { percentDecoded } from '../token/find-tokens.ts';

/** What stands under the name of a token or of another secret. */
export interface NamedSecret {
  readonly kind: 'token' | 'secret';
  readonly name: string;
  readonly value: string;
}

const TOKEN = /(?:token|jwt|bearer|authorization)s?$/;
const SECRET =
  /(?:secret(?:jwt)?|assertion|verifier|pass(?:word|phrase|wd)?|pwd|pin|cookie|apikey|privatekey|credential|auth(?:orization)?code|devicecode)s?$|^jwtsigned$/;

/** Whether a parameter of this name holds a token or another secret, whatever its case and separators, brackets included. */
export function kindOfName(name: string): NamedSecret['kind'] | undefined {
  const bare = barely(name);
  return SECRET.test(bare) ? 'secret' : TOKEN.test(bare) ? 'token' : undefined;
}

/** A name in lower case, without separators and digits. */
export const barely = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** More of them say no more. */
const MOST_FOUND = 20;
const NAMED = /(?<![\w.[\]-])([\w.[\]-]+)(\\*["'`])?\s*([=:/])\s*(?:\\*["'`])?/g;
/** A value; one that begins as JSON does is all that is left. */
const VALUE = /\{.*|[^&;,?#"'`\\{}]*/sy;

/**
 * The secrets that a text names, percent-encoded or not: as parameters, as members of JSON and, where it is `loose`, behind a
 * colon or as a step of a path. Neither is a secret in a scope such as `token:read` or the address of an endpoint.
 */
export const namedSecrets = (text: string, isLoose = false): readonly NamedSecret[] =>
  [...new Set([text, percentDecoded(text)])].flatMap((each) => behindNames(each, isLoose));

function behindNames(text: string, isLoose: boolean): readonly NamedSecret[] {
  const found: NamedSecret[] = [];
  // where a page keeps its place in the fragment
  const isPath = /^[#!?]*\//.test(text);
  for (const { 0: whole, 1: name = '', 2: quote, 3: sign, index } of text.matchAll(NAMED)) {
    const isSign = sign === '=' || (sign === ':' ? isLoose || quote !== undefined : isLoose && isPath);
    const kind = isSign ? kindOfName(name) : undefined;
    if (kind === undefined) continue;
    VALUE.lastIndex = index + whole.length;
    const [value = ''] = VALUE.exec(text) ?? [];
    if (/\w/.test(value)) found.push({ kind, name, value: percentDecoded(value) });
    if (found.length === MOST_FOUND) break;
  }
  return found;
}
