import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuthorizationServer, createListener } from './authorization-server.ts';
import { createClients } from './clients.ts';
import { createControl, type ControlAnswer } from './control.ts';
import { FaultInjection } from './fault-injection.ts';
import { createKeyPair } from './key-pair.ts';
import { loadLibrary } from './library.ts';
import { Reasons } from './reasons.ts';
import { Store } from './store.ts';

/** A running authorization server that behaves like PingOne, and the means to set its stage. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Pulls a string: `sample`, `token`, `clients`, `faults` or `reason`. */
  control(route: string, body: unknown): Promise<ControlAnswer>;
  /** Ends every connection and timer. May be called again. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Starts a sandbox on a free port of the loopback interface, with keys and secrets made for this one run. */
export async function startSandbox(): Promise<Sandbox> {
  const [library, signingKey, clients] = await Promise.all([loadLibrary(), createKeyPair('rsa'), createClients()]);
  const server = createServer();
  // the issuer holds the port, so the port comes first
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const origin = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`; // a TCP server's address is never text
  const reasons = new Reasons();
  const parts = { library, signingKey, clients, store: new Store(), reasons, faults: new FaultInjection(reasons) };
  const provider = createAuthorizationServer(origin, parts);
  server.on('request', createListener(provider, reasons));

  let closing: Promise<void> | undefined;
  return {
    origin,
    control: createControl(provider, parts),
    close: () => (closing ??= closeServer(server).finally(() => parts.store.close())),
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
