import { codePointOf } from '../claims/characters.ts';
import { excerpt } from '../claims/excerpt.ts';
import type { Redact } from './redact.ts';

/** Writes texts of others into Markdown: without a secret, and so that nothing in them becomes markup. */
export interface MarkdownWriter {
  readonly redact: Redact;
  /** As code within a line or a cell of a table. */
  readonly code: (text: string, length?: number) => string;
  /** As a block of code, whose fence is longer than any in the text. */
  readonly block: (text: string) => string;
  /** A sentence of ours that may quote others. */
  readonly sentence: (text: string) => string;
}

const LONGEST_BLOCK = 2000;
/** What turns a terminal's or a reader's text around. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A writer that takes secrets out before anything is cut or escaped. */
export const markdownWriter = (redact: Redact): MarkdownWriter => ({
  redact,
  code: (text, length = 300) => {
    const line = excerpt(redact(text), length).replaceAll(/\s+/g, ' ').replaceAll('|', '¦');
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = /^`|`$/.test(line) ? ' ' : '';
    return line === '' ? '(empty)' : `${ticks}${pad}${line}${pad}${ticks}`;
  },
  block: (text) => {
    const redacted = redact(text);
    const isCut = redacted.length > LONGEST_BLOCK;
    const plain = redacted.slice(0, LONGEST_BLOCK).replaceAll(UNSEEN, (character) => `[${codePointOf(character)}]`);
    const shown = isCut ? `${plain}\n… (${text.length} characters in all)` : plain;
    const fence = '`'.repeat(Math.max(longestRun(shown) + 1, 3));
    return `${fence}\n${shown}\n${fence}`;
  },
  sentence: (text) =>
    redact(text)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/([\\`*[\]<>|~])/g, '\\$1'),
});

/** A list of facts, those that are known. */
export const factList = (facts: readonly (readonly [name: string, value: string | undefined])[]): string =>
  facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n');

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
