import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import type { Elsewhere } from '../environment/elsewhere.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { ADDRESS_FIELDS, isPublicValue, publicFields, tokenIn, type PublicHalf } from './public-fields.ts';

/** What the address said that the page was opened with. */
export interface OpenedLink {
  readonly half: Partial<PublicHalf>;
  /** The addresses among the public fields; undefined if there is none. */
  readonly elsewhere: Elsewhere | undefined;
  /** What should not have stood there: the likeliest token, empty for none, and the names of secrets, never their values. */
  readonly exposed: { readonly token: string; readonly secrets: readonly string[] } | undefined;
}

/** The likeliest token first; a JWT under any other name comes behind them. */
const TOKENS: readonly string[] = ['accesstoken', 'token', 'idtoken', 'refreshtoken'];
const SECRET = /secret$|^(?:client)?assertion$|verifier$|^pass(?:word|phrase)$|^privatekey$/;

/**
 * Reads the query and the fragment of an address, which are hostile text. Public fields come from the query only, the first
 * of several of one name; tokens and secrets are found in both, under any name or none.
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2
 */
export function readLink(search: string, hash: string): OpenedLink {
  const tokens: (string | undefined)[] = [];
  const secrets = new Set<string>();
  const query = new Map<string, string>();
  const look = (name: string, value: string): void => {
    const bare = name.toLowerCase().replace(/[^a-z]/g, '');
    const rank = TOKENS.indexOf(bare);
    const jwt = tokenIn(value) ?? tokenIn(name);
    if (isPrivateKey(name)) secrets.add('private key');
    else if (value !== '' && (SECRET.test(bare) || isPrivateKey(value))) secrets.add(name.slice(0, 40));
    // a “+” that nobody encoded is part of the token
    else if (value !== '' && rank !== -1) tokens[rank] ??= jwt ?? value.replace(/(?<!^bearer) /gi, '+');
    else if (jwt !== undefined) tokens[TOKENS.length] ??= jwt;
  };
  for (const [name, value] of new URLSearchParams(search)) {
    look(name, value);
    if (!query.has(name)) query.set(name, value);
  }
  for (const part of hash.split(/[#?]/)) for (const [name, value] of new URLSearchParams(part)) look(name, value);
  // a JWK as a form is one only as a whole
  if (secrets.size === 0 && [search, hash].some(isPrivateKey)) secrets.add('private key');

  const half: Partial<Record<keyof PublicHalf, string>> = {};
  for (const [field, name] of publicFields) {
    const value = query.get(name);
    if (value !== undefined && isPublicValue(field, value)) half[field] = value;
  }
  const addresses = ADDRESS_FIELDS.flatMap((field) => half[field] || []);
  const token = tokens.find((each) => each !== undefined);
  return {
    half: half as Partial<PublicHalf>,
    elsewhere: addresses.length > 0 ? { source: 'link', addresses } : undefined,
    exposed: token === undefined && secrets.size === 0 ? undefined : { token: token ?? '', secrets: [...secrets] },
  };
}

/** The query of a link with the public half of a draft, as far as it is not that of an empty one; else an empty text. */
export function linkOf(draft: Draft): string {
  const query = new URLSearchParams();
  for (const [field, name] of publicFields) {
    const value = draft[field];
    if (value !== undefined && value !== EMPTY_DRAFT[field] && isPublicValue(field, value)) query.set(name, value);
  }
  const text = String(query);
  return text && `?${text}`;
}
