import { hasPlaceholder } from '../environment/environment.ts';

/** A shorter text, in characters, can be part of another by chance. */
const SHORTEST_SECRET = 6;

/** Whether a text is one of some secrets, or has one in it. White space around them does not count, nor does a template. */
export const repeatsKnown = (text: string, known: readonly string[]): boolean =>
  known
    .map((each) => each.trim())
    .filter((each) => each !== '' && !hasPlaceholder(each))
    .some((each) => text.trim() === each || (each.length >= SHORTEST_SECRET && text.includes(each)));

/** Whether a text is one of some secrets, has one in it, or is most of one: a secret can be typed into the wrong field. */
export function holdsKnown(text: string, known: readonly string[]): boolean {
  const part = text.trim();
  return (
    repeatsKnown(text, known) ||
    (part.length >= SHORTEST_SECRET && known.some((each) => each.includes(part) && part.length * 3 >= each.length * 2))
  );
}
