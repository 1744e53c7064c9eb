/** The text with every half of a surrogate pair, which no encoding can carry, made into U+FFFD. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
