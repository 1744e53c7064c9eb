import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FaultStep } from './test-fault-case.ts';

/** What the server writes for a step that is one piece of writing, or several. */
export function bytesOf({ write, writeHex, chunks, size = 1, gzip, brotli, bomb, h2 }: FaultStep): (string | Buffer)[] {
  if (write !== undefined) return [withDates(write)];
  if (writeHex !== undefined) return [Buffer.from(writeHex, 'hex')];
  if (gzip !== undefined) return [wholeAnswer(gzipSync(gzip), 'gzip')];
  if (brotli !== undefined) return [wholeAnswer(brotliCompressSync(brotli), 'br')];
  if (bomb !== undefined) return [wholeAnswer(bombOf(bomb), 'gzip')];
  if (h2 !== undefined) return [Buffer.from(H2_SETTINGS + (h2 === 'goaway' ? H2_GOAWAY : H2_RST_STREAM), 'hex')];
  if (chunks === undefined) return [];
  const parts = chunks.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
  return [...parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`), '0\r\n\r\n'];
}

/** A whole answer labelled as JSON. */
export function wholeAnswer(body: string | Buffer, encoding?: string): Buffer {
  const coding = encoding === undefined ? '' : `Content-Encoding: ${encoding}\r\n`;
  const head = `${JSON_HEAD}${coding}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

/** `{DATE+5s}` stands for the HTTP date in five seconds. */
function withDates(text: string): string {
  return text.replaceAll(/\{DATE([+-]\d+)s\}/g, (_, seconds: string) =>
    new Date(Date.now() + Number(seconds) * 1000).toUTCString(),
  );
}

/** Many times the same gzip member: cheap to make, and as large as one. */
function bombOf(mebibytes: number): Buffer {
  return Buffer.concat(Array.from({ length: mebibytes }, () => MEBIBYTE));
}

const JSON_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
/** The head of an answer whose body ends with the connection. */
export const HEAD_OF_JSON = `${JSON_HEAD}\r\n`;
const MEBIBYTE = gzipSync(Buffer.alloc(1024 * 1024));
/** What is written again and again where there is no end. */
export const ENDLESS = {
  body: ' '.repeat(64 * 1024),
  headers: `X: ${randomBytes(512).toString('hex')}\r\n`,
};

/** Frames as RFC 9113 has them. @see https://www.rfc-editor.org/rfc/rfc9113#section-6 */
const H2_SETTINGS = '000000040000000000';
const H2_GOAWAY = '0000080700000000000000000000000000';
const H2_RST_STREAM = '00000403000000000100000002';
