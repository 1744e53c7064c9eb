import { once } from 'node:events';
import { isIPv6, type Socket } from 'node:net';
import { connect as startTls, type TLSSocket } from 'node:tls';
import { faultOfError } from './relay-fault.ts';
import type { Target } from './target.ts';
import { faultOfTls } from './tls-fault.ts';
import type { Trust } from './trust.ts';

/** Starts a TCP connection to an address that was checked; `net.connect` in the running server. */
export type Connect = (address: string, port: number) => Socket;

const PATIENCE_WHILE_OTHERS_ARE_LEFT = 2_000;

/** A TCP connection to the first of the addresses that takes it: at most two of each family, in the resolver's order. */
export async function openConnection(
  addresses: readonly string[],
  port: number,
  connect: Connect,
  signal: AbortSignal,
): Promise<Socket> {
  const v6 = addresses.filter((address) => isIPv6(address)).slice(0, 2);
  const v4 = addresses.filter((address) => !isIPv6(address)).slice(0, 2);
  const candidates = addresses.filter((address) => v6.includes(address) || v4.includes(address));
  const last = candidates.at(-1) ?? '';
  for (const address of candidates.slice(0, -1)) {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_WHILE_OTHERS_ARE_LEFT)]);
    const socket = await established(connect(address, port), 'connect', patience).catch(() => undefined);
    if (socket) return socket;
    signal.throwIfAborted();
  }
  try {
    return await established(connect(last, port), 'connect', signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : faultOfError(error, 'connecting');
  }
}

/** TLS over the connection, with the certificate verified for the name in the URL whatever the environment says. */
export async function secureConnection(
  socket: Socket,
  { name, literal }: Target,
  { added, context }: Trust,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const secured = startTls({
    socket,
    host: name,
    ...(literal ? {} : { servername: name }),
    secureContext: context,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
  });
  let shown: Buffer | undefined;
  // node judges the certificate next, and lets go of it when it is refused; getPeerX509Certificate would take it away
  secured.prependOnceListener('secure', () => (shown = secured.getPeerCertificate().raw));
  try {
    return await established(secured, 'secureConnect', signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : faultOfTls(error, { name, added, shown });
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
