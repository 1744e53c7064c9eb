import { connect } from 'node:net';

/** An answer taken apart by hand: header names in lower case, the last of each. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends the bytes to a port of the loopback interface and reads the first final answer, up to its length or its end. */
export async function sendRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(bytes);
  let seen = '';
  for await (const chunk of socket) {
    seen = (seen + String(chunk)).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
    const end = seen.indexOf('\r\n\r\n');
    const length = Number(/^content-length: (\d+)/im.exec(seen)?.[1] ?? Infinity);
    if (end >= 0 && Buffer.byteLength(seen) >= end + 4 + length) break;
  }
  const [head = '', ...body] = seen.split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  return {
    status: Number(line.split(' ')[1]),
    headers: new Map(
      headers.map((each): [string, string] => [
        each.slice(0, each.indexOf(':')).toLowerCase(),
        each.slice(each.indexOf(':') + 2),
      ]),
    ),
    body: body.join('\r\n\r\n'),
  };
}
