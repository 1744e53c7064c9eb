import type { Session } from '../core/environment/relay.ts';
import { calledIn, listed } from './certificate-names.ts';
import type { Settings } from './settings.ts';

type Network = Session['network'];

/** What may be shown of the settings: of an authority its name, of the proxy where it is and never its credentials. */
export function networkOf({ allowedOrigins, authorities, proxy }: Settings): Network {
  return {
    allowedOrigins,
    authorities: [...new Set(authorities.map(({ subject }) => calledIn(subject)))],
    proxy: proxy?.name ?? '',
  };
}

/** What is printed of it at start, by its label; empty where there is nothing to say. */
export function startLinesOf({ allowedOrigins, authorities, proxy }: Network): Readonly<Record<string, string>> {
  return { Allowed: allowedOrigins.join(' '), Proxy: proxy, CA: listed(authorities) };
}
