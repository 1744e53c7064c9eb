import { expiredNote } from './postman-assertion.ts';
import type { PostmanName, PostmanUse, PostmanUses } from './postman-names.ts';

/** The variables that hold an access token, the likeliest first; the last is that of the worker application. */
const TOKEN_NAMES = [
  'useCaseAccessToken',
  'customResourceAccessToken',
  'accessToken',
] as const satisfies readonly PostmanName[];

/**
 * The token to ask about, empty if the file has none, and what becomes of each variable that can hold one. `now` is in
 * milliseconds since the epoch.
 */
export function tokenUseOf(
  textOf: (name: PostmanName) => string,
  now: number,
): { readonly token: string; readonly uses: PostmanUses } {
  const uses: { -readonly [Name in PostmanName]?: PostmanUse } = {
    refreshToken: { target: undefined, note: 'An API is shown access tokens; paste this one to ask about it.' },
  };
  const taken = TOKEN_NAMES.find((name) => textOf(name) !== '');
  for (const name of TOKEN_NAMES) {
    const expired = expiredNote(textOf(name), now);
    const notes = [name === taken ? '' : `${taken} is taken instead.`, expired ?? ''].filter((note) => note !== '');
    uses[name] = {
      target: name === taken ? 'Token' : undefined,
      ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    };
  }
  return { token: taken === undefined ? '' : textOf(taken), uses };
}
