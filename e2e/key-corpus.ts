import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import type { ConsolePage } from './console-page.ts';

/** A key file as people really have it: its bytes, and what must come of it. */
export interface KeyCase {
  readonly file: string;
  readonly outcome: 'sign' | 'sign-with-passphrase' | 'reject';
  readonly reason?: string;
  readonly passphrase?: string;
  readonly publicJwk?: JWK;
  readonly thumbprint?: string;
  readonly contentBase64: string;
}

/** Every key file of the corpora: those made for the project, and those beyond it. */
export const KEY_CASES = ['keys.json', 'more-keys.json'].flatMap(
  (name) =>
    (JSON.parse(readFileSync(new URL(`corpora/${name}`, import.meta.url), 'utf8')) as { cases: readonly KeyCase[] })
      .cases,
);
/** The case whose file name starts like this. */
export const caseOf = (start: string): KeyCase => {
  const found = KEY_CASES.find(({ file }) => file.startsWith(start));
  if (!found) throw new Error(`no case ${start}`);
  return found;
};

/** The exact bytes of the file. */
export const bytesOf = ({ contentBase64 }: KeyCase): Buffer => Buffer.from(contentBase64, 'base64');

/** Pastes what is text, and gives the rest, and whatever a text field would change, as a file. */
export async function give(console: ConsolePage, key: KeyCase): Promise<void> {
  const bytes = bytesOf(key);
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes) && !/[\0\r]/.test(text);
  if (isText) await console.field('Signing key').fill(text);
  else
    await console.page
      .getByLabel('Signing key file')
      .setInputFiles({ name: key.file, mimeType: 'application/octet-stream', buffer: bytes });
}
