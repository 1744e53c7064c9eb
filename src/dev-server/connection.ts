import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as startTls, type TLSSocket } from 'node:tls';
import { faultOfError } from './relay-fault.ts';
import type { Target } from './target.ts';

/** Starts a TCP connection to an address that was checked; `net.connect` in the running server. */
export type Connect = (address: string, port: number) => Socket;

/**
 * A TCP connection to the first of the checked addresses and to no other: neither raced with the rest nor moved on to
 * them, so that one call means one connection.
 */
export async function openConnection(
  [address = '']: readonly string[],
  port: number,
  connect: Connect,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    return await established(connect(address, port), 'connect', signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : faultOfError(error, 'connecting');
  }
}

/** TLS over the connection, with the certificate verified for the name in the URL whatever the environment says. */
export async function secureConnection(
  socket: Socket,
  { name, literal }: Target,
  ca: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const secured = startTls({
    socket,
    host: name,
    ...(literal ? {} : { servername: name }),
    ...(ca ? { ca: [...ca] } : {}),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
  });
  try {
    return await established(secured, 'secureConnect', signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : faultOfError(error, 'securing');
  }
}

async function established<Kind extends Socket>(socket: Kind, event: string, signal: AbortSignal): Promise<Kind> {
  // an error between two phases has no other listener and would end the process
  socket.on('error', () => undefined);
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
