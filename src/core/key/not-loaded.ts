import type { KeyRefusal } from './refusal.ts';

/** What is said of a file that the browser cannot read: a folder, or one that is gone. */
export const FILE_NOT_READ: KeyRefusal = {
  code: 'not-loaded',
  sentence: 'The file could not be read.',
  remedy: 'Choose it again, or paste what is in it.',
};

/** What is said when the part of the page that reads keys, and knows the words for refusals, cannot be fetched. */
export const KEY_PART_NOT_LOADED: KeyRefusal = {
  code: 'not-loaded',
  sentence: 'The part of Tokenscope that reads keys could not be loaded.',
  remedy: 'Is Tokenscope still running? Start it, reload the page, and paste the key again.',
};
