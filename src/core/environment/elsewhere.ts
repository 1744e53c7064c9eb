import type { EnvironmentDraft } from './environment.ts';
import { serverOf } from './servers.ts';

/** Where the address of a server came from, if nobody typed it. */
export type Source = 'link' | 'import' | 'discovery';

/** Addresses that nobody typed: the texts themselves, so that whatever is typed in their place no longer is one of them. */
export interface Elsewhere {
  readonly source: Source;
  readonly addresses: readonly string[];
}

/** Adds addresses to those that nobody typed before. */
export const withElsewhere = (
  before: Elsewhere | undefined,
  source: Source,
  addresses: readonly string[],
): Elsewhere => ({ source, addresses: [...(before?.addresses ?? []), ...addresses.filter((text) => text !== '')] });

/**
 * The hosts that a request would go to, or that an assertion would be made for, because a link, an import or a discovery
 * document said so; joined by a space, and empty if a person typed or confirmed them. Nothing is sent before.
 */
export function unconfirmedHosts(
  draft: EnvironmentDraft & { readonly elsewhere: Elsewhere | undefined; readonly confirmed: string },
): string {
  const given = addressesOf(draft).filter((address) => address !== '' && draft.elsewhere?.addresses.includes(address));
  const hosts = [...new Set(given.map(hostOf))].join(' ');
  return hosts === draft.confirmed ? '' : hosts;
}

/** The typed texts that decide where a request goes; those of the list of servers lead nowhere else. */
function addressesOf(draft: EnvironmentDraft): readonly string[] {
  switch (serverOf(draft.server)?.kind) {
    case 'custom-domain':
      return [draft.customDomain];
    case 'other':
      return [draft.issuer, draft.endpoint, draft.tokenEndpoint];
    default:
      return [];
  }
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '') || address;
