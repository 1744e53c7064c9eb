import type { X509Certificate } from 'node:crypto';
import dns from 'node:dns';
import net from 'node:net';
import type { Connect } from './connection.ts';
import type { Proxy } from './proxy.ts';
import { RELAY_LIMITS, type RelayLimits } from './relay-limits.ts';
import type { Lookup } from './resolution.ts';
import { type Trust, trustIn } from './trust.ts';

/** All that a relayed call depends on; the running server takes the defaults of {@link relayWorld}. */
export interface RelayWorld {
  readonly allowedOrigins: ReadonlySet<string>;
  readonly trust: Trust;
  /** What leads to every server but those of the allowed origins. */
  readonly proxy: Proxy | undefined;
  readonly limits: RelayLimits;
  readonly lookup: Lookup;
  readonly connect: Connect;
}

/** The world of the running server: node's resolver and sockets, the full limits. */
export function relayWorld(
  allowedOrigins: Iterable<string>,
  authorities: readonly X509Certificate[] = [],
  proxy?: Proxy,
): RelayWorld {
  return {
    allowedOrigins: new Set(allowedOrigins),
    trust: trustIn(authorities),
    proxy,
    limits: RELAY_LIMITS,
    lookup: (name, options, callback) => dns.lookup(name, options, callback),
    connect: (address, port) => net.connect({ host: address, port }),
  };
}
