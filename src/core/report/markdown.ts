import { excerpt } from '../claims/excerpt.ts';

/** A text of others as code within a line of Markdown: nothing in it can end the span, start a link or a table cell. */
export function inlineCode(text: string, length = 300): string {
  const line = excerpt(text, length).replaceAll(/\s+/g, ' ').replaceAll('|', '¦');
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return line === '' ? '(empty)' : `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A text of others as a block of code: its fence is longer than any in the text. */
export function codeBlock(text: string, length = 2000): string {
  const shown = text.length > length ? `${text.slice(0, length)}\n… (${text.length} characters in all)` : text;
  const fence = '`'.repeat(Math.max(longestRun(shown) + 1, 3));
  return `${fence}\n${shown}\n${fence}`;
}

/** A sentence of ours that may quote others: what Markdown or HTML would read in it is taken as it stands. */
export const plainText = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/([\\`*[\]<>|~])/g, '\\$1');

/** A list of facts, those that are known. */
export const factList = (facts: readonly (readonly [name: string, value: string | undefined])[]): string =>
  facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n');

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
