import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { cameFrom, type Elsewhere } from '../environment/elsewhere.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { holdsKnown } from './known-secrets.ts';
import { addressesIn, hasUserInfo, isChoice, isPublicValue, publicFields, tokenIn } from './public-fields.ts';
import type { PublicHalf } from './public-fields.ts';
import { barely, namedSecrets } from './secret-names.ts';

/** What the address said that the page was opened with. */
export interface OpenedLink {
  readonly half: Partial<PublicHalf>;
  /** The hosts of the addresses among the public fields. */
  readonly elsewhere: readonly Elsewhere[];
  /** What should not have stood there: the likeliest token, empty for none, and the names of secrets, never their values. */
  readonly exposed: { readonly token: string; readonly secrets: readonly string[] } | undefined;
}

/** The likeliest token first; what has any other name comes behind them, and a JWT without the name of a token last. */
const TOKENS: readonly RegExp[] = [
  /accesstokens?$/,
  /^(?:introspect)?token$/,
  /^idtoken$/,
  /^refreshtoken$/,
  /./,
  /^$/,
];

/** In characters, of query and fragment each: no browser needs more, and a page must not stand still over it. */
const LONGEST = 65_536;
const MOST_PARAMETERS = 1000;

/**
 * Reads the query and the fragment of an address, which are hostile text. Public fields come from the query only, the first
 * of several of one name; tokens and secrets are found in both, under any name or none, and within other values.
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2
 */
export function readLink(search: string, hash: string): OpenedLink {
  const tokens: (string | undefined)[] = [];
  const secrets = new Set<string>();
  const query = new Map<string, string | undefined>();
  const noteSecret = (name: string): void => {
    const isName = /^[\w.[\]-]{1,40}$/.test(name) && tokenIn(name) === undefined;
    secrets.add(isName ? name : 'a parameter');
  };
  const noteToken = (name: string, text: string): void => {
    // a “+” that nobody encoded is part of the token
    tokens[TOKENS.findIndex((each) => each.test(name))] ??=
      tokenIn(text) ?? text.replace(/(?<!^(?:bearer|dpop)) /gi, '+');
  };
  /** Whether something in a parameter must not have stood there. */
  const isExposed = (name: string, value: string): boolean => {
    const found = namedSecrets(name + (value && `=${value}`), /^=*$/.test(value));
    const jwt = tokenIn(value) ?? tokenIn(name);
    if (isPrivateKey(name)) secrets.add('private key');
    else if (isPrivateKey(value)) noteSecret(name);
    else if (found.length > 0)
      for (const each of found) {
        if (each.kind === 'secret') noteSecret(each.name);
        else noteToken(barely(each.name), each.value);
      }
    else if (jwt !== undefined) noteToken('', jwt);
    else return false;
    return true;
  };

  const asked = parametersOf([search]);
  for (const [name, value] of asked.parameters) {
    const isFound = isExposed(name, value);
    if (!query.has(name)) query.set(name, isFound ? undefined : value);
  }
  const behind = parametersOf(hash.slice(0, LONGEST + 1).split(/[#?]/));
  for (const [name, value] of behind.parameters) isExposed(name, value);
  for (const { parameters } of [asked, behind]) {
    const names = new Map(parameters);
    if (names.get('code') && names.has('state')) secrets.add('code');
  }
  // a JWK as a form is one only as a whole
  if (secrets.size === 0 && [search, hash].some((each) => isPrivateKey(each.slice(0, LONGEST))))
    secrets.add('private key');
  if (asked.isCut || behind.isCut) secrets.add('the rest of a very long address');

  const half: Partial<Record<keyof PublicHalf, string>> = {};
  for (const [field, name] of publicFields) {
    const value = query.get(name);
    if (value === undefined) continue;
    if (hasUserInfo(field, value)) secrets.add('a user name or password in an address');
    if (isPublicValue(field, value)) half[field] = value;
  }
  const token = tokens.find((each) => each !== undefined);
  return {
    half: half as Partial<PublicHalf>,
    elsewhere: cameFrom('link', addressesIn(half as Partial<PublicHalf>)),
    exposed: token === undefined && secrets.size === 0 ? undefined : { token: token ?? '', secrets: [...secrets] },
  };
}

/** The parameters of texts in the shape of a query, up to a limit, at which none is cut through. */
function parametersOf(texts: readonly string[]): {
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly isCut: boolean;
} {
  const whole = texts.join('#');
  const isLong = whole.length > LONGEST;
  const kept = isLong ? whole.slice(0, Math.max(0, whole.lastIndexOf('&', LONGEST))) : whole;
  const parameters = kept.split('#').flatMap((text) => [...new URLSearchParams(text)]);
  return { parameters: parameters.slice(0, MOST_PARAMETERS), isCut: isLong || parameters.length > MOST_PARAMETERS };
}

/**
 * The query of a link with the public half of a draft, as far as it is not that of an empty one; else an empty text. A text
 * that repeats one of the `known` secrets is left out.
 */
export function linkOf(draft: Draft, known: readonly string[] = []): string {
  const query = new URLSearchParams();
  for (const [field, name] of publicFields) {
    const value = draft[field];
    if (value === undefined || value === EMPTY_DRAFT[field] || !isPublicValue(field, value)) continue;
    if (isChoice(field) || !holdsKnown(value, known)) query.set(name, value);
  }
  const text = String(query);
  return text && `?${text}`;
}
