import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { OpenAnswer } from './exchange.ts';
import { codeOf, faultOfError, RelayFault } from './relay-fault.ts';

/** The bytes of the answer's body with their content encoding undone, at most `limit` of them before and after. */
export async function readAnswerBody({ response, error }: OpenAnswer, limit: number): Promise<Buffer> {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const gzip = encoding === 'gzip' || encoding === 'x-gzip';
  if (!gzip && encoding !== '' && encoding !== 'identity')
    throw new RelayFault('unsupported-encoding', 'The answer has a content encoding that was not asked for.');
  const body = new CappedBytes(limit);
  const wire = capped(response.socket, limit);
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) body.add(chunk);
  };
  try {
    if (gzip) await pipeline(response, wire, createGunzip(), collect);
    else await pipeline(response, wire, collect);
    return body.bytes();
  } catch (cause) {
    if (cause instanceof RelayFault) throw cause;
    if (codeOf(error()).startsWith('HPE_')) throw faultOfError(error(), 'asking');
    if (codeOf(cause).startsWith('Z_')) throw new RelayFault('corrupt-body', 'The gzip data of the answer is broken.');
    throw new RelayFault('truncated-body', 'The connection ended before the answer did.');
  }
}

/** Passes chunks on until there are too many bytes of them, or of what they are wrapped in. */
function capped(socket: Socket, limit: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* pass(source) {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limit || socket.bytesRead > limit + FRAMING) throw tooLarge(limit);
      yield chunk;
    }
  };
}

/** What headers and chunk sizes may add on the wire: chunks of one byte would cost seconds to take apart. */
const FRAMING = 1024 * 1024;

/** One growing buffer: an answer in chunks of one byte would cost a hundred times its size as a list of chunks. */
class CappedBytes {
  readonly #limit: number;
  #store = Buffer.alloc(0);
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    const size = this.#size + chunk.length;
    if (size > this.#limit) throw tooLarge(this.#limit);
    if (size > this.#store.length) {
      const larger = Buffer.allocUnsafe(Math.max(size, 2 * this.#store.length));
      this.#store.copy(larger, 0, 0, this.#size);
      this.#store = larger;
    }
    chunk.copy(this.#store, this.#size);
    this.#size = size;
  }

  bytes(): Buffer {
    return this.#store.subarray(0, this.#size);
  }
}

function tooLarge(limit: number): RelayFault {
  return new RelayFault('too-large', `The body of the answer is larger than ${limit} bytes.`);
}
