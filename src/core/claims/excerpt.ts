import { codePointOf } from './characters.ts';

/** A character that cannot be seen, or that turns the direction of what follows. */
export const HIDDEN = /(?!\p{White_Space})[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb\u2800]/u;

const HIDDEN_EACH = new RegExp(`${HIDDEN.source}|[\\n\\r\\u2028\\u2029\\u0085]`, 'gu');
/** So many marks on one letter pile up over the lines above. */
const PILE = /[\p{Mn}\p{Me}]{5,}/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text of others for a sentence of our own: cut to a length in UTF-16 code units, what is hidden in it named by its code
 * point, piles of marks counted, and isolated where it runs from right to left, so that it neither turns nor drowns the sentence.
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function excerpt(text: string, length = 120): string {
  const cut = text.length > length ? `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…` : text;
  const shown = cut.replace(HIDDEN_EACH, (character) => `[${codePointOf(character)}]`);
  const plain = shown.replace(PILE, (pile) => `[${Array.from(pile).length} combining marks]`);
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** The first few of many texts of others for a sentence, each as an excerpt, and how many more there are. */
export const listed = (texts: readonly string[], joiner = ', ', most = 5): string =>
  texts
    .slice(0, most)
    .map((text) => excerpt(text))
    .join(joiner) + (texts.length > most ? `${joiner === ', ' ? ',' : ''} and ${texts.length - most} more` : '');
