/**
 * Has RegExp forget the text that matched last, the match and its groups: all of them can be read from RegExp itself, and may
 * be a piece of a key.
 * @see https://github.com/tc39/proposal-regexp-legacy-features
 */
export function forgetMatch(): void {
  /()()()()()()()()()/.test('');
}
